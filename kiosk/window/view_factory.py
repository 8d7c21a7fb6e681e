"""Makes the view of each screen. The rest of the views is loaded when the first of them is shown, not at the start."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.content.front import Front
from kiosk.navigation import Screen, Visit
from kiosk.theme.theme import Theme
from kiosk.views.attract import AttractView, Clock
from kiosk.views.updating import UpdatingText, UpdatingView
from kiosk.window.requests import PatientRequests

if TYPE_CHECKING:
    from kiosk.content.model import Content
    from kiosk.views.context import ViewContext
    from kiosk.widgets.paging.paged_view import PagedView


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

    def attract(self, front: Front, language: str, theme: Theme) -> AttractView:
        """The waiting screen."""
        view = AttractView(front, language, theme, self._clock)
        view.language_chosen.connect(self._requests.begin)
        return view

    def pages(self, content: "Content", visit: Visit, theme: Theme) -> "PagedView":
        """The front page, or the section that the visit is at."""
        from kiosk.views.home import HomeView
        from kiosk.views.registry import section_view

        context = new_context(content, visit.language, theme)
        at_home = visit.route.screen is Screen.HOME
        view = HomeView(context) if at_home else section_view(content.section(visit.route.section), context)
        view.target_chosen.connect(self._requests.follow)
        view.word_chosen.connect(self._requests.explain)
        return view


def new_context(content: "Content", language: str, theme: Theme) -> "ViewContext":
    """What a view, or anything that lies over one, is made from."""
    from kiosk.views.context import ViewContext

    return ViewContext(content, language, theme)
