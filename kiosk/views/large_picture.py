"""A picture over the whole page, with the names of its parts and its switch."""

from PySide6.QtCore import QPointF, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.model import Picture
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_surface import SurfaceFinger


class LargePicture(Overlay):
    """Emits `closed` for its button, `word_chosen` for a named part that was touched."""

    closed = Signal()
    word_chosen = Signal(str)
    fills = True

    def __init__(self, picture: Picture, context: ViewContext, parent: QWidget) -> None:
        super().__init__(context.theme, parent, context.say(picture.description))
        self.setProperty("role", "view")
        self._sheet.hide()
        self._annotated = context.annotated(picture)
        self._annotated.setParent(self)
        self._annotated.word_chosen.connect(self.word_chosen)
        label = context.say(context.content.interface.close)
        self._close = LabelButton(label, "close", "primary", context.theme, target_mm=tokens.PRIMARY_MM)
        self._close.setParent(self)
        self._close.clicked.connect(self.closed)
        self._surface_finger = SurfaceFinger(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button at the foot over the whole width, the picture over all the rest."""
        super().resizeEvent(event)
        margin, gap = self._theme.metrics.px(tokens.MARGIN), self._theme.metrics.mm(tokens.REPEATED_GAP_MM)
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        high = self._close.heightForWidth(room.width())
        self._close.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
        self._annotated.setGeometry(QRect(room.left(), room.top(), room.width(), room.height() - high - gap))

    def _press(self, place: QPointF) -> None:
        self._surface_finger.press(place)

    def _lift(self, place: QPointF) -> None:
        self._surface_finger.tap(place)
