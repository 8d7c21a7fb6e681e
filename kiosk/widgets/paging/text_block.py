"""A heading and running text, with the buttons that belong to it: glossary words and a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton, label_width
from kiosk.widgets.controls.column import Column
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.line_breaks import chunks
from kiosk.widgets.controls.placing import place
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.passage import Paragraph, Passage


class Term(NamedTuple):
    """A glossary word to tap: its id, the word, and what a screen reader says."""

    id: str
    word: str
    question: str


class LinkSpec(NamedTuple):
    """A link: where it leads and its label."""

    to: str
    label: str


@dataclass(frozen=True)
class TextBlockSpec:
    """What one piece tells, apart from its running text.

    Of several `title_roles`, the largest first, the title takes the first in which it stands on one line.
    """

    title: str = ""
    place: str = ""
    terms: tuple[Term, ...] = ()
    link: LinkSpec | None = None
    role: str = "body"
    style: str = ""
    title_roles: tuple[str, ...] = ("heading",)
    title_style: str = ""


class FittedLabel(QWidget):
    """Shows the text in the first of some type roles, the largest first, in which it is on one line, else the last."""

    def __init__(self, text: str, roles: Sequence[str], theme: Theme, style: str = "") -> None:
        super().__init__()
        self._sizes = tuple(Label(text, role, theme, style=style, parent=self) for role in roles)

    def _fitting(self, width: int) -> Label:
        return next((words for words in self._sizes if words.natural_width() <= width), self._sizes[-1])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitting(width).heightForWidth(width)

    def longest_word(self) -> int:
        """The width in pixels of the longest word of the smallest; with less it is divided."""
        return self._sizes[-1].longest_word()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = self._fitting(self.width())
        for words in self._sizes:
            words.setGeometry(self.rect())
            words.setVisible(words is fitting)


class Flow(QWidget):
    """Lays its children out like words in a line, `gap` pixels apart."""

    def __init__(self, children: Sequence[QWidget], gap: int) -> None:
        super().__init__()
        self._items = tuple(children)
        self._gap = gap
        for child in self._items:
            child.setParent(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(box.bottom() + 1 for _, box in self._boxes(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for child, box in self._boxes(self.width()):
            place(self, child, box)

    def _boxes(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        left = top = line = 0
        for child in self._items:
            wanted = min(child.sizeHint().width(), width)
            height = child.heightForWidth(wanted)
            if left and left + wanted > width:
                left, top, line = 0, top + line + self._gap, 0
            yield child, QRect(left, top, wanted, height)
            left += wanted + self._gap
            line = max(line, height)


class Dot(QWidget):
    """The mark before a point of a list, centred on a line `line` pixels high."""

    def __init__(self, theme: Theme, line: int) -> None:
        super().__init__()
        self._colour = theme.colours.accent
        self._radius = max(3, round(line * 0.13))
        self.setFixedSize(round(line * 0.6), line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawEllipse(self.rect().center(), self._radius, self._radius)


class TextBlock(Column):
    """A block with (a part of) its text; the title stands over every part, buttons under the last."""

    word_chosen = Signal(str)
    target_chosen = Signal(str)

    def __init__(self, spec: TextBlockSpec, passage: Passage, theme: Theme, buttons: Theme | None = None) -> None:
        """Its buttons have the letters of `buttons`, where those of the words are not theirs."""
        super().__init__(theme.metrics.px(tokens.SPACE_SMALL))
        self._theme = theme
        self._buttons_theme = buttons or theme
        if spec.title:
            roles, style = spec.title_roles, spec.title_style
            if len(roles) == 1:
                self._add_words(Label(spec.title, roles[0], theme, style))
            else:
                self._add_words(FittedLabel(spec.title, roles, theme, style))
        if spec.place and passage.first:
            self._add_words(Label(spec.place, "kicker", theme, style="accent"))
        for paragraph in passage.paragraphs():
            self._add_paragraph(paragraph, spec)
        self._flows: list[Flow] = []
        self._least_of_words = self._least
        if passage.last:
            self._add_buttons(spec)

    def _add_words(self, words: Label | FittedLabel) -> None:
        self._column.addWidget(words)
        self._least = max(self._least, words.longest_word())

    def _add_paragraph(self, paragraph: Paragraph, spec: TextBlockSpec) -> None:
        words = Label(paragraph.text, spec.role, self._theme, style=spec.style)
        if not paragraph.point:
            self._add_words(words)
            return
        line = QHBoxLayout()
        line.setSpacing(self._theme.metrics.px(tokens.SPACE_SMALL))
        dot = Dot(self._theme, words.first_line())
        line.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._column.addLayout(line)
        self._least = max(self._least, dot.width() + line.spacing() + words.longest_word())

    def _add_buttons(self, spec: TextBlockSpec) -> None:
        if spec.terms:
            theme = self._buttons_theme
            chips = [LabelButton(t.word, "book", "chip", theme, key=t.id, name=t.question) for t in spec.terms]
            for chip in chips:
                chip.chosen.connect(self.word_chosen)
            self._add_flow(chips, " ".join(term.word for term in spec.terms))
        if spec.link is not None:
            label, to = spec.link.label, spec.link.to
            link = LabelButton(label, "next", "primary", self._buttons_theme, key=to, icon_last=True)
            link.chosen.connect(self.target_chosen)
            self._add_flow([link], spec.link.label)

    def drop_buttons(self) -> None:
        """Goes without its buttons."""
        for flow in self._flows:
            self._column.removeWidget(flow)
            dispose(flow)
        self._flows = []
        self._least = self._least_of_words
        self._column.invalidate()

    def _add_flow(self, buttons: Sequence[LabelButton], words: str) -> None:
        gap = self._buttons_theme.metrics.mm(tokens.GAP_MM)
        flow = Flow(buttons, gap)
        self._flows.append(flow)
        self._column.addWidget(flow)
        theme = self._buttons_theme
        self._least = max(self._least, *(label_width(part, theme, upright=False) for part in chunks(words)))
