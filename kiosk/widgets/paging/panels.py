"""Words and what is to be seen with them: the base of all, a card among others, and words alone over a page."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.placing import place
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlock, TextBlockSpec
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture
from kiosk.widgets.pictures.picture_view import PictureView

# A picture's share of a card's width, and its greatest width, in reference pixels.
_CARD_PICTURE_SHARE = 0.39
_CARD_PICTURE_WIDEST = 900
# A card of more characters than this has the row to itself: there the picture takes a larger share.
_CARD_WIDE = 60
# How much larger a picture must be above the words to stand there in a card wide enough for both side by side.
_MUCH_LARGER = 1.15
_CARD_PICTURE_SHARE_WIDE = 0.46
# How much higher than needed a card of words may be where it is alone on a page.
_WORDS_GROWTH = 1.65
_ENDLESS = 1 << 24
# With fewer characters than this beside its picture a card puts the words below it.
_CARD_NARROWEST_WORDS = 17


class Panel(QFrame):
    """Base of all: words and what is to be seen; knows its height at a width, and passes on what its words emit."""

    word_chosen = Signal(str)
    target_chosen = Signal(str)
    enlarge_requested = Signal(int)  # how many blocks after its own first one the picture belongs to

    def __init__(self, spec: TextBlockSpec, passage: Passage, theme: Theme, visual: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._gap = theme.metrics.px(tokens.SPACE * 1.3)  # between picture and words
        self._level = self._level_below = 0
        self.take_words(TextBlock(spec, passage, theme))
        self._visual = visual
        if visual is not None:
            visual.setParent(self)
        if isinstance(visual, AnnotatedPicture | PictureView):
            visual.enlarge_requested.connect(self._enlarge)
        if isinstance(visual, AnnotatedPicture):
            visual.word_chosen.connect(self.word_chosen)

    def take_words(self, words: TextBlock) -> None:
        """Has these words from now on."""
        self._text_block = words
        words.word_chosen.connect(self.word_chosen)
        words.target_chosen.connect(self.target_chosen)
        words.setParent(self)
        words.show()

    def _enlarge(self) -> None:
        self.enlarge_requested.emit(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.words_height(width)

    def words_height(self, width: int) -> int:
        """The height in pixels of its words when the panel is that wide."""
        return self._text_block.heightForWidth(self._words_width(width))

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided when the panel is that wide."""
        return self._text_block.least_width() <= self._words_width(width)

    def make_lean(self, step: int) -> None:
        """There is no room: goes at first without its picture, then without the buttons below its text."""
        if step == 0:
            self._drop_visual()
        else:
            self.drop_buttons()

    def drop_buttons(self) -> None:
        """Goes without the buttons below its text."""
        self._text_block.drop_buttons()

    def _drop_visual(self) -> None:
        if self._visual is not None:
            dispose(self._visual)
            self._visual = None

    def words_below(self, width: int) -> int:
        """The height in pixels of its words when the panel is that wide and they stand below what is to be seen."""
        return self._text_block.heightForWidth(width)

    def level(self, words: int, below: int) -> None:
        """Leaves room for words of that height, so that panels beside or after one another stand level.

        `below` is their height where they stand below the picture and are wider than beside it.
        """
        self._level, self._level_below = words, below
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _words_width(self, width: int) -> int:
        """The width of the words when the panel is that wide."""
        return width

    def _arrange(self) -> None:
        """Puts words and picture in their places for the present size."""


