"""A few pictures with their names on one page, all of one size."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.placing import place
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.panels import Card, Panel
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlockSpec

# How high a card must be at least, in reference pixels.
_LEAST: Final = 260


class PictureGrid(Panel):
    """Words, then cards in rows: as many side by side as makes them least flat or thin."""

    def __init__(self, passage: Passage, theme: Theme, cards: Sequence[Card]) -> None:
        super().__init__(TextBlockSpec(role="lead"), passage, theme)
        self._cards = tuple(cards)
        self._apart = theme.metrics.px(tokens.SPACE)
        for card in self._cards:
            card.setParent(self)
            card.word_chosen.connect(self.word_chosen)
            card.enlarge_requested.connect(self._enlarge_card)

    def _enlarge_card(self) -> None:
        """The words are the first block, the cards follow."""
        self.enlarge_requested.emit(1 + next(index for index, card in enumerate(self._cards) if card is self.sender()))

    def make_lean(self, step: int) -> None:
        """There is no room: the cards go without their pictures, then all go, for each has a page of its own."""
        for card in self._cards:
            if step == 0:
                card.make_lean(step)
            else:
                dispose(card)
        self._cards = self._cards if step == 0 else ()

    def heightForWidth(self, width: int) -> int:
        if not self._cards:
            return self.words_height(width)
        columns = self._columns(width)
        rows, across = -(-len(self._cards) // columns), (width - self._apart * (columns - 1)) // columns
        least = self._theme.metrics.px(_LEAST) if any(card.pictured for card in self._cards) else 0
        high = max(least, *(card.upright_height(across) for card in self._cards))
        return self.words_height(width) + rows * (high + self._apart)

    def _columns(self, width: int) -> int:
        """As many as divide no word."""
        count = len(self._cards)
        if not self._theme.metrics.portrait:
            choices = (max(1, min(4, count)), min(2, count))
            whole = (
                columns
                for columns in choices
                if all(card.whole_at((width - self._apart * (columns - 1)) // columns) for card in self._cards)
            )
            return next(whole, choices[0])
        return 1 if count == 1 else 2

    def _arrange(self) -> None:
        width, words = self.width(), self.words_height(self.width())
        place(self, self._text_block, QRect(0, 0, width, words))
        if not self._cards:
            return
        columns = self._columns(width)
        rows = -(-len(self._cards) // columns)
        top = words + self._apart
        across = (width - self._apart * (columns - 1)) // columns
        high = (self.height() - top - self._apart * (rows - 1)) // rows
        below = max(card.words_below(across) for card in self._cards)
        for index, card in enumerate(self._cards):
            row, column = divmod(index, columns)
            left, above = column * (across + self._apart), top + row * (high + self._apart)
            place(self, card, QRect(left, above, across, high))
            card.level(below, below)
