"""Where views stand; a sideways stroke of finger or mouse over it turns the page."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.widgets.disposal import dispose


class Stage(QWidget):
    """Holds the one present view. `swiped(+1)` wishes the page after, `swiped(-1)` the one before; `tapped` a tap."""

    swiped = Signal(int)
    tapped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # laid out beneath a cover too
        self.setSizePolicy(policy)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._view: QWidget | None = None
        self._stroke = 0.0
        self._start: QPointF | None = None
        self._finger: int | None = None

    @property
    def view(self) -> QWidget | None:
        """The view that is shown."""
        return self._view

    def show_view(self, view: QWidget) -> None:
        """Shows a new view and disposes of the former."""
        former, self._view = self._view, view
        if former is not None:
            self._room.removeWidget(former)
            dispose(former)
        self._room.addWidget(view)
        view.show()

    def set_stroke(self, length: float) -> None:
        """How many pixels make a stroke."""
        self._stroke = length

    def forget(self) -> None:
        """Forgets a stroke that has begun."""
        self._start = self._finger = None

    # --- strokes ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Follows the finger that landed beside the buttons last."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self.forget()
            return
        for point in event.points():
            if point.state() == point.State.Pressed:  # the newest finger; one before may be a palm
                self._finger, self._start = point.id(), self.mapFromGlobal(point.globalPosition())
            elif point.state() == point.State.Released and point.id() == self._finger:
                self._finish(self.mapFromGlobal(point.globalPosition()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke may begin."""
        self._start = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A stroke or a tap ends."""
        self._finish(event.position())

    def _finish(self, end: QPointF) -> None:
        start = self._start
        self.forget()
        if start is None:
            return
        across, down = end.x() - start.x(), end.y() - start.y()
        if abs(across) >= self._stroke and abs(across) >= 2 * abs(down):
            forward = (across < 0) is (self.layoutDirection() is not Qt.LayoutDirection.RightToLeft)
            self.swiped.emit(1 if forward else -1)
        elif max(abs(across), abs(down)) < self._stroke:
            self.tapped.emit()
