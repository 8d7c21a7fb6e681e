"""Pieces of a page that a patient ticks something in: a question to ask, and a question that helps to remember."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place
from kiosk.widgets.controls.toggle import Toggle
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.packing import heights_alike

# The roles of the answers and of what is said to them: the largest in which all has room.
_ROLES: Final = ("lead", "body", "small")
# The share of the width for the answers in landscape; how high one may be and the icon's side, in reference pixels.
_ANSWERS: Final = 0.5
_TALLEST: Final = 250
_ICON: Final = 150
# The names of the sheets: the ticked questions large, and the code that takes them home.
SHOW: Final = "show"
TAKE: Final = "take"


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


class _Face(QWidget):
    """The answers and what is said to each, in one size of letters."""

    def __init__(self, answers: Sequence[AnswerSpec], size: TypeSize, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gap, self._pad = theme.metrics.mm(tokens.REPEATED_GAP_MM), theme.metrics.px(tokens.SPACE)
        self.toggles = [Toggle(answer.name, answer.text, size.theme, size.role, ring=True) for answer in answers]
        self._ground = QFrame()
        self._ground.setProperty("role", "well")
        side = theme.metrics.px(_ICON)
        self._icon = Icon("question", theme.colours.accent, side, theme)
        role = "heading" if size.role == "lead" else size.role
        self._replies = [Label(answer.reply, role, size.theme) for answer in answers]
        for part in (self._ground, self._icon, *self.toggles, *self._replies):
            part.setParent(self)

    def show_chosen(self, chosen: int | None) -> None:
        """Says what belongs to that answer; a question mark keeps the room for it before."""
        for index, (toggle, reply) in enumerate(zip(self.toggles, self._replies, strict=True)):
            toggle.setChecked(index == chosen)
            toggle.setAccessibleDescription(reply.text() if index == chosen else "")
            reply.setVisible(index == chosen)
        self._icon.setVisible(chosen is None)

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided."""
        words, answers = self._widths(width)
        longest = max(reply.longest_word() for reply in self._replies) + 2 * self._pad
        return longest <= words and all(toggle.least_width() <= answers for toggle in self.toggles)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        below, reply = self._heights(*self._widths(width))
        return below + reply + self._gap if self._theme.metrics.portrait else max(reply, below)

    def _widths(self, width: int) -> tuple[int, int]:
        """Those of what is said, and of the answers."""
        if self._theme.metrics.portrait:
            return width, width
        answers = round(width * _ANSWERS)
        return width - answers - self._gap, answers

    def _heights(self, words: int, answers: int) -> tuple[int, int]:
        """Those of all answers, and of the longest reply with its ground."""
        below = sum(toggle.heightForWidth(answers) for toggle in self.toggles) + self._gap * (len(self.toggles) - 1)
        room = max(1, words - 2 * self._pad)
        return below, max(label.heightForWidth(room) for label in self._replies) + 2 * self._pad

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Answers are larger than they need be where there is room; the reply has the rest."""
        super().resizeEvent(event)
        words, answers = self._widths(self.width())
        portrait, tallest = self._theme.metrics.portrait, self._theme.metrics.px(_TALLEST)
        more = max(0, self.height() - self.heightForWidth(self.width()))
        needs = [toggle.heightForWidth(answers) for toggle in self.toggles]
        if portrait:
            heights = [max(need, min(need + more // len(needs), tallest)) for need in needs]
        else:
            heights = heights_alike(needs, self.height() - self._gap * (len(needs) - 1), tallest)
        top = 0
        for toggle, high in zip(self.toggles, heights, strict=True):
            place(self, toggle, QRect(0, top, answers, high))
            top += high + self._gap
        ground = QRect(0, top, words, self.height() - top)
        if not portrait:
            ground = QRect(self.width() - words, 0, words, max(top - self._gap, self._heights(words, answers)[1]))
        place(self, self._ground, ground)
        for label in self._replies:
            place(self, label, ground.adjusted(self._pad, self._pad, -self._pad, -self._pad))
        icon = self._icon.rect()
        icon.moveCenter(ground.center())
        place(self, self._icon, icon)


class CheckPanel(Markable):
    """The answers to a question that helps to remember, and room for what is said to each; nothing is graded."""

    def __init__(self, answers: Sequence[AnswerSpec], theme: Theme) -> None:
        super().__init__()
        self._answers = tuple(answers)
        self._theme = theme
        self._sizes = sizes(theme, _ROLES)
        self._chosen: int | None = None
        self._face = self._made(self._sizes[-1])

    def _made(self, size: TypeSize) -> _Face:
        face = _Face(self._answers, size, self._theme)
        face.setParent(self)
        face.ensurePolished()
        for toggle in face.toggles:
            toggle.chosen.connect(self._mark)
        face.show_chosen(self._chosen)
        return face

    def _mark(self, name: str) -> None:
        self.marked.emit(name, [answer.name for answer in self._answers if answer.name != name])

    def show_marks(self, marks: Collection[str]) -> None:
        """The chosen answer and what is said to it."""
        chosen = (index for index, answer in enumerate(self._answers) if answer.name in marks)
        self._chosen = next(chosen, None)
        self._face.show_chosen(self._chosen)

    def heightForWidth(self, width: int) -> int:
        """In the smallest letters; with more room it takes larger ones."""
        smallest = _Face(self._answers, self._sizes[-1], self._theme)
        height = smallest.heightForWidth(width)
        dispose(smallest)
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest letters in which everything has room."""
        super().resizeEvent(event)
        dispose(self._face)
        for size in self._sizes:
            self._face = self._made(size)
            fits = self._face.whole_at(self.width()) and self._face.heightForWidth(self.width()) <= self.height()
            if fits or size is self._sizes[-1]:
                break
            dispose(self._face)
        self._face.setGeometry(self.rect())
        self._face.show()
