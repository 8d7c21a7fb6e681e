"""Which view a visit's screen has, made and joined to what patients ask for."""

from typing import TYPE_CHECKING

from kiosk.content.model import Story
from kiosk.navigation import Screen
from kiosk.views.attract import AttractView, Clock
from kiosk.views.context import ViewContext
from kiosk.views.home import HomeView
from kiosk.views.registry import section_view
from kiosk.views.story import StoryView
from kiosk.widgets.controls.view import View
from kiosk.window.bar_slot import BarSlot

if TYPE_CHECKING:
    from kiosk.window.window import KioskWindow


class ViewMaker:
    """Makes views for the window; the waiting screen goes by the clock, if there is one."""

    def __init__(self, window: "KioskWindow", bar: BarSlot, clock: Clock | None) -> None:
        """What the views ask for goes to the requests of the window."""
        self._window = window
        self._bar = bar
        self._clock = clock

    def make(self, context: ViewContext) -> View:
        """The view of the screen that the window's visit is at."""
        screen, story = self._window.visit.route.screen, context.content.story
        if screen is Screen.ATTRACT:
            return self._attract(context)
        if screen is Screen.STORY and story is not None:
            return self._story(story, context)
        return self._pages(context, at_home=screen is not Screen.SECTION)

    def _attract(self, context: ViewContext) -> AttractView:
        attract = AttractView(context, self._clock)
        attract.language_chosen.connect(self._window.requests.begin)
        attract.shifted.connect(self._bar.shift)
        self._bar.shift(attract.shift)
        return attract

    def _story(self, story: Story, context: ViewContext) -> StoryView:
        scenes, requests = StoryView(story, context), self._window.requests
        scenes.scene_over.connect(requests.run_on)
        scenes.pause_requested.connect(requests.pause)
        scenes.again_requested.connect(requests.watch_again)
        return scenes

    def _pages(self, context: ViewContext, *, at_home: bool) -> View:
        route, requests = self._window.visit.route, self._window.requests
        pages = HomeView(context) if at_home else section_view(context.content.section(route.section), context)
        pages.target_chosen.connect(requests.follow)
        pages.word_chosen.connect(requests.explain)
        pages.picture_chosen.connect(requests.enlarge)
        pages.marked.connect(requests.mark)
        pages.sheet_requested.connect(requests.show_sheet)
        pages.repaged.connect(self._window.show_bar_state)
        return pages
