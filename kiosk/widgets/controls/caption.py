"""What is said to a scene: a sentence, and at the end some closing words below it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.widgets.controls.fitting import TypeSize
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place

# The role of the closing words.
_CLOSING = "lead"


class Caption(QWidget):
    """Both in the middle of the height; room is kept for the closing words before they show."""

    def __init__(self, sentence: str, closing: str, size: TypeSize) -> None:
        super().__init__()
        self._gap = size.theme.metrics.px(tokens.SPACE_SMALL)
        self._sentence = Label(sentence, size.role, size.theme, parent=self)
        self._closing = Label(closing, _CLOSING, size.theme, style="accent", parent=self) if closing else None
        self.show_closing(shown=False)

    def fits(self, room: QSize) -> bool:
        """Whether it has room, and no word is divided."""
        return self._sentence.longest_word() <= room.width() and self.heightForWidth(room.width()) <= room.height()

    def show_closing(self, *, shown: bool) -> None:
        """Shows the closing words, or hides them."""
        if self._closing is not None:
            self._closing.setVisible(shown)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        below = 0 if self._closing is None else self._gap + self._closing.heightForWidth(width)
        return self._sentence.heightForWidth(width) + below

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, high = self.width(), self.heightForWidth(self.width())
        top = max(0, self.height() - high) // 2
        sentence = self._sentence.heightForWidth(width)
        place(self, self._sentence, QRect(0, top, width, sentence))
        if self._closing is not None:
            below = top + sentence + self._gap
            place(self, self._closing, QRect(0, below, width, self._closing.heightForWidth(width)))
