"""A phone number as wide as it goes, and a code that a phone takes it from, with what to do."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place
from kiosk.widgets.disposal import dispose, dispose_all
from kiosk.widgets.pictures.qr_code import QrCode

_NUMBER_ROLES: Final = ("phone", "display", "title", "heading", "menu")
_WORDS_ROLES: Final = ("lead", "body")
# How much higher than the code the words beside it may be, before they stand below it.
_HIGHER: Final = 1.3
# How much smaller than the smallest letters those of a page are that has no room for them else.
_LAST_SHARE: Final = 0.8


class CodeWords(NamedTuple):
    """What stands beside a code: the number, whose it is, a title, what to do."""

    number: str
    name: str
    title: str
    text: str


class _Labels(NamedTuple):
    """The words in one size."""

    number: Label
    name: Label
    title: Label
    text: Label


class CodePanel(QFrame):
    """In portrait the number over everything; in landscape the code before everything, the page's title too."""

    def __init__(self, words: CodeWords, code: QrCode, theme: Theme, style: str = "card") -> None:
        super().__init__()
        self.setProperty("role", style)
        self._words = words
        self._code = code
        self._theme = theme
        self._pad, self._gap = theme.metrics.px(tokens.SPACE), theme.metrics.px(tokens.SPACE_SMALL)
        self._sizes = sizes(theme, _WORDS_ROLES)
        self._labels: _Labels | None = None
        self.words_top = 0  # how many pixels stand over the words where they are beside the code
        code.setParent(self)

    @property
    def lies(self) -> bool:
        """Whether the words stand beside the code, over the whole height of the page."""
        return not self._theme.metrics.portrait

    def words_width(self, width: int) -> int:
        """How wide the words are, in pixels, beside the code, with the room at their far side."""
        return self._beside(width) + self._pad

    def words_height(self, width: int) -> int:
        """How high they are there, in the smallest letters."""
        labels = self._made(self._sizes[-1], width)
        number, *_, text = self._boxes(labels, width)[0]
        height = text.bottom() + 1 - number.top() + self._pad
        dispose_all(labels)
        return height

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """In the smallest letters it has."""
        labels = self._made(self._sizes[-1], width)
        height = self._boxes(labels, width)[1]
        dispose_all(labels)
        return height

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest letters in which all of it has room."""
        super().resizeEvent(event)
        least = self._sizes[-1]
        last = least.magnified(_LAST_SHARE)
        tries = [*((size, True) for size in self._sizes), (least, False), (last, False)]
        for size, large in tries:
            labels = self._made(size, self.width(), large=large)
            boxes, height = self._boxes(labels, self.width())
            whole = all(label.longest_word() <= box.width() for label, box in zip(labels, boxes, strict=True))
            if (whole and height <= self.height()) or size is last:
                break
            dispose_all(labels)
        beside = 0 if self._theme.metrics.portrait else self.height() - 2 * self._pad
        while height > self.height() and self._code.height() > beside and self._code.shrink():
            boxes, height = self._boxes(labels, self.width())
        if self._labels is not None:
            dispose_all(self._labels)
        self._labels = labels
        down = (self.height() - height) // 2
        for label, box in zip(labels, boxes, strict=True):
            place(self, label, box.translated(0, down))
            label.show()
        place(self, self._code, self._code_box(labels, self.width()).translated(0, down))

    def _made(self, size: TypeSize, width: int, *, large: bool = True) -> _Labels:
        """The words in that size; the number as `large` as goes, or no larger than it must be."""
        words, theme = self._words, size.theme
        room = self._number_width(width)
        return _Labels(
            self._number(room) if large else self._number_in(sizes(self._theme, _NUMBER_ROLES)[-1]),
            Label(words.name, "kicker", theme, style="soft", parent=self),
            Label(words.title, "heading", theme, parent=self),
            Label(words.text, size.role, theme, parent=self),
        )

    def _number(self, room: int) -> Label:
        """The number, as large as it stands on one line, else in the smallest letters."""
        first, *smaller = sizes(self._theme, _NUMBER_ROLES, growing=True)
        number = self._number_in(first)
        for size in smaller:
            if number.natural_width() <= room:
                break
            dispose(number)
            number = self._number_in(size)
        return number

    def _number_in(self, size: TypeSize) -> Label:
        return Label(self._words.number, size.role, size.theme, style="accent", parent=self)

    def _number_width(self, width: int) -> int:
        return width - 2 * self._pad if self._theme.metrics.portrait else self._beside(width)

    def _beside(self, width: int) -> int:
        """The room beside the code."""
        return max(1, width - 4 * self._pad - self._code.width())

    def _words_below(self, labels: _Labels, width: int) -> bool:
        """Whether title and text stand below the code, being too long for the room beside it."""
        beside = self._beside(width)
        title = labels.title.heightForWidth(beside) if self._words.title else 0
        high = title + self._gap + labels.text.heightForWidth(beside)
        longest = max(labels.title.longest_word(), labels.text.longest_word())
        return longest > beside or high > _HIGHER * self._code.height()

    def _code_box(self, labels: _Labels, width: int) -> QRect:
        side, pad = self._code.height(), self._pad
        if not self._theme.metrics.portrait:
            return QRect(pad, (self._boxes(labels, width)[1] - side) // 2, side, side)
        over = pad + labels.number.heightForWidth(width - 2 * pad) + labels.name.heightForWidth(width - 2 * pad) + pad
        below = self._words_below(labels, width)
        return QRect((width - side) // 2 if below else pad, over, side, side)

    def _boxes(self, labels: _Labels, width: int) -> tuple[list[QRect], int]:
        """Where the words lie, and how high the whole is, in pixels."""
        pad, gap, side = self._pad, self._gap, self._code.height()
        portrait = self._theme.metrics.portrait
        first = pad if portrait else 3 * pad + side
        wide = self._number_width(width)
        number, name = labels.number.heightForWidth(wide), labels.name.heightForWidth(wide)
        above = 0 if self.words_top else pad
        heads = [QRect(first, above, wide, number), QRect(first, above + number, wide, name)]
        top = above + number + name + pad
        below = portrait and self._words_below(labels, width)
        left, room = (3 * pad + side, self._beside(width)) if not below else (pad, width - 2 * pad)
        text = labels.text.heightForWidth(room)
        title = labels.title.heightForWidth(room) if self._words.title else 0
        if portrait:
            high = title + gap + text
            under = top + side + pad if below else top + max(0, side - high) // 2
            bottom = under + high if below else top + max(side, high)
            return [*heads, QRect(left, under, room, title), QRect(left, under + title + gap, room, text)], bottom + pad
        high = self.words_top + top + title + gap + text + (0 if self.words_top else pad)
        # Below a title of their own the words follow it, else they stand in the middle.
        down = self.words_top or max(0, side + 2 * pad - high) // 2
        words = [*heads, QRect(left, top, room, title), QRect(left, top + title + gap, room, text)]
        return [box.translated(0, down) for box in words], max(high, side + 2 * pad)
