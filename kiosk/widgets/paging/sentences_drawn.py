"""A few sentences with a picture each, of one size, on one page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.fitted_texts import FittedTexts
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.placing import place
from kiosk.widgets.pictures.picture_view import PictureView

# The roles of the sentences: the largest in which each has room.
_ROLES: Final = ("heading", "lead", "body")
# The share of a card for its picture: of its width beside the words, the first with which they have room; of its height
# above them.
_BESIDE: Final = (0.46, 0.38, 0.3)
_ABOVE: Final = 0.56


class DrawnSentence(NamedTuple):
    """A sentence, and what makes its picture, if it has one."""

    text: str
    picture: Callable[[], PictureView] | None


class DrawnSentences(QWidget):
    """Cards below one another in portrait, side by side in landscape; one alone has its picture as large as it goes."""

    def __init__(self, sentences: Sequence[DrawnSentence], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gap = theme.metrics.px(tokens.SPACE)
        self._sizes = sizes(theme, _ROLES)
        self._cards = [_SentenceCard(sentence, theme, alone=len(sentences) == 1) for sentence in sentences]
        for card in self._cards:
            card.setParent(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int) -> int:
        """It makes do with any height."""
        return 1

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest letters in which each sentence has room."""
        super().resizeEvent(event)
        for card, box in zip(self._cards, self._boxes(), strict=True):
            place(self, card, box)
        size = next(self._fitting(), self._sizes[-1])
        for card in self._cards:
            card.show_in(size)

    def _fitting(self) -> Iterator[TypeSize]:
        """The letters in which each sentence has room, beside pictures as large as can be."""
        for share in _BESIDE:
            for card in self._cards:
                card.beside = share
            yield from (size for size in self._sizes if all(card.fits(size) for card in self._cards))

    def _boxes(self) -> Iterator[QRect]:
        count, upright = len(self._cards), self._theme.metrics.portrait
        along = self.height() if upright else self.width()
        each = (along - self._gap * (count - 1)) // count
        for index in range(count):
            begin = index * (each + self._gap)
            yield QRect(0, begin, self.width(), each) if upright else QRect(begin, 0, each, self.height())


class _SentenceCard(QFrame):
    """A picture, and a sentence beside or below it."""

    def __init__(self, sentence: DrawnSentence, theme: Theme, *, alone: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._pad = theme.metrics.px(tokens.SPACE)
        self.beside = _BESIDE[0]  # the share of the width for its picture
        # Alone it has a whole page; with others a strip of it, or a column.
        self._below = alone is theme.metrics.portrait
        self._picture = None if sentence.picture is None else sentence.picture()
        self._words = FittedTexts([sentence.text], _ROLES, theme)
        for part in (self._picture, self._words):
            if part is not None:
                part.setParent(self)

    def fits(self, size: TypeSize) -> bool:
        """Whether the sentence has room in that size."""
        return self._words.fits(size, self._boxes()[1].size())

    def show_in(self, size: TypeSize) -> None:
        """Shows the sentence in that size."""
        picture, words = self._boxes()
        if self._picture is not None:
            place(self, self._picture, picture)
        self._words.use(size)
        place(self, self._words, words)

    def _boxes(self) -> tuple[QRect, QRect]:
        """Where picture and words lie."""
        pad = self._pad
        room = self.rect().adjusted(pad, pad, -pad, -pad)
        if self._picture is None:
            return QRect(), room
        if self._below:
            most = room.height() - pad - self._words.least_height(room.width())
            high = max(1, min(round(room.height() * _ABOVE), most))
            return QRect(room.x(), room.y(), room.width(), high), room.adjusted(0, high + pad, 0, 0)
        wide = round(room.width() * self.beside)
        return QRect(room.x(), room.y(), wide, room.height()), room.adjusted(wide + pad, 0, 0, 0)
