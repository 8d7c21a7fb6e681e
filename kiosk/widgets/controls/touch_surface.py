"""A button as large as a picture, on a ground where a finger may also stroke: the ground tells it what is a tap."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.theme.theme import Theme
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.reading.item import Kind, Reading


class TouchSurface(TouchButton):
    """Takes no finger by itself, so that a stroke over it still turns the page; a key or a reader presses it."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(name, "surface", theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def reading(self) -> Reading | None:
        """Its name, which is not seen."""
        reading = super().reading()
        return None if reading is None else reading._replace(kind=Kind.ENLARGE)

    def press_at(self, place: QPointF) -> None:
        """A finger is down at that place of it."""
        self._press(place)

    def lift_at(self, place: QPointF) -> None:
        """The finger is lifted, and it was a tap."""
        self._lift(place)


class TouchMap(QWidget):
    """A surface that is several things to touch; keys and readers have buttons beside it.

    Emits where a finger is down (`held`) and where it tapped; `left` when it is no longer there.
    """

    held = Signal(QPointF)
    tapped = Signal(QPointF)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def press_at(self, place: QPointF) -> None:
        """A finger is down at that place of it."""
        self.held.emit(place)

    def lift_at(self, place: QPointF) -> None:
        """The finger is lifted, and it was a tap."""
        self.left.emit()
        self.tapped.emit(place)

    def let_go(self) -> None:
        """The finger strokes, or is lost."""
        self.left.emit()


class SurfaceFinger:
    """What a finger on the ground does to the surface that it came down on."""

    def __init__(self, ground: QWidget) -> None:
        self._ground = ground
        self._surface: TouchSurface | TouchMap | None = None

    def press(self, place: QPointF) -> None:
        """It came down there; one before, that may be a resting hand, no longer presses."""
        self.forget()
        self._surface = _surface_at(self._ground, place.toPoint())
        if self._surface is not None:
            self._surface.press_at(self._surface.mapFrom(self._ground, place))

    def tap(self, place: QPointF) -> bool:
        """It was lifted there, near where it came down; whether it was on a surface."""
        surface, self._surface = self._surface, None
        if surface is None or not isValid(surface):
            return False
        surface.lift_at(surface.mapFrom(self._ground, place))
        return True

    def forget(self) -> None:
        """It strokes over the surface, or is there no longer."""
        surface, self._surface = self._surface, None
        if surface is not None and isValid(surface):
            surface.let_go()


def _surface_at(ground: QWidget, place: QPoint) -> TouchSurface | TouchMap | None:
    """The surface that can be seen at that place of the ground."""
    surfaces: list[TouchSurface | TouchMap] = [*ground.findChildren(TouchSurface), *ground.findChildren(TouchMap)]
    seen = (surface for surface in surfaces if surface.isVisibleTo(ground))
    return next((surface for surface in seen if surface.rect().contains(surface.mapFrom(ground, place))), None)
