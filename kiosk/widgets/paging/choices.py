"""Pieces of a page that a patient ticks something in: a question to ask, and a question that helps to remember."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStyle, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.toggle import Toggle
from kiosk.widgets.disposal import dispose

# The roles of the answers and of what is said to them: the largest in which all has room.
_ROLES: Final = ("lead", "body", "small")
# The share of the width for the answers in landscape.
_ANSWERS: Final = 0.5


class Markable(QWidget):
    """Base of all: emits `marked` with the name of what was touched, and the names that it excludes."""

    marked = Signal(str, list)
    sheet_requested = Signal(str)

    def show_marks(self, marks: Collection[str]) -> None:
        """Shows what is ticked now, by its names."""

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)


class QuestionRow(Markable):
    """A question that the patient may tick to ask it."""

    def __init__(self, name: str, text: str, theme: Theme) -> None:
        super().__init__()
        self._toggle = Toggle(name, text, theme)
        self._toggle.chosen.connect(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._toggle)

    def _mark(self, name: str) -> None:
        self.marked.emit(name, [])

    def show_marks(self, marks: Collection[str]) -> None:
        """Ticked or not."""
        self._toggle.setChecked(self._toggle.key in marks)

    def heightForWidth(self, width: int) -> int:
        return self._toggle.heightForWidth(width)

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided at that width in pixels."""
        return self._toggle.least_width() <= width


class SheetSpec(NamedTuple):
    """A button that lays a sheet over the page: the sheet's name, its words and icon."""

    sheet: str
    label: str
    icon: str


class SheetButtons(Markable):
    """Buttons for sheets, below one another in portrait; the first needs something ticked of those `names`."""

    def __init__(self, specs: Sequence[SheetSpec], names: Collection[str], theme: Theme) -> None:
        super().__init__()
        self._names = frozenset(names)
        portrait = theme.metrics.portrait
        self._gap = theme.metrics.mm(tokens.REPEATED_GAP_MM)
        self._box: QBoxLayout = QVBoxLayout(self) if portrait else QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(self._gap)
        self._buttons = [
            LabelButton(
                spec.label, spec.icon, role, theme, key=spec.sheet, target_mm=tokens.PRIMARY_MM, type_role="bar"
            )
            for spec, role in zip(specs, ("primary", "plain"), strict=True)
        ]
        for button in self._buttons:
            button.chosen.connect(self.sheet_requested)
            self._box.addWidget(button, 1)
        self.show_marks(())

    def show_marks(self, marks: Collection[str]) -> None:
        """The first can be pressed once something is ticked."""
        self._buttons[0].setEnabled(not self._names.isdisjoint(marks))

    def heightForWidth(self, width: int) -> int:
        return self._box.totalHeightForWidth(width)


class AnswerSpec(NamedTuple):
    """An answer: its name, its words, and what is said to whoever chose it."""

    name: str
    text: str
    reply: str


class _Parts(NamedTuple):
    """The widgets of a check in one type size."""

    answers: tuple[Toggle, ...]
    replies: tuple[Label, ...]


class CheckPanel(Markable):
    """The answers to a question that helps to remember, and room for what is said to each; nothing is graded."""

    def __init__(self, answers: Sequence[AnswerSpec], theme: Theme) -> None:
        super().__init__()
        self._answers = tuple(answers)
        self._theme = theme
        self._sizes = sizes(theme, _ROLES)
        self._marks: frozenset[str] = frozenset()
        self._gap, self._pad = theme.metrics.mm(tokens.REPEATED_GAP_MM), theme.metrics.px(tokens.SPACE)
        self._reply = QFrame(self)
        self._reply.setProperty("role", "well")
        self._size = self._sizes[-1]
        self._parts = self._made(self._size)

    def _made(self, size: TypeSize) -> _Parts:
        toggles = tuple(Toggle(answer.name, answer.text, size.theme, size.role, ring=True) for answer in self._answers)
        for toggle in toggles:
            toggle.setParent(self)
            toggle.chosen.connect(self._mark)
        replies = tuple(Label(answer.reply, size.role, size.theme, parent=self) for answer in self._answers)
        for part in (*toggles, *replies):
            part.ensurePolished()
        return _Parts(toggles, replies)

    def _mark(self, name: str) -> None:
        self.marked.emit(name, [answer.name for answer in self._answers if answer.name != name])

    def show_marks(self, marks: Collection[str]) -> None:
        """The chosen answer and what is said to it."""
        self._marks = frozenset(marks)
        answered = False
        for answer, toggle, reply in zip(self._answers, self._parts.answers, self._parts.replies, strict=True):
            chosen = answer.name in self._marks
            toggle.setChecked(chosen)
            toggle.setAccessibleDescription(answer.reply if chosen else "")
            reply.setVisible(chosen)
            answered = answered or chosen
        self._reply.setVisible(answered)

    def heightForWidth(self, width: int) -> int:
        """In the smallest letters; with more room it takes larger ones."""
        return self._needed(self._parts if self._size is self._sizes[-1] else self._made(self._sizes[-1]), width)

    def _needed(self, parts: _Parts, width: int) -> int:
        words, answers = self._widths(width)
        below, replies = self._heights(parts, words, answers)
        return below + replies + self._gap if self._theme.metrics.portrait else max(replies, below)

    def _widths(self, width: int) -> tuple[int, int]:
        """Those of what is said, and of the answers."""
        if self._theme.metrics.portrait:
            return width, width
        answers = round(width * _ANSWERS)
        return width - answers - 2 * self._gap, answers

    def _heights(self, parts: _Parts, words: int, answers: int) -> tuple[int, int]:
        """Those of all answers, and of the longest reply with its ground."""
        below = sum(toggle.heightForWidth(answers) for toggle in parts.answers) + self._gap * (len(parts.answers) - 1)
        reply = max(label.heightForWidth(words - 2 * self._pad) for label in parts.replies) + 2 * self._pad
        return below, reply

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest letters in which everything has room."""
        super().resizeEvent(event)
        for size in self._sizes:
            parts = self._parts if size == self._size else self._made(size)
            if size is self._sizes[-1] or self._fits(parts):
                break
            if parts is not self._parts:
                _discard(parts)
        if parts is not self._parts:
            _discard(self._parts)
        self._size, self._parts = size, parts
        self._arrange()
        self.show_marks(self._marks)

    def _fits(self, parts: _Parts) -> bool:
        _, answers = self._widths(self.width())
        whole = all(part.least_width() <= answers for part in parts.answers)
        return whole and self._needed(parts, self.width()) <= self.height()

    def _arrange(self) -> None:
        words, answers = self._widths(self.width())
        _, reply = self._heights(self._parts, words, answers)
        top, portrait = 0, self._theme.metrics.portrait
        for toggle in self._parts.answers:
            high = toggle.heightForWidth(answers)
            self._put(toggle, QRect(0, top, answers, high))
            toggle.show()
            top += high + self._gap
        ground = QRect(0, top, words, reply) if portrait else QRect(self.width() - words, 0, words, reply)
        self._put(self._reply, ground)
        for label in self._parts.replies:
            self._put(label, ground.adjusted(self._pad, self._pad, -self._pad, -self._pad))
            label.raise_()

    def _put(self, part: QWidget, box: QRect) -> None:
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))


def _discard(parts: _Parts) -> None:
    for part in (*parts.answers, *parts.replies):
        dispose(part)