class Card(Panel):
    """A rounded card: something to see at the left, words beside it; in a narrow card below it; or words alone."""

    def __init__(
        self, spec: TextBlockSpec, passage: Passage, theme: Theme, visual: QWidget | None = None, style: str = "card"
    ) -> None:
        super().__init__(spec, passage, theme, visual)
        self.setProperty("role", style)
        self._pad = theme.metrics.px(tokens.SPACE)

    def _upright(self, width: int) -> bool:
        """Whether the words stand below the picture."""
        if self._visual is None:
            return False
        narrowest = _CARD_NARROWEST_WORDS * 0.5 * self._theme.metrics.text_px("body")
        below = width - 2 * self._pad
        beside = below - self._pad - self._beside(width)
        return beside < narrowest or beside < self._text_block.least_width() <= below

    def _beside(self, width: int) -> int:
        """The width of what is seen when it stands beside the words."""
        if isinstance(self._visual, PictureView):
            wide = width > _CARD_WIDE * 0.5 * self._theme.metrics.text_px("body")
            share = _CARD_PICTURE_SHARE_WIDE if wide else _CARD_PICTURE_SHARE
            return min(round(width * share), self._theme.metrics.px(_CARD_PICTURE_WIDEST))
        return 0 if self._visual is None else self._visual.sizeHint().width()

    def _words_width(self, width: int) -> int:
        beside = 0 if self._upright(width) else self._beside(width)
        return max(1, width - 2 * self._pad - (beside + self._pad if beside else 0))

    def words_below(self, width: int) -> int:
        """That of words as wide as the card within its padding."""
        return self._text_block.heightForWidth(max(1, width - 2 * self._pad))

    def heightForWidth(self, width: int) -> int:
        seen = 0 if self._visual is None else self._visual.minimumSizeHint().height()
        words = self.words_height(width)
        return 2 * self._pad + (words + self._pad + seen if self._upright(width) else max(words, seen))

    @property
    def pictured(self) -> bool:
        """Whether it has a picture, which grows with the card."""
        return isinstance(self._visual, PictureView)

    def upright_height(self, width: int) -> int:
        """The least height in pixels with the words below what is to be seen."""
        seen = 0 if self._visual is None else self._visual.minimumSizeHint().height() + self._pad
        return 2 * self._pad + seen + self.words_below(width)

    def tallest(self, width: int) -> int:
        """The height in pixels above which it would only be emptier; a picture has no such height."""
        return _ENDLESS if self.pictured else round(self.heightForWidth(width) * _WORDS_GROWTH)

    def _arrange(self) -> None:
        pad, visual = self._pad, self._visual
        room = self.rect().adjusted(pad, pad, -pad, -pad)
        words = self.words_height(self.width())
        if visual is None:
            self._place_words(room, words)
        elif self._upright(self.width()) or self._better_upright(visual, room):
            words, least = self.words_below(self.width()), visual.minimumSizeHint().height()
            below = min(max(words, min(self._level_below, room.height() - pad - least)), room.height())
            seen = max(room.height() - below - pad, 1)
            self._place_visual(visual, QRect(room.left(), room.top(), room.width(), seen))
            top = room.bottom() + 1 - below
            place(self, self._text_block, QRect(room.left(), top, room.width(), min(below, words)))
        else:
            beside = self._beside(self.width())
            top = self._place_words(room.adjusted(beside + pad, 0, 0, 0), words)
            band = QRect(room.left(), room.top(), beside, room.height())
            if not isinstance(visual, PictureView) and visual.sizeHint().height() <= words:
                band = QRect(room.left(), top, beside, visual.sizeHint().height())
            self._place_visual(visual, band)

    def _better_upright(self, visual: QWidget, room: QRect) -> bool:
        """Whether a card that could have its picture beside the words shows it larger above them.

        The room for words is that of the whole row, so that all cards of a row stand alike.
        """
        if not isinstance(visual, PictureView):
            return False
        beside = QSize(self._beside(self.width()), room.height())
        above = QSize(room.width(), room.height() - self._level_below - self._pad)
        return 0 < self._level_below < room.height() and visual.width_in(above) > _MUCH_LARGER * visual.width_in(beside)

    def _place_words(self, room: QRect, height: int) -> int:
        """In the middle of the room's height, beginning at the same height all along a row; where they begin."""
        level = min(max(height, self._level), room.height())
        top = room.top() + (room.height() - level) // 2
        place(self, self._text_block, QRect(room.left(), top, room.width(), min(height, level)))
        return top

    def _place_visual(self, visual: QWidget, room: QRect) -> None:
        """In the middle of the room; a drawing fills it. An icon beside words stands level with their first lines."""
        if not isinstance(visual, PictureView):
            box = QRect(QPoint(), visual.sizeHint())
            box.moveCenter(room.center())
            room = box
        place(self, visual, room)


class Lead(Panel):
    """Words over the pieces of a section."""

    def __init__(self, passage: Passage, theme: Theme) -> None:
        super().__init__(TextBlockSpec(role="lead"), passage, theme)

    def _arrange(self) -> None:
        place(self, self._text_block, QRect(0, 0, self.width(), self.words_height(self.width())))
