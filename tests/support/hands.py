"""What a person does to a kiosk's window, as it hears of it: fingers, a pen, the mouse, keys."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.window.window import KioskWindow
from tests.support.settle import settle

Target = QPoint | QWidget
PEN = QPointingDevice(
    "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 2,
)  # fmt: skip


class Hands:
    """A person before a window; `pass_time` lets so many seconds pass on the clock that the kiosk goes by."""

    def __init__(self, window: KioskWindow, pass_time: Callable[[float], None]) -> None:
        self.window = window
        self._pass_time = pass_time
        self._device = QTest.createTouchDevice()
        self._down: set[int] = set()

    # --- looking ----------------------------------------------------------------------------------------------------

    def button(self, name: str) -> TouchButton:
        """The button that a screen reader calls by that name and that can be pressed now."""
        found = [button for button in self.window.buttons() if button.accessibleName() == name]
        assert found, f"no button {name!r} among {[b.accessibleName() for b in self.window.buttons()]}"
        return found[0]

    def spot(self, where: Target) -> QPoint:
        """A place in the window: the middle of a widget, or as given."""
        return where if isinstance(where, QPoint) else where.mapTo(self.window, where.rect().center())

    def picture(self) -> QImage:
        """What the window shows."""
        return self.window.grab().toImage()

    def wait_out(self) -> None:
        """Lets the time pass in which presses are held back after a change."""
        settle()
        self._pass_time(1.0)

    # --- fingers ----------------------------------------------------------------------------------------------------

    def press(self, where: Target, finger: int = 0) -> None:
        """A finger comes down."""
        self._touch("press", where, finger)
        self._down.add(finger)

    def move(self, where: Target, finger: int = 0) -> None:
        """A finger that is down slides."""
        self._touch("move", where, finger)

    def lift(self, where: Target, finger: int = 0) -> None:
        """A finger goes up."""
        self._down.discard(finger)
        self._touch("release", where, finger)

    def _touch(self, what: str, where: Target, finger: int) -> None:
        frame = QTest.touchEvent(self.window, self._device, autoCommit=False)
        for other in sorted(self._down - {finger}):
            frame.stationary(other)
        getattr(frame, what)(finger, self.spot(where), self.window)
        frame.commit()

    def tap(self, where: Target, finger: int = 0) -> None:
        """A finger comes down and goes up."""
        spot = self.spot(where)
        self.press(spot, finger)
        self.lift(spot, finger)

    def stroke(self, start: QPoint, end: QPoint, finger: int = 0) -> None:
        """A finger slides over the glass."""
        self.press(start, finger)
        self.move((start + end) / 2, finger)
        self.lift(end, finger)

    def cancel(self) -> None:
        """The system takes all touches back."""
        handle = self.window.windowHandle()
        assert handle is not None
        self._down.clear()
        QCoreApplication.sendEvent(handle, QTouchEvent(QEvent.Type.TouchCancel, self._device))

    # --- pen --------------------------------------------------------------------------------------------------------

    def pen(self, kind: QEvent.Type, where: Target, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> QTabletEvent:
        """A pen, as the window hears of it."""
        handle = self.window.windowHandle()
        assert handle is not None
        place, none = QPointF(self.spot(where)), Qt.MouseButton.NoButton
        released = kind is QEvent.Type.TabletRelease
        event = QTabletEvent(
            kind, PEN, place, QPointF(self.window.mapToGlobal(place)), 0.0 if released else 0.5, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, none if kind is QEvent.Type.TabletMove else button,
            none if released else button,
        )  # fmt: skip
        QCoreApplication.sendEvent(handle, event)
        return event

    # --- mouse and keys ---------------------------------------------------------------------------------------------

    def click(self, where: Target, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """A click of the mouse, through the window as a real one."""
        self._mouse(QTest.mouseClick, button, where)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """The mouse, pressed at one place and let go at another."""
        self.press_mouse(start)
        self.release_mouse(end)

    def press_mouse(self, where: Target) -> None:
        """The left button of the mouse goes down."""
        self._mouse(QTest.mousePress, Qt.MouseButton.LeftButton, where)

    def release_mouse(self, where: Target) -> None:
        """The left button of the mouse goes up."""
        self._mouse(QTest.mouseRelease, Qt.MouseButton.LeftButton, where)

    def pass_over(self, where: Target) -> None:
        """The mouse moves with no button pressed."""
        QTest.mouseMove(self.window.windowHandle(), self.spot(where))

    def _mouse(self, how: object, button: Qt.MouseButton, where: Target) -> None:
        assert callable(how)
        how(self.window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, self.spot(where))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, pressed and let go, through the window as a real one, as soon after another as a finger can."""
        self._pass_time(0.11)
        self.key_at_once(key, modifiers)

    def key_at_once(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key as no finger can press it after another, but a scanner or a system that repeats."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)
