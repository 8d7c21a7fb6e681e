"""A heading and running text, with the buttons that belong to it: glossary words and a link."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton, label_width
from kiosk.widgets.controls.column import Column
from kiosk.widgets.controls.fitted_label import FittedLabel
from kiosk.widgets.controls.flow import Flow
from kiosk.widgets.controls.label import Label
from kiosk.widgets.paging.passage import Paragraph, Passage


@dataclass(frozen=True)
class Term:
    """A glossary word to tap: its id, the word, and what a screen reader says."""

    id: str
    word: str
    question: str


@dataclass(frozen=True)
class LinkSpec:
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


class TextBlock(Column):
    """A story with (a part of) its text; the title stands over every part, buttons under the last."""

    word_chosen = Signal(str)
    target_chosen = Signal(str)

    def __init__(self, spec: TextBlockSpec, passage: Passage, theme: Theme) -> None:
        super().__init__(theme.metrics.px(tokens.SPACE_SMALL))
        self._theme = theme
        if spec.title:
            self._add_words(_title(spec, theme))
        if spec.place and passage.first:
            self._add_words(Label(spec.place, "label", theme, style="accent"))
        for paragraph in passage.paragraphs():
            self._add_paragraph(paragraph, spec)
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
        gap = self._theme.metrics.mm(tokens.GAP_MM)
        if spec.terms:
            chips = [LabelButton(t.word, "book", "chip", self._theme, key=t.id, name=t.question) for t in spec.terms]
            for chip in chips:
                chip.chosen.connect(self.word_chosen)
            self._least = max(self._least, *(self._button_least(term.word) for term in spec.terms))
            self._column.addSpacing(gap // 2)
            self._column.addWidget(Flow(chips, gap))
        if spec.link is not None:
            link = LabelButton(spec.link.label, "next", "primary", self._theme, key=spec.link.to, icon_last=True)
            link.chosen.connect(self.target_chosen)
            self._least = max(self._least, self._button_least(spec.link.label))
            self._column.addSpacing(gap // 2)
            self._column.addWidget(Flow([link], gap))

    def _button_least(self, label: str) -> int:
        return max(label_width(word, self._theme, upright=False) for word in label.split())


def _title(spec: TextBlockSpec, theme: Theme) -> Label | FittedLabel:
    roles, style = spec.title_roles, spec.title_style
    return (
        Label(spec.title, roles[0], theme, style) if len(roles) == 1 else FittedLabel(spec.title, roles, theme, style)
    )


class Dot(QWidget):
    """The mark before a point of a list, centred on a line `line` pixels high."""

    def __init__(self, theme: Theme, line: int) -> None:
        super().__init__()
        self._colour = theme.colours.accent
        self._radius = max(3, round(line * 0.13))
        self.setFixedSize(round(line * 0.6), line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(self.rect().center(), self._radius, self._radius)
