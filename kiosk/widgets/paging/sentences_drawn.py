"""A few sentences with a picture each, of one size, on one page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.paging.passage import Paragraph, Passage
from kiosk.widgets.paging.text_block import TextBlockSpec
from kiosk.widgets.pictures.picture_view import PictureView

# The roles of the sentences: the largest in which each has room.
_ROLES: Final = ("heading", "lead", "body", "small")


class DrawnSentence(NamedTuple):
    """A sentence, and what makes its picture, if it has one."""

    text: str
    picture: Callable[[], PictureView] | None


class DrawnSentences(QWidget):
    """Cards below one another in portrait, side by side in landscape."""

    def __init__(self, sentences: Sequence[DrawnSentence], theme: Theme) -> None:
        super().__init__()
        self._sentences = tuple(sentences)
        self._theme = theme
        self._gap = theme.metrics.px(tokens.SPACE)
        self._sizes = sizes(theme, _ROLES)
        self._size: TypeSize | None = None
        self._cards: list[Card] = []

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int) -> int:
        """It makes do with any height."""
        return 1

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest letters in which each sentence has room beside or below its picture."""
        super().resizeEvent(event)
        cell = next(self._boxes()).size()
        for size in self._sizes:
            cards = self._cards if size == self._size else [self._card(sentence, size) for sentence in self._sentences]
            fits = all(
                card.heightForWidth(cell.width()) <= cell.height() and card.whole_at(cell.width()) for card in cards
            )
            if fits or size is self._sizes[-1]:
                break
            if cards is not self._cards:
                _discard(cards)
        if cards is not self._cards:
            _discard(self._cards)
        self._size, self._cards = size, cards
        self._arrange()

    def _card(self, sentence: DrawnSentence, size: TypeSize) -> Card:
        passage = Passage.of([Paragraph(sentence.text)])
        picture = None if sentence.picture is None else sentence.picture()
        card = Card(TextBlockSpec(role=size.role), passage, size.theme, picture)
        card.setParent(self)
        card.ensurePolished()
        return card

    def _boxes(self) -> Iterator[QRect]:
        count = len(self._sentences)
        along = self.height() if self._theme.metrics.portrait else self.width()
        each = (along - self._gap * (count - 1)) // count
        for index in range(count):
            begin = index * (each + self._gap)
            upright = self._theme.metrics.portrait
            yield QRect(0, begin, self.width(), each) if upright else QRect(begin, 0, each, self.height())

    def _arrange(self) -> None:
        boxes = list(self._boxes())
        words = max(card.words_height(box.width()) for card, box in zip(self._cards, boxes, strict=True))
        below = max(card.words_below(box.width()) for card, box in zip(self._cards, boxes, strict=True))
        for card, box in zip(self._cards, boxes, strict=True):
            card.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
            card.level(words, below)
            card.show()


def _discard(cards: Sequence[Card]) -> None:
    for card in cards:
        dispose(card)
