"""The input filter: one application-wide filter, so that nothing but our buttons ever reacts.

It swallows what a patient could get lost in (context menus, drags, tool tips, wheel, other mouse buttons, every key
that the kiosk does not use), keeps a locked window from being closed or minimised, notes that somebody is there, and
holds back presses for a moment after the screen changed, so that the touch that woke the screen, answered a warning or
was the second half of a double tap presses nothing beneath. It also leads each finger to what lies under it.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QUrl, Signal, SignalInstance, Slot
from PySide6.QtGui import QDesktopServices, QEventPoint, QKeyEvent, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kiosk import tokens

_T: Final = QEvent.Type
_NEVER: Final = {
    _T.ContextMenu, _T.ToolTip, _T.WhatsThis, _T.QueryWhatsThis, _T.StatusTip, _T.Wheel, _T.Shortcut,
    _T.DragEnter, _T.DragMove, _T.DragLeave, _T.Drop, _T.NativeGesture, _T.Gesture, _T.GestureOverride,
    _T.InputMethod, _T.TabletPress, _T.TabletMove, _T.TabletRelease,
}  # fmt: skip
_PRESSES: Final = {_T.MouseButtonPress, _T.MouseButtonDblClick, _T.TouchBegin}
_MOVES: Final = {_T.MouseMove, _T.TouchUpdate}
_KEYS: Final = {_T.KeyPress, _T.KeyRelease, _T.ShortcutOverride}
_ENDS: Final = {_T.MouseButtonRelease, _T.TouchEnd, _T.TouchCancel}
_WATCHED: Final = _NEVER | _PRESSES | _MOVES | _ENDS | _KEYS | {_T.Close, _T.WindowStateChange}
# Stands for the mouse among the numbers of fingers.
_MOUSE_FINGER: Final = -1
_OUR_KEYS: Final = {
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Escape, Qt.Key.Key_Back,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
}  # fmt: skip
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_SCHEMES: Final = ("http", "https", "file", "ftp", "mailto", "tel", "sms", "data", "about", "ms-settings", "shell")


class InputFilter(QObject):
    """Filters the whole application. While `locked` says so no window can be closed; else Ctrl+Q asks to quit.

    Each finger, and the mouse as one more, is told as it comes down (`pressed`), slides (`moved`) and goes up
    (`lifted`), with its number and place on the screen, whether or not it is held back; `lost` when the system takes
    all touches back.
    """

    touched = Signal()
    quit_requested = Signal()
    pressed = Signal(int, QPoint)
    moved = Signal(int, QPoint)
    lifted = Signal(int, QPoint)
    lost = Signal()

    def __init__(self, *, locked: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> None:
        """`locked` is asked each time that it matters; `clock` gives seconds and never runs backward."""
        super().__init__()
        self._locked = locked
        self._clock = clock
        self._quiet_until = clock()
        self._fingers = Fingers()

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
        if isinstance(watched, QWindow):
            self._tell(kind, event)
        return kind is not _T.MouseMove and self._press(watched, kind, event)

    def _tell(self, kind: QEvent.Type, event: QEvent) -> None:
        """Says what each finger does, as the window hears of it."""
        if isinstance(event, QTouchEvent):
            if kind is _T.TouchCancel:
                self.lost.emit()
            for point in event.points():
                if point.state() in _KIND_OF:
                    self._signal_of(_KIND_OF[point.state()]).emit(point.id(), point.globalPosition().toPoint())
        elif isinstance(event, QMouseEvent) and Qt.MouseButton.LeftButton in (event.button(), event.buttons()):
            self._signal_of(kind).emit(_MOUSE_FINGER, event.globalPosition().toPoint())

    def _signal_of(self, kind: QEvent.Type) -> SignalInstance:
        return self.pressed if kind in _PRESSES else self.moved if kind in _MOVES else self.lifted

    def _press(self, watched: QObject, kind: QEvent.Type, event: QEvent) -> bool:
        if _is_sign_of_life(event):
            self.touched.emit()
        if isinstance(event, QTouchEvent) and isinstance(watched, QWindow):
            self._fingers.lead(watched, event, held=self._clock() < self._quiet_until)
            event.accept()
            return True
        if isinstance(event, QMouseEvent) and event.button() is not Qt.MouseButton.LeftButton:
            return True
        held = kind in _PRESSES and self._clock() < self._quiet_until
        if held:
            event.accept()
        return held

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Q and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.type() is _T.KeyPress and not self._locked():
                self.quit_requested.emit()
            return True
        ours = event.key() in _OUR_KEYS and event.modifiers() in _PLAIN
        if ours and event.type() is _T.KeyPress:
            self.touched.emit()
        repeated = event.isAutoRepeat() and event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        held = event.type() is _T.KeyPress and self._clock() < self._quiet_until
        return not ours or repeated or held

    def _close(self, watched: QObject, event: QEvent) -> bool:
        """A locked window stays, whoever asks: the window manager, Alt+F4, a careless line of our own."""
        stays = isinstance(watched, QWindow | QWidget) and self._locked()
        if stays:
            event.ignore()
        return stays

    def _restore(self, watched: QObject) -> bool:
        """A locked window that was taken off the screen or made smaller comes back at once."""
        if not (isinstance(watched, QWidget) and watched.isWindow() and self._locked()):
            return False
        if watched.isMinimized() or not watched.isFullScreen():
            watched.setWindowState(Qt.WindowState.WindowFullScreen)
            watched.show()
        return False


class Fingers:
    """Leads each finger to the widget it came down on, all by itself.

    Left to itself Qt gives a finger to the widget where another one already rests, if one of the two widgets holds the
    other: a palm on the ground of a page or of the bar blocked every button there (measured with PySide6 6.11.3;
    no report known).
    """

    def __init__(self) -> None:
        self._on: dict[int, QWidget] = {}

    def lead(self, window: QWindow, event: QTouchEvent, *, held: bool) -> None:
        """Sends each finger of a window's event on as an event of its own; fingers that come down `held` go nowhere."""
        if event.type() is _T.TouchCancel:
            for finger in list(self._on):
                self._cancel(finger, event)
        for point in event.points():
            if point.state() == QEventPoint.State.Pressed:
                self._cancel(point.id(), event)  # the end of its former touch was lost
                taker = None if held else _taker(window, point)
                if taker is not None:
                    self._on[point.id()] = taker
            if point.state() != QEventPoint.State.Stationary:
                self._send(_KIND_OF[point.state()], point, event)

    def _cancel(self, finger: int, event: QTouchEvent) -> None:
        widget = self._on.pop(finger, None)
        if widget is not None and isValid(widget):
            QCoreApplication.sendEvent(widget, QTouchEvent(_T.TouchCancel, event.pointingDevice()))

    def _send(self, kind: QEvent.Type, point: QEventPoint, event: QTouchEvent) -> None:
        widget = self._on.pop(point.id(), None) if kind is _T.TouchEnd else self._on.get(point.id())
        if widget is not None and isValid(widget):
            alone = QEventPoint(point.id(), point.state(), point.scenePosition(), point.globalPosition())
            QCoreApplication.sendEvent(widget, QTouchEvent(kind, event.pointingDevice(), event.modifiers(), [alone]))


_KIND_OF: Final = {
    QEventPoint.State.Pressed: _T.TouchBegin,
    QEventPoint.State.Updated: _T.TouchUpdate,
    QEventPoint.State.Released: _T.TouchEnd,
}


def _is_sign_of_life(event: QEvent) -> bool:
    """Whether a button or a finger goes down or up: what only rests or trembles may be a drop of water on the glass."""
    down_or_up = (QEventPoint.State.Pressed, QEventPoint.State.Released)
    return not isinstance(event, QTouchEvent) or any(point.state() in down_or_up for point in event.points())


def _taker(window: QWindow, point: QEventPoint) -> QWidget | None:
    """What takes touches where the finger came down: a button, else the ground that holds it."""
    top = next((widget for widget in QApplication.topLevelWidgets() if widget.windowHandle() == window), None)
    if top is None:
        return None
    widget: QWidget | None = top.childAt(top.mapFromGlobal(point.globalPosition().toPoint())) or top
    while widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents):
        widget = widget.parentWidget()
    return widget
