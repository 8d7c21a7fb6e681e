"""Follows one finger over a widget: the newest that came down on it, for one before may be a resting palm."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

# Stands for the mouse among the numbers of fingers.
_MOUSE: Final = -1
_MOUSE_DOWN: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class FingerFollower(QObject):
    """Emits what the finger does, in the widget's coordinates: `pressed`, `moved`, `lifted`; or that it was `lost`."""

    pressed = Signal(QPointF)
    moved = Signal(QPointF)
    lifted = Signal(QPointF)
    lost = Signal()

    def __init__(self, widget: QWidget, *, mouse: bool = True) -> None:
        """With `mouse` the left button of the mouse is one more finger."""
        super().__init__(widget)
        self._widget = widget
        self._mouse = mouse
        self._finger: int | None = None
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def forget(self) -> None:
        """Follows the present finger no longer."""
        self._finger = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt calls it
        if isinstance(event, QTouchEvent):
            self._touch(event)
        elif self._mouse and event.type() in _MOUSE_DOWN and isinstance(event, QMouseEvent):
            self._press(_MOUSE, event.position())
        elif self._mouse and event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._lift(_MOUSE, event.position())
        else:
            return False
        event.accept()
        return True

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self.forget()
            self.lost.emit()
            return
        for point in event.points():
            place = self._widget.mapFromGlobal(point.globalPosition())
            if point.state() == point.State.Pressed:
                self._press(point.id(), place)
            elif point.state() == point.State.Released:
                self._lift(point.id(), place)
            elif point.id() == self._finger:
                self.moved.emit(place)

    def _press(self, finger: int, place: QPointF) -> None:
        self._finger = finger
        self.pressed.emit(place)

    def _lift(self, finger: int, place: QPointF) -> None:
        if finger == self._finger:
            self.forget()
            self.lifted.emit(place)
