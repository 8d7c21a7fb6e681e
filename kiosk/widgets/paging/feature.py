"""A page with a large picture and its words."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.theme.theme import Theme
from kiosk.widgets.controls.placing import place
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.panels import Panel
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlock, TextBlockSpec
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture

_FEATURE_PICTURE_LEAST = 250
# The share of a feature's width for its words in landscape. In portrait the height of its picture, as a share of its
# width and of the room at most: at every text size the same, for who asks for large letters needs the large picture.
_FEATURE_WORDS_SHARE = 0.43
_FEATURE_PICTURE = 0.74
# The same for a picture with buttons below it.
_FEATURE_PICTURE_CONTROLLED = 0.62
# Where a title and one sentence leave less, it is lower, or narrower, for that is better than none.
_FEATURE_PICTURE_LOW = 0.5
_FEATURE_WORDS_WIDE = 0.62
# How much larger the letters of all pages of a section may be where there is room, the most first, and the share of the
# page that stays free below them.
_GROWTH: Final = (1.3, 1.2, 1.1)
_FREE: Final = 0.06


class Feature(Panel):
    """A large picture and words: above one another in portrait, side by side in landscape."""

    def __init__(self, spec: TextBlockSpec, passage: Passage, theme: Theme, visual: QWidget | None = None) -> None:
        super().__init__(spec, passage, theme, visual)
        self._spec, self._passage = spec, passage
        self.whole = passage.first and passage.last
        self.shrunk = self._lean = False
        self.words_top = 0  # how many pixels stand over the words where they are beside the picture

    def make_lean(self, step: int) -> None:
        """There is no room: goes without the buttons below its text, has a lower picture, at last none."""
        if step == 0:
            self._lean = True
            self._text_block.drop_buttons()
        elif step == 1:
            self.shrink()
        else:
            self._drop_visual()

    def shrink(self) -> None:
        """The words need more room: the picture takes less."""
        self.shrunk = True
        self.updateGeometry()

    @property
    def lies(self) -> bool:
        """Whether the words stand beside the picture, over the whole height of the page."""
        return isinstance(self._visual, AnnotatedPicture) and not self._theme.metrics.portrait

    def words_width(self, width: int) -> int:
        """How wide the words are, in pixels, when the panel is that wide."""
        share = _FEATURE_WORDS_WIDE if self.shrunk else _FEATURE_WORDS_SHARE
        return round((width - self._gap) * share) if self.lies else width

    def _words_width(self, width: int) -> int:
        return self.words_width(width)

    def _seen_height(self, width: int) -> int:
        """The height in pixels of the picture above the words, with the buttons that belong to it."""
        if not isinstance(self._visual, AnnotatedPicture):
            return 0
        share = _FEATURE_PICTURE_CONTROLLED if self._visual.foot_height(width) else _FEATURE_PICTURE
        return self._visual.height_at(width, round(width * (_FEATURE_PICTURE_LOW if self.shrunk else share)))

    def heightForWidth(self, width: int) -> int:
        words = self.words_height(width)
        if self._visual is None:
            return words
        return (
            max(words, self._theme.metrics.px(_FEATURE_PICTURE_LEAST))
            if self.lies
            else (words + self._gap + self._seen_height(width))
        )

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        words = self.words_width(width)
        high = self.words_height(width)
        if not isinstance(self._visual, AnnotatedPicture):
            place(self, self._text_block, QRect(0, 0, words, min(high, height)))
        elif self.lies:
            place(self, self._visual, QRect(0, 0, width - words - self._gap, height))
            place(self, self._text_block, QRect(width - words, self.words_top, words, high))
        else:
            seen = self._seen_height(width)
            place(self, self._visual, QRect(0, 0, width, seen))
            place(self, self._text_block, QRect(0, seen + self._gap, words, high))

    def grow(self, factor: float) -> None:
        """Has words in letters so many times as large; its buttons keep theirs."""
        former = self._text_block
        self.take_words(TextBlock(self._spec, self._passage, self._theme.magnified(factor), self._theme))
        dispose(former)
        if self._lean:
            self._text_block.drop_buttons()
        self._arrange()


def grow_alike(features: Sequence[Feature], room: int, height: Callable[[Feature], int]) -> None:
    """Gives the words of all of them the same larger letters, if each still has its page, which is `room` pixels high.

    `height` tells what a feature needs. Where a text is cut, its letters are as large as there is room for.
    """
    if not features or not all(feature.whole for feature in features):
        return
    most = round(room * (1 - _FREE))
    for factor in _GROWTH:
        for feature in features:
            feature.grow(factor)
        if all(height(feature) <= most for feature in features):
            return
    for feature in features:
        feature.grow(1.0)
