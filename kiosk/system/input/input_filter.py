"""The input filter: one application-wide filter, so that nothing but our buttons ever reacts.

It swallows what a patient could get lost in (context menus, drags, tool tips, wheel, other mouse buttons, every key
that the kiosk does not use), keeps a locked window from being closed or minimised, notes that somebody is there, and
holds back presses for a moment after the screen changed, so that the touch that woke the screen, answered a warning or
was the second half of a double tap presses nothing beneath. It also gives all devices one meaning: fingers, pens and
the mouse press what lies under them and act once, when they are lifted; a key acts once, when it goes down.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal, SignalInstance, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QEventPoint,
    QKeyEvent,
    QMouseEvent,
    QPointerEvent,
    QTabletEvent,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import tokens
from kiosk.system.input.fingers import Fingers, contacts
from kiosk.system.input.key_hold import KeyHold
from kiosk.system.input.keys import OUR_KEYS, Keys

_T: Final = QEvent.Type
_NEVER: Final = {
    _T.ContextMenu, _T.ToolTip, _T.WhatsThis, _T.QueryWhatsThis, _T.StatusTip, _T.Wheel, _T.Shortcut,
    _T.DragEnter, _T.DragMove, _T.DragLeave, _T.Drop, _T.NativeGesture, _T.Gesture, _T.GestureOverride,
    _T.InputMethod,
}  # fmt: skip
_MOUSE: Final = {_T.MouseButtonPress, _T.MouseButtonDblClick, _T.MouseMove, _T.MouseButtonRelease}
_LED: Final = {
    _T.TouchBegin, _T.TouchUpdate, _T.TouchEnd, _T.TouchCancel, _T.TabletPress, _T.TabletMove, _T.TabletRelease,
}  # fmt: skip
_KEYS: Final = {_T.KeyPress, _T.KeyRelease, _T.ShortcutOverride}
_WATCHED: Final = _NEVER | _MOUSE | _LED | _KEYS | {_T.Close, _T.WindowStateChange}
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_SCHEMES: Final = ("http", "https", "file", "ftp", "mailto", "tel", "sms", "data", "about", "ms-settings", "shell")


class InputFilter(QObject):
    """Filters the whole application. No window of a `locked` one can be closed; Ctrl+Q asks to quit where one may.

    Each finger, the mouse and a pen as two more, is told as it comes down (`pressed`), slides (`moved`) and goes up
    (`lifted`), with its number and place on the screen, whether or not it is held back; `lost` when the system takes
    all touches back.
    """

    touched = Signal()
    quit_requested = Signal()
    pressed = Signal(int, QPoint)
    moved = Signal(int, QPoint)
    lifted = Signal(int, QPoint)
    lost = Signal()

    def __init__(
        self,
        *,
        locked: bool,
        may_quit: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
        key_pause_s: float = tokens.KEY_PAUSE_S,
    ) -> None:
        """`may_quit` is asked each time that it matters; `clock` gives seconds and never runs backward.

        A key counts again after `key_pause_s`.
        """
        super().__init__()
        self._locked = locked
        self._may_quit = may_quit
        self._clock = clock
        self._quiet_until = clock()
        self._fingers = Fingers(clock)
        self._keys = Keys(clock, key_pause_s)
        self.hold_of_key = KeyHold(key_pause_s)
        # Takes a key before anything else does; whether it took it.
        self.take_key: Callable[[int], bool] = lambda _key: False

    def install(self, application: QApplication) -> None:
        """Starts filtering, and turns off what needs no event: links and drag and drop."""
        application.installEventFilter(self)
        for scheme in _SCHEMES:
            # PySide6 6.11.3 takes the name as a string, whatever its stub says (no report known).
            QDesktopServices.setUrlHandler(scheme, self, "open_nothing")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open_nothing(self, _url: QUrl) -> None:
        """Takes every link there could ever be and opens none."""

    def hold(self, seconds: float = tokens.REPEAT_GUARD_S) -> None:
        """Holds back presses for that long; what is held back for longer already stays so."""
        self._quiet_until = max(self._quiet_until, self._clock() + seconds)

    def release(self) -> None:
        """Lets presses through again: the screen looks as it did."""
        self._quiet_until = self._clock()

    @property
    def _holds(self) -> bool:
        return self._clock() < self._quiet_until

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the event is swallowed."""
        kind = event.type()
        if kind not in _WATCHED:
            return False
        if kind in _NEVER:
            event.setAccepted(kind is not _T.DragEnter)
            return True
        if kind in _KEYS:
            return isinstance(event, QKeyEvent) and self._key(event)
        if kind is _T.Close:
            return self._close(watched, event)
        if kind is _T.WindowStateChange:
            return self._restore(watched)
        return isinstance(event, QPointerEvent) and self._pointer(watched, event)

    def _pointer(self, watched: QObject, event: QPointerEvent) -> bool:
        if not isinstance(watched, QWindow):  # the window has heard of it, and let it through or led it there
            return isinstance(event, QTabletEvent) or _is_of_other_button(event)
        self._tell(event)
        if event.type() in _LED:
            self._fingers.lead(watched, event, held=self._holds)
            event.accept()
            return True
        presses = event.type() in (_T.MouseButtonPress, _T.MouseButtonDblClick)
        if presses and self._holds:
            event.accept()
            return True
        return _is_of_other_button(event)

    def _tell(self, event: QPointerEvent) -> None:
        """Says what each finger does, as the window hears of it."""
        if event.type() is _T.TouchCancel:
            self.lost.emit()
        for contact in contacts(event):
            if contact.down_or_up:
                self.touched.emit()
            self._signal_of(contact.state).emit(contact.finger, contact.place.toPoint())

    def _signal_of(self, state: QEventPoint.State) -> SignalInstance:
        if state is QEventPoint.State.Pressed:
            return self.pressed
        return self.lifted if state is QEventPoint.State.Released else self.moved

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.type() is _T.KeyPress and self._may_quit():
                self.quit_requested.emit()
            return True
        ours = event.key() in OUR_KEYS and event.modifiers() in _PLAIN
        if event.type() is _T.KeyRelease:
            self._keys.release(event.key())
            self.hold_of_key.release(event.key())
        elif event.type() is _T.KeyPress:
            if ours:
                self.hold_of_key.press(event.key())
            if not self._keys.press(event.key(), ours=ours, repeated=event.isAutoRepeat()):
                return True
            self.touched.emit()
            return self._holds or self.take_key(event.key())
        return not ours

    def _close(self, watched: QObject, event: QEvent) -> bool:
        """A locked window stays, whoever asks: the window manager, Alt+F4, a careless line of our own."""
        stays = isinstance(watched, QWindow | QWidget) and self._locked
        if stays:
            event.ignore()
        return stays

    def _restore(self, watched: QObject) -> bool:
        """A locked window that was taken off the screen or made smaller comes back at once."""
        if not (isinstance(watched, QWidget) and watched.isWindow() and self._locked):
            return False
        if watched.isMinimized() or not watched.isFullScreen():
            watched.setWindowState(Qt.WindowState.WindowFullScreen)
            watched.show()
        return False


def _is_of_other_button(event: QPointerEvent) -> bool:
    """Whether another button of a mouse than the left one goes down or up."""
    left_or_none = (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)
    return isinstance(event, QMouseEvent) and event.button() not in left_or_none
