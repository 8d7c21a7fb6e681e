"""The keys of the demo, caught before the input filter, which knows nothing of them."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

_T: Final = QEvent.Type
_KEYS: Final = {_T.KeyPress, _T.KeyRelease, _T.ShortcutOverride}
_BEGINNINGS: Final = {_T.MouseButtonPress, _T.MouseButtonDblClick, _T.TouchBegin}
_ENDS: Final = {_T.MouseButtonRelease, _T.TouchEnd, _T.TouchCancel}
_TOUCHES: Final = _BEGINNINGS | _ENDS | {_T.MouseMove, _T.TouchUpdate}
# Pressed on the way to a combination of keys, which is the system's or quits the program.
_MODIFIERS: Final = {Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Shift, Qt.Key.Key_AltGr}


class DemoAction(Enum):
    """What a key of the demo is for: the name of its words in the content."""

    THIS_LIST = "this_list"
    NEXT_SECTION = "next_section"
    NEXT_SHAPE = "next_shape"
    NEXT_LANGUAGE = "next_language"
    NEXT_CONTRAST = "next_contrast"
    CLEAN_START = "clean_start"
    NEXT_SAMPLE = "next_sample"
    TOUR = "tour"


# F1 and those after it, in the order of the actions.
KEYS: Final = {Qt.Key(Qt.Key.Key_F1 + index): action for index, action in enumerate(DemoAction)}


class InputLock(Enum):
    """What else than the demo's keys is kept from the kiosk and told as `interrupted`."""

    NOTHING = "nothing"
    KEYS = "other-keys"
    EVERYTHING = "other-keys-and-touches"


class DemoKeyFilter(QObject):
    """Emits `requested` for a key of the demo, and `interrupted` for what the guard keeps from the kiosk."""

    requested = Signal(DemoAction)
    interrupted = Signal()

    def __init__(self, guard: Callable[[], InputLock], parent: QObject) -> None:
        """`guard` is asked at each key and touch."""
        super().__init__(parent)
        self._guard = guard
        self._touch_kept = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event is kept from the kiosk."""
        if not isinstance(watched, QWindow):
            return False
        kind = event.type()
        if kind in _KEYS:
            return isinstance(event, QKeyEvent) and self._key(event)
        return kind in _TOUCHES and self._touch(event)

    def _key(self, event: QKeyEvent) -> bool:
        fresh = event.type() is _T.KeyPress and not event.isAutoRepeat()
        action = KEYS.get(Qt.Key(event.key()))
        if action is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if fresh:
                self.requested.emit(action)
            return True
        combined = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self._guard() is InputLock.NOTHING or combined or event.key() in _MODIFIERS:
            return False
        if fresh:
            self.interrupted.emit()
        return True

    def _touch(self, event: QEvent) -> bool:
        """The touch that interrupts presses nothing, from its beginning to its end."""
        kind = event.type()
        begins = kind in _BEGINNINGS and self._guard() is InputLock.EVERYTHING
        kept = begins or self._touch_kept
        self._touch_kept = kept and kind not in _ENDS
        if begins:
            self.interrupted.emit()
        if kept:
            event.accept()
        return kept
