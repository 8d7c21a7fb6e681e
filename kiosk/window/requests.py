"""What patients ask for by button, stroke or key; each request that changes the screen ends in `KioskWindow.go`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt

from kiosk.navigation import Screen, next_language
from kiosk.views.attract import AttractView
from kiosk.views.context import STORY
from kiosk.views.registry import landing
from kiosk.widgets.controls.bar import Bar

if TYPE_CHECKING:
    from kiosk.window.window import KioskWindow

_K: Final = Qt.Key
# The arrow keys that step on to the next button and back to the one before, by the direction of the language.
_STEPS: Final[Mapping[Qt.LayoutDirection, Mapping[int, int]]] = {
    Qt.LayoutDirection.LeftToRight: {_K.Key_Right: 1, _K.Key_Down: 1, _K.Key_Left: -1, _K.Key_Up: -1},
    Qt.LayoutDirection.RightToLeft: {_K.Key_Left: 1, _K.Key_Down: 1, _K.Key_Right: -1, _K.Key_Up: -1},
}


class PatientRequests(QObject):
    """Asks navigation for the next visit, and has the window show it."""

    def __init__(self, window: "KioskWindow") -> None:
        super().__init__(window)
        self._window = window

    def wire_bar(self, bar: Bar) -> None:
        """Listens to the buttons of a bar."""
        bar.home_requested.connect(self.home)
        bar.back_requested.connect(self.back)
        bar.next_requested.connect(self.next)
        bar.text_size_requested.connect(self.next_text_size)
        bar.contrast_requested.connect(self.other_contrast)
        bar.language_requested.connect(self.next_language)

    def home(self) -> None:
        """To the front page."""
        self._window.go(self._window.visit.home())

    def back(self) -> None:
        """To what was there before."""
        self._window.go(self._window.visit.back(self._window.outline))

    def next(self) -> None:
        """To the next page."""
        self._window.go(self._window.visit.next(self._window.outline))

    def watch(self) -> None:
        """The story, from its first scene, where there is one."""
        if self._window.content is not None and self._window.content.story is not None:
            self._window.go(self._window.visit.story())

    def watch_again(self) -> None:
        """The first scene of the story that is shown."""
        self._window.go(self._window.visit.again())

    def run_on(self) -> None:
        """To the next scene, since the time of this one is over."""
        self._window.go(self._window.visit.next(self._window.outline), by_itself=True)

    def pause(self, paused: bool = True) -> None:  # noqa: FBT001 - it comes from a signal
        """The story stands still, or goes on."""
        self._window.go(self._window.visit.pause(paused=paused))

    def mark(self, name: str, others: list[str]) -> None:
        """An answer is ticked, or no longer; of several that exclude one another the `others` no longer are."""
        self._window.go(self._window.visit.mark(name, *others))

    def show_sheet(self, sheet: str | None = None) -> None:
        """A sheet of the patient's own questions, over the page; none takes it away."""
        self._window.go(self._window.visit.show_sheet(sheet))

    def begin(self, language: str) -> None:
        """To the front page in that language."""
        self._window.go(self._window.visit.in_language(language).home())

    def follow(self, target: str) -> None:
        """To a section, to a part of one such as `spine/lumbar`, or to the story."""
        if target == STORY:
            self.watch()
        elif self._window.content is not None:
            self._window.go(self._window.visit.open(*landing(self._window.content, target)))

    def swipe(self, direction: int) -> None:
        """Forward is Next; back turns pages and leaves sections, but never leaves the front page by accident."""
        route = self._window.visit.route
        if direction > 0:
            self.next()
        elif route.screen in (Screen.SECTION, Screen.STORY) or self._window.outline.page_of(route.place) > 0:
            self.back()

    def tap(self, place: QPointF | None = None) -> None:
        """A tap beside the buttons begins a visit in the language whose half it was in, or holds the story."""
        view = self._window.view
        if isinstance(view, AttractView):
            self.begin(self._window.visit.language if place is None else view.language_at(place))
        elif self._window.visit.route.screen is Screen.STORY:
            self.pause()

    def next_text_size(self) -> None:
        """The next larger text."""
        self._window.go(self._window.visit.next_text_size())

    def other_contrast(self) -> None:
        """The other theme."""
        self._window.go(self._window.visit.other_contrast())

    def next_language(self) -> None:
        """The next language."""
        visit, content = self._window.visit, self._window.content
        if content is not None:
            self._window.go(visit.in_language(next_language(content.codes, visit.language)))

    def explain(self, word: str | None = None) -> None:
        """A glossary word, over the page; none closes the one that is open."""
        self._window.go(self._window.visit.explain(word))

    def enlarge(self, block: int | None = None) -> None:
        """The picture of a block, over the whole page; none closes the one that is open."""
        self._window.go(self._window.visit.enlarge(block))

    def press(self, key: int) -> None:
        """Arrows move through the buttons, Escape goes back, Page Up and Down turn pages, Home goes home."""
        window, steps = self._window, _STEPS[self._window.layoutDirection()]
        if (screen := window.staff.screen) is not None:
            if key not in steps or not window.step_focus(steps[key]):
                screen.key(key)
        elif window.patient.warns:
            window.patient.stay()
        elif key in steps:
            window.step_focus(steps[key])
        elif window.visit.word is not None:
            self.explain()
        elif window.visit.enlarged is not None:
            self.enlarge()
        elif window.visit.sheet is not None:
            self.show_sheet()
        elif key in (_K.Key_Escape, _K.Key_Back, _K.Key_PageUp):
            self.back()
        elif key == _K.Key_PageDown:
            self.next()
        elif key == _K.Key_Home:
            self.home()
        elif key in (_K.Key_Return, _K.Key_Enter, _K.Key_Space):
            self.tap()
