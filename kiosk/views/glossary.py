"""A word and what it means, on a card at the foot of the page it was touched on."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.model import Picture, Word
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.placing import place
from kiosk.widgets.pictures.picture_view import PictureView

# In landscape the picture's share of the card's width; in portrait its least and its usual height, as shares of that.
# Above the card so much of the page is seen at least, as a share of the height, for whoever wants to close it.
_BESIDE = 0.4
_ABOVE = (0.24, 0.5)
_PAGE_LEAST = 0.16
_PAGE_USUAL = 0.4


class GlossaryOverlay(Overlay):
    """Emits `closed` for the button and for a tap on the page above the card."""

    closed = Signal()

    def __init__(self, word: Word, picture: Picture | None, part: str, context: ViewContext, parent: QWidget) -> None:
        """`picture` shows what the word means, or its `part` does, if one is named; none where nothing does."""
        super().__init__(context.theme, parent, context.say(word.word))
        theme, label = context.theme, context.say(context.content.interface.close)
        self._sheet.setProperty("role", "card-from-below")
        self._close = LabelButton(label, "close", "primary", theme, target_mm=tokens.PRIMARY_MM)
        self._words = (
            Label(context.say(word.word), "title", theme),
            Label(context.say(word.meaning), "lead", theme),
        )
        self._picture: PictureView | None = None
        if picture is not None:
            self._picture = context.picture_view(picture, filling=True)
            self._picture.setParent(self._sheet)
            self._picture.point_at(part or None)
        for shown in (*self._words, self._close):
            shown.setParent(self._sheet)
        self._close.clicked.connect(self.closed)
        self.tapped.connect(self.closed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card over the whole width, as high as it needs; its picture as large as there is room for."""
        super().resizeEvent(event)
        metrics = self._theme.metrics
        pad, gap = metrics.px(tokens.MARGIN), metrics.px(tokens.SPACE)
        inner = self.width() - 2 * pad
        foot = self._close.heightForWidth(inner)
        most = round(self.height() * (1 - _PAGE_LEAST)) - foot - gap - 2 * pad
        beside = 0 if self._picture is None or metrics.portrait else round(inner * _BESIDE)
        if beside and self._height_of_words(inner - beside - 2 * gap) > most:
            beside = 0
        across = inner - (beside + 2 * gap if beside else 0)
        words = self._height_of_words(across)
        seen = self._picture_height(inner, most - words - gap, words) if beside or metrics.portrait else 0
        top = pad
        if self._picture is not None:
            self._picture.setVisible(bool(seen))
            place(self, self._picture, QRect(pad, top, beside or inner, seen))
        high = max(words, seen) if beside else words + (seen + gap if seen else 0)
        line = top + (seen - words) // 2 if beside and seen > words else top + high - words
        left = pad + (beside + 2 * gap if beside else 0)
        for label in self._words:
            tall = label.heightForWidth(across)
            place(self, label, QRect(left, line, across, tall))
            line += tall + gap // 2
        place(self, self._close, QRect(pad, top + high + gap, inner, foot))
        whole = high + gap + foot + 2 * pad
        self._sheet.setGeometry(0, self.height() - whole, self.width(), whole)

    def _height_of_words(self, width: int) -> int:
        gap = self._theme.metrics.px(tokens.SPACE) // 2
        return sum(label.heightForWidth(width) for label in self._words) + gap * (len(self._words) - 1)

    def _picture_height(self, width: int, room: int, words: int) -> int:
        """The height of the picture in pixels, 0 where there is no room for it."""
        if self._picture is None:
            return 0
        if not self._theme.metrics.portrait:
            usual = round(self.height() * (_PAGE_USUAL - _PAGE_LEAST))
            return max(words, min(round(width * _BESIDE / self._picture.aspect()), words + room - usual))
        least, usual = (round(width * share) for share in _ABOVE)
        return 0 if room < least else min(usual, room)
