"""Makes the view of each screen."""

from collections.abc import Sequence

from kiosk.navigation import Screen, Visit
from kiosk.theme.theme import Theme
from kiosk.views.attract import AttractView, Clock
from kiosk.views.context import ViewContext
from kiosk.views.home import HomeView
from kiosk.views.registry import section_view
from kiosk.views.updating import UpdatingText, UpdatingView
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.window.requests import PatientRequests


class ViewFactory:
    """Makes views whose buttons are wired to the patients' requests."""

    def __init__(self, requests: PatientRequests, texts: Sequence[UpdatingText], clock: Clock | None) -> None:
        """`texts` are those of the calm screen; the waiting screen rearranges itself by the clock if there is one."""
        self._requests = requests
        self._texts = tuple(texts)
        self._clock = clock

    def updating(self, theme: Theme) -> UpdatingView:
        """The calm screen of a kiosk that has no content."""
        return UpdatingView(self._texts, theme)

    def attract(self, context: ViewContext) -> AttractView:
        """The waiting screen."""
        view = AttractView(context, self._clock)
        view.language_chosen.connect(self._requests.begin)
        return view

    def pages(self, visit: Visit, context: ViewContext) -> PagedView:
        """The front page, or the section that the visit is at."""
        at_home = visit.route.screen is Screen.HOME
        view = HomeView(context) if at_home else section_view(context.content.section(visit.route.section), context)
        view.target_chosen.connect(self._requests.follow)
        view.word_chosen.connect(self._requests.explain)
        return view
