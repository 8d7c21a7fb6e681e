"""What must be so after each action, whatever it was; each oracle says in words what is wrong."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.navigation import Screen
from kiosk.staff.controller import StaffMode
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.view import View
from tools.soak.office import Office
from tools.soak.room import Room

_WORD: Final = re.compile(r"[^\W\d_]+")
# Screens of the staff that have no button on purpose: dark ones, and one that may be wiped.
_WITHOUT_BUTTONS: Final = (StaffMode.QUIET, StaffMode.WIPE)


def broken(room: Room, words: "Words") -> list[str]:
    """Everything that is wrong now."""
    found = [fault for oracle in _ORACLES for fault in oracle(room)]
    return [*found, *words.wrong(room)]


def _behind(room: Room) -> Iterator[str]:
    yield from room.watch.faults
    room.watch.faults.clear()


def _one_window(room: Room) -> Iterator[str]:
    if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
        yield "a popup is there"
    if others := [top for top in QApplication.topLevelWidgets() if top.isVisible() and top is not room.window]:
        yield f"other windows: {others}"
    if not room.window.isVisible():
        yield "the window is gone"
    if room.window.geometry() != room.screen:
        yield f"the window is at {room.window.geometry().getRect()}, the screen at {room.screen.getRect()}"


def _one_view(room: Room) -> Iterator[str]:
    views = [view for view in room.window.findChildren(View) if view.isVisibleTo(room.window)]
    covered = room.window._layers.overlays
    if room.window.view is None or len(views) > 1 or (not views and not covered):
        yield f"views: {views}, over them: {covered}"


def _content(room: Room) -> Iterator[str]:
    if room.window.content is None:
        yield "the calm screen is there though there is good content"


def _no_dead_end(room: Room) -> Iterator[str]:
    if room.kiosk.staff.mode not in _WITHOUT_BUTTONS and not room.window.buttons():
        yield "no button can be pressed"
    if room.window._layers.overlays or room.window.visit.route.screen is Screen.ATTRACT:
        return
    bar = room.window._bar.bar
    if bar is None or not bar.isVisible():
        yield "no bar leads home"


def _nothing_stuck(room: Room) -> Iterator[str]:
    if not room.touching and (stuck := [button for button in room.window.buttons() if button.isDown()]):
        yield f"pressed though nobody touches the glass: {[button.accessibleName() for button in stuck]}"


def _nothing_copied(_room: Room) -> Iterator[str]:
    if text := QGuiApplication.clipboard().text():
        yield f"on the clipboard: {text}"


_ORACLES: Final[tuple[Callable[[Room], Iterator[str]], ...]] = (
    _behind, _one_window, _one_view, _content, _no_dead_end, _nothing_stuck, _nothing_copied,
)  # fmt: skip


def left_over(room: Room) -> Iterator[str]:
    """What a visit left behind that is over."""
    if not room.window.untouched:
        yield f"the visit was not forgotten: {room.window.visit}"
    if room.window._layers.overlays:
        yield f"over the page: {room.window._layers.overlays}"
    if room.window.focusWidget() not in (None, room.window):
        yield f"the keyboard is at {room.window.focusWidget()}"


def blank(room: Room) -> Iterator[str]:
    """Whether all of the screen has one colour, by some of its pixels."""
    if room.kiosk.staff.mode is StaffMode.QUIET:
        return
    image = room.window.grab().toImage()
    across, down = max(1, image.width() // 40), max(1, image.height() // 40)
    spots = ((x, y) for x in range(0, image.width(), across) for y in range(0, image.height(), down))
    if len({image.pixel(x, y) for x, y in spots}) < 2:
        yield "the screen is blank"


class Words:
    """Knows which words may be on the screen: those of the content that is meant, and those for staff."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._for_staff = words_in(paths.STAFF_WORDS.read_bytes()) | words_in(paths.FIRST_START_WORDS.read_bytes())
        self._of: dict[bytes, set[str]] = {}
        self._checked: set[str] = set()
        self._data = b""

    def wrong(self, room: Room) -> Iterator[str]:
        """What is shown and must not be."""
        publisher = room.kiosk.publisher
        shown = publisher.edition
        if shown is None:
            return  # which another oracle tells
        if shown.data not in self._office.ever_good:
            yield "content is shown that was never saved whole"
        elif publisher.pending.waiting is None and shown.data != self._office.good:
            yield "what was good last is not shown, and nothing waits"
        if shown.data != self._data:
            self._turn_to(shown.data)
        if room.kiosk.staff.mode is StaffMode.PANEL:
            return  # which tells what is wrong with a file, with its words
        for label in room.window.findChildren(Label):
            text = label.text()
            if text and text not in self._checked and label.isVisible():
                if not self._may_be_said(text):
                    yield f"wrong words: {text}"
                self._checked.add(text)

    def _turn_to(self, data: bytes) -> None:
        self._data = data
        self._checked = set()
        self._known = self._for_staff | words_in(data)

    def _may_be_said(self, text: str) -> bool:
        return all_words([text]) <= self._known


def words_in(data: bytes) -> set[str]:
    """The words that a content file says: those of its values."""
    return all_words(texts_in(json.loads(data)))


def all_words(texts: Iterable[str]) -> set[str]:
    """The words of some texts, without numbers and marks."""
    return {word for text in texts for word in _WORD.findall(text)}


def texts_in(value: Any) -> Iterator[str]:
    """Each text in a value of JSON, but for the names of its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)
