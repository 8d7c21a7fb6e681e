"""A large switch between two states: both names always seen, the chosen half filled; by taps, a drag, or keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place
from kiosk.widgets.controls.touch_button import TouchButton

# The room around a name in its half, in reference pixels.
_SIDE: Final = 20
_LEAST_SIDE: Final = 1  # for a long word in a narrow half
_ABOVE: Final = 10
# How much smaller letters may be, where there is no room for a word at the smallest text.
_SMALLEST: Final = 0.85


class Half(TouchButton):
    """One state; `slid` says where on it, or beside it, a finger was lifted."""

    slid = Signal(QPointF)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name, "half", theme, tokens.PRIMARY_MM)
        self.setCheckable(True)
        usual = sizes(theme, ("label",))
        self._sizes = [*usual, usual[-1].magnified(_SMALLEST)]
        self._faces: dict[TypeSize, tuple[Label, Label]] = {}
        self._size = self._sizes[0]
        self._name = name
        self._side, above = theme.metrics.px(_SIDE), theme.metrics.px(_ABOVE)
        self._least_side = theme.metrics.px(_LEAST_SIDE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(self._side, above, self._side, above)
        self._finger.lifted.connect(self.slid)
        self.toggled.connect(self._show_state)
        self._show_state(on=False)

    def fitting(self, width: int) -> TypeSize:
        """The largest letters in which no word is divided in a half that wide, in pixels."""
        for side in (self._side, self._least_side):
            margins = self._column.contentsMargins()
            self._column.setContentsMargins(side, margins.top(), side, margins.bottom())
            for size in self._sizes:
                if self._made(size)[0].longest_word() <= width - 2 * side:
                    return size
        return self._sizes[-1]

    def use(self, size: TypeSize) -> None:
        """Takes letters of that size."""
        if size != self._size:
            self._size = size
            self._show_state(self.isChecked())
            # A layout that is being measured by its parent's does not hear of names that come and go.
            self._column.activate()

    def _made(self, size: TypeSize) -> tuple[Label, Label]:
        """The name as it is seen while the other half is chosen, and while this one is."""
        if size not in self._faces:
            centre = Qt.AlignmentFlag.AlignHCenter
            off, on = (
                Label(self._name, size.role, size.theme, style=f"half-face-{state}", align=centre)
                for state in ("off", "on")
            )
            for face in (off, on):
                face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                face.hide()
                self._column.addWidget(face)
            self._faces[size] = off, on
        return self._faces[size]

    def _show_state(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        shown = self._made(self._size)[on]
        for faces in self._faces.values():
            for face in faces:
                face.setVisible(face is shown)
        self.setProperty("role", "half-on" if on else "half")
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mouse may slide too."""
        super().mouseReleaseEvent(event)
        self.slid.emit(event.position())


class TwoWaySwitch(QFrame):
    """Emits `switched` with the number, 0 or 1, of the half that was chosen."""

    switched = Signal(int)

    def __init__(self, names: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "switch")
        self._gap = theme.metrics.mm(tokens.GAP_MM)
        self.halves = tuple(Half(name, theme) for name in names)
        for index, half in enumerate(self.halves):
            half.setParent(self)
            half.clicked.connect(self._choose_by_press)
            half.slid.connect(self._slide)
            half.setChecked(index == 0)

    def show_side(self, side: int) -> None:
        """Fills that half."""
        for index, half in enumerate(self.halves):
            half.setChecked(index == side)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._fit(self._half(width))
        return max(half.heightForWidth(self._half(width)) for half in self.halves)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The halves side by side, mirrored where the language runs from right to left."""
        super().resizeEvent(event)
        across = self._half(self.width())
        self._fit(across)
        for index, half in enumerate(self.halves):
            box = QRect(index * (across + self._gap), 0, across, self.height())
            place(self, half, box)

    def _fit(self, across: int) -> None:
        """Gives both names, in halves that wide, the same letters."""
        size = min(
            (half.fitting(across) for half in self.halves), key=lambda size: size.theme.metrics.text_px(size.role)
        )
        for half in self.halves:
            half.use(size)

    def _half(self, width: int) -> int:
        return (width - self._gap) // 2

    def _choose_by_press(self) -> None:
        self._choose(next(index for index, half in enumerate(self.halves) if half is self.sender()))

    def _slide(self, place: QPointF) -> None:
        """A finger that came down on one half and was lifted over the other chooses that one."""
        half = self.sender()
        if isinstance(half, Half):
            spot: QPoint = half.mapToParent(place.toPoint())
            over = (index for index, found in enumerate(self.halves) if found.geometry().contains(spot))
            self._choose(next(over, -1))

    def _choose(self, side: int) -> None:
        if side >= 0:
            self.show_side(side)
            self.switched.emit(side)
