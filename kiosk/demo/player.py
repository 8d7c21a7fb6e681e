"""Plays a tour's plan on a window: reads each page, then presses the real button. It has no clock of its own."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.content.language.sentences import words_to_read
from kiosk.demo.dot import TouchDot
from kiosk.demo.plan import SHORTEST_LOOK_S, Meaning, PageTurns, Press, reading_s
from kiosk.navigation import Route
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.views.glossary import GlossaryOverlay
from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.buttons import ChoiceButton
from kiosk.widgets.controls.label import Label
from kiosk.window.window import KioskWindow

# How long the dot comes, presses and goes, in seconds, and how finely its way and the reading are cut.
_COMING_S: Final = 0.6
_DOWN_S: Final = 0.4
_GOING_S: Final = 0.3
_STEP_S: Final = 0.05
# A picture that moves longer than this is not waited for.
_PATIENCE_S: Final = 20.0

# Buttons of the bar, whose keys are the same words.
_ON_BAR: Final = {Meaning.HOME, Meaning.BACK, Meaning.NEXT, Meaning.CONTRAST, Meaning.LANGUAGE}


class TourPlayer(QObject):
    """Moves on when it is told how much time has passed; `finished` at the end of the plan."""

    finished = Signal()

    def __init__(self, window: KioskWindow, motions: MotionClock) -> None:
        """`motions` is the clock of pictures and pages that move: reading begins to count when they rest."""
        super().__init__(window)
        self._window = window
        self._motions = motions
        self._dot = TouchDot(window)
        self._steps: Iterator[float] | None = None
        self._pressed: ChoiceButton | None = None
        self._due = 0.0
        self._read: set[tuple[Route, str, str | None]] = set()

    @property
    def playing(self) -> bool:
        """Whether a tour is running."""
        return self._steps is not None

    def start(self, plan: Iterable[Press]) -> None:
        """Begins the plan on the start screen."""
        self.stop()
        self._read.clear()
        self._due = 0.0
        self._window.reset()
        self._steps = self._walk(plan)

    def stop(self) -> None:
        """Ends at once: no button stays down, no dot on the glass; the screen stays where it is."""
        self._steps = None
        if self._pressed is not None and isValid(self._pressed):
            self._pressed.let_go()
        self._pressed = None
        self._dot.hide()

    def advance(self, seconds: float) -> None:
        """Lets that much time pass."""
        self._due -= seconds
        while self._steps is not None and self._due < 1e-9:
            wait = next(self._steps, None)
            if wait is None:
                self.stop()
                self.finished.emit()
            else:
                self._due += wait

    def _walk(self, plan: Iterable[Press]) -> Iterator[float]:
        for press in plan:
            yield from self._turn(press)
            yield from self._read_page()
            yield from self._touch(press)
        yield from self._read_page()
        self._window.reset()
        yield from self._read_page()

    def _turn(self, press: Press) -> Iterator[float]:
        """Turns pages as the press wants them turned; never beyond the last one."""
        while press.turns is not PageTurns.NONE and not self._on_last_page():
            if press.turns is PageTurns.UNTIL_FOUND and self._find(press) is not None:
                return
            yield from self._read_page()
            yield from self._touch(Press(Meaning.NEXT))

    def _on_last_page(self) -> bool:
        outline = self._window.outline
        return outline.page_of(self._window.visit.route.place) + 1 >= outline.pages

    def _read_page(self) -> Iterator[float]:
        """As long as the words need once nothing moves; a page that was read is looked at shortly."""
        visit = self._window.visit
        page = (visit.route, visit.language, visit.word)
        left = SHORTEST_LOOK_S if page in self._read else reading_s(self._words())
        self._read.add(page)
        patience = _PATIENCE_S
        while left > 0.0:
            if patience > 0.0 and self._motions.moving:
                patience -= _STEP_S
            else:
                left -= _STEP_S
            yield _STEP_S

    def _words(self) -> int:
        """How many words are new: those above the bar, or of the word that is explained over them."""
        context, word = self._window.context(), self._window.visit.word
        if context is None or word is None:
            bar = self._window.findChild(Bar)
            on_bar = () if bar is None else bar.findChildren(Label)
            texts = {words for words in self._window.findChildren(Label) if words.isVisible()} - {*on_bar}
            return sum(words.words for words in texts)
        entry = context.content.word(word)
        return words_to_read(f"{context.say(entry.word)} {context.say(entry.meaning)}")

    def _find(self, press: Press) -> ChoiceButton | None:
        """The button that is meant and can be pressed now; none where the screen has no such button."""
        buttons = (button for button in self._window.buttons() if isinstance(button, ChoiceButton))
        return next((button for button in buttons if button.isEnabled() and _means(button, press)), None)

    def _touch(self, press: Press) -> Iterator[float]:
        """The dot comes down on the button, the button goes down, acts as under a finger, and the dot goes."""
        button = self._find(press)
        if button is None:
            return
        self._place(button)
        for share in _shares(_COMING_S):
            self._dot.come(share)
            yield _STEP_S
        if not (isValid(button) and button.isVisible()):
            self._dot.hide()
            return
        self._pressed = button
        self._place(button)
        button.setDown(True)
        self._dot.press()
        yield _DOWN_S
        self._pressed = None
        if isValid(button):
            button.setDown(False)
            button.click()
        for share in _shares(_GOING_S):
            self._dot.go(share)
            yield _STEP_S
        self._dot.hide()

    def _place(self, button: ChoiceButton) -> None:
        theme, middle = self._window.theme(), button.mapTo(self._window, button.rect().center())
        self._dot.place(middle, theme.metrics.mm(tokens.DOT_MM), theme.colours)


def _means(button: ChoiceButton, press: Press) -> bool:
    if press.meaning is Meaning.CLOSE:
        return _is_within(GlossaryOverlay, button)
    if press.meaning in _ON_BAR:
        return _is_within(Bar, button) and button.key == press.meaning.value
    # A glossary word may have the id of a section.
    wanted = press.meaning is Meaning.EXPLAIN
    found = button.key == press.target and (button.property("role") in ("chip", "tag")) is wanted
    return found and not _is_within(Bar, button)


def _is_within(kind: type[QWidget], button: QWidget) -> bool:
    return any(holder.isAncestorOf(button) for holder in button.window().findChildren(kind))


def _shares(seconds: float) -> Iterator[float]:
    """The shares of a motion, up to 1, a step apart."""
    count = round(seconds / _STEP_S)
    yield from (index / count for index in range(1, count + 1))
