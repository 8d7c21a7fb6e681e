"""The keys of the demo, caught before the input shield, which knows nothing of them."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

_T: Final = QEvent.Type
_KEYS: Final = frozenset({_T.KeyPress, _T.KeyRelease, _T.ShortcutOverride})
_BEGINNINGS: Final = frozenset({_T.MouseButtonPress, _T.MouseButtonDblClick, _T.TouchBegin})
_ENDS: Final = frozenset({_T.MouseButtonRelease, _T.TouchEnd, _T.TouchCancel})
_TOUCHES: Final = _BEGINNINGS | _ENDS | {_T.MouseMove, _T.TouchUpdate}
# Pressed on the way to a combination of keys, which is the system's or quits the program.
_MODIFIERS: Final = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_Shift, Qt.Key.Key_AltGr})


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


KEYS: Final[Mapping[Qt.Key, DemoAction]] = MappingProxyType(
    {
        Qt.Key.Key_F1: DemoAction.THIS_LIST,
        Qt.Key.Key_F2: DemoAction.NEXT_SECTION,
        Qt.Key.Key_F3: DemoAction.NEXT_SHAPE,
        Qt.Key.Key_F4: DemoAction.NEXT_LANGUAGE,
        Qt.Key.Key_F5: DemoAction.NEXT_CONTRAST,
        Qt.Key.Key_F6: DemoAction.CLEAN_START,
        Qt.Key.Key_F7: DemoAction.NEXT_SAMPLE,
        Qt.Key.Key_F8: DemoAction.TOUR,
    }
)


class InputLock(Enum):
    """What else than the demo's keys is kept from the kiosk and told as `interrupted`."""

    NOTHING = "nothing"
    KEYS = "other-keys"
    EVERYTHING = "other-keys-and-touches"


class DemoKeyFilter(QObject):
    """Emits `wished` for a key of the demo, and `interrupted` for what the guard keeps from the kiosk."""

    wished = Signal(DemoAction)
    interrupted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.guard = InputLock.NOTHING
        self._touch_kept = False

    def install(self, application: QApplication) -> None:
        """Starts watching; filters put on later are asked first, so this must follow the shield's."""
        application.installEventFilter(self)

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
        wish = KEYS.get(Qt.Key(event.key()))
        if wish is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if fresh:
                self.wished.emit(wish)
            return True
        combined = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.guard is InputLock.NOTHING or combined or event.key() in _MODIFIERS:
            return False
        if fresh:
            self.interrupted.emit()
        return True

    def _touch(self, event: QEvent) -> bool:
        """The touch that interrupts presses nothing, from its beginning to its end."""
        kind = event.type()
        if kind in _BEGINNINGS and self.guard is InputLock.EVERYTHING:
            self._touch_kept = True
            self.interrupted.emit()
            event.accept()
            return True
        if not self._touch_kept:
            return False
        self._touch_kept = kind not in _ENDS
        event.accept()
        return True
