"""The one kind of button: takes fingers itself, so a palm resting elsewhere on the glass does not block it.

Qt turns only the first finger into a mouse; a plain button is dead while anything else touches the screen. This one
follows the finger that pressed it: lifted inside it acts, slid off it does not. A hand that trembles slides off only
where it goes farther than that.
"""

from typing import Final

from PySide6.QtCore import QLineF, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.finger import FingerFollower
from kiosk.widgets.reading.item import Kind, Reading

# What is called by this name Qt leaves out of the tree that screen readers see (`childWidgets` in Qt's
# qaccessiblewidget.cpp); the parts of a button's face would be read after its name.
UNHEARD: Final = "qt_rubberband"

_PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select)


class TouchButton(QAbstractButton):
    """A button in one style-sheet role; `name` is what a screen reader says. Its face is made of child widgets."""

    def __init__(self, name: str, role: str, theme: Theme, target_mm: float = tokens.TARGET_MM) -> None:
        super().__init__()
        self._theme = theme
        self.language = theme.language
        self._side = theme.metrics.mm(target_mm)
        self._came_down = QPointF()
        self._finger = FingerFollower(self, mouse=False)  # Qt's own button takes the mouse
        self._finger.pressed.connect(self._press)
        self._finger.moved.connect(self._follow)
        self._finger.lifted.connect(self._lift)
        self._finger.lost.connect(self.let_go)
        self.setProperty("role", role)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(self._side, self._side)
        self.setAccessibleName(name)

    def reading(self) -> Reading | None:
        """Its name, what may be said beside it, and its state if it has one."""
        kind = Kind.TOGGLE if self.isCheckable() else Kind.BUTTON
        name, hint = self.accessibleName(), self.accessibleDescription()
        return Reading(kind, name, self.language, hint=hint, on=self.isChecked()) if name else None

    def ink(self) -> str:
        """The colour of what stands on this button, `#rrggbb`."""
        self.ensurePolished()
        return self.palette().color(self.foregroundRole()).name()

    def let_go(self) -> None:
        """Forgets a finger that pressed it: the screen changed beneath, or the end of the touch was lost."""
        self._finger.forget()
        self.setDown(False)

    def _press(self, place: QPointF) -> None:
        self._came_down = place
        self._follow(place)

    def _follow(self, place: QPointF) -> None:
        self.setDown(self.isEnabled() and self._is_meant(place))

    def _is_meant(self, place: QPointF) -> bool:
        """Whether a finger at that place is still on the button, or trembles beside it."""
        trembles = QLineF(self._came_down, place).length() <= self._theme.metrics.mm(tokens.TREMOR_MM)
        return trembles or self.rect().contains(place.toPoint())

    def _lift(self, place: QPointF) -> None:
        self.setDown(False)
        if self._is_meant(place):
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space act; arrows and the rest are the window's."""
        if event.key() not in _PRESS_KEYS:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing waits for a key to come up."""
        event.ignore()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self._side, self._side))

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style sheet's box, sunken while pressed, with a ring inside while it has the keyboard."""
        option = QStyleOption()
        option.initFrom(self)
        if self.isDown():
            option.state |= QStyle.StateFlag.State_Sunken
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
            if self.hasFocus():
                self._draw_focus_ring(painter)

    def _draw_focus_ring(self, painter: QPainter) -> None:
        """A thick ring just inside, in the colour that stands out on it."""
        metrics = self._theme.metrics
        ring = metrics.px(tokens.FOCUS_RING)
        inset = ring // 2 + metrics.px(tokens.BORDER) + 1
        painter.setPen(QPen(QColor(self.ink()), ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = metrics.px(tokens.RADIUS * 0.45)
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), radius, radius)


def let_all_go(root: QWidget) -> None:
    """Lets go of every pressed button below the widget."""
    for button in root.findChildren(TouchButton):
        button.let_go()
