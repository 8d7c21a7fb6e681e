"""Where views stand; a sideways stroke of finger or mouse over it turns the page."""

from PySide6.QtCore import QLineF, QPointF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.widgets.controls.finger import FingerFollower
from kiosk.widgets.controls.touch_surface import SurfaceFinger
from kiosk.widgets.controls.view import View
from kiosk.widgets.disposal import dispose, dispose_at_once


class Stage(QWidget):
    """Holds the one present view. `swiped(+1)` asks for the page after, `swiped(-1)` for the one before.

    `tapped` tells where the glass was tapped beside the buttons.
    """

    swiped = Signal(int)
    tapped = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # laid out beneath a screen of the staff too
        self.setSizePolicy(policy)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.view: View | None = None
        self.stroke = 0.0  # how many pixels make one
        self.tremor = 0.0  # and how many make none, but a hand that trembles
        self._start: QPointF | None = None
        self._finger = FingerFollower(self)
        self._finger.pressed.connect(self._press)
        self._finger.moved.connect(self._move)
        self._finger.lifted.connect(self._lift)
        self._finger.lost.connect(self.forget)
        self._surfaces = SurfaceFinger(self)

    def clear(self) -> None:
        """Frees the view at once, which nothing may do that a part of the view has called."""
        if self.view is not None:
            dispose_at_once(self.view)
            self.view = None

    def show_view(self, view: View) -> None:
        """Shows a new view and disposes of the former."""
        former, self.view = self.view, view
        if former is not None:
            self._room.removeWidget(former)
            dispose(former)
        self._room.addWidget(view)
        view.show()

    def forget(self) -> None:
        """Forgets a stroke that has begun."""
        self._finger.forget()
        self._start = None
        self._surfaces.forget()

    def _press(self, place: QPointF) -> None:
        self._start = place
        self._surfaces.press(place)

    def _move(self, place: QPointF) -> None:
        """What strokes over a picture does not press it."""
        if self._start is not None and QLineF(self._start, place).length() > self.tremor:
            self._surfaces.forget()

    def _lift(self, end: QPointF) -> None:
        start, self._start = self._start, None
        if start is None:
            return
        across, down = end.x() - start.x(), end.y() - start.y()
        if abs(across) >= self.stroke and abs(across) >= 2 * abs(down):
            self._surfaces.forget()
            forward = (across < 0) is (self.layoutDirection() is not Qt.LayoutDirection.RightToLeft)
            self.swiped.emit(1 if forward else -1)
        elif max(abs(across), abs(down)) < self.stroke and not self._surfaces.tap(end):
            self.tapped.emit(end)
        self._surfaces.forget()
