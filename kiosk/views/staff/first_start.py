"""The questions of the first start, one a screen: what is asked stands above, Back and Next below."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk import tokens
from kiosk.system.settings.opening_hours import OpeningHours
from kiosk.theme.theme import Theme
from kiosk.views.staff.screen import FullStaffScreen
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label

# The questions in their order, by the names of their words.
STEPS: Final = ("language", "turn", "size", "pin", "hours", "sound", "content")

# How much more free room there is below a question than above it, where it has not the whole height.
_LOW: Final = 5

# What is said in each language, by its code.
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class FirstStartWording:
    """Words for staff and the language to say them in; the first of them where it has no such language."""

    words: Words
    code: str

    @property
    def language(self) -> str:
        """The language in which they are said."""
        codes = list(next(iter(self.words.values())))
        return self.code if self.code in codes else codes[0]

    def say(self, key: str, /, **details: object) -> str:
        """The words of that key with the details filled in."""
        return self.words[key][self.language].format(**details)


@dataclass(frozen=True)
class Answers:
    """What is answered so far: `turn` in degrees, `pin` as digits or empty, no `hours` where it is never black."""

    language: str
    turn: int
    mm_per_px: float
    pin: str
    hours: OpeningHours | None
    volume: int
    headphones_only: bool = False


@dataclass(frozen=True)
class FirstStartState:
    """The question that is asked, by its place, and all that its screen shows.

    `languages` are those of the content, their names by their codes. `turning` says that the picture was turned and
    turns back unless it is kept, `cannot_turn` that it could not be turned. `saving` says that the answers are being
    written, `failed` why they could not be.
    """

    answers: Answers
    languages: Mapping[str, str]
    content: Path
    has_pin: bool
    step: int = 0
    turning: bool = False
    cannot_turn: bool = False
    saving: bool = False
    failed: str = ""

    @property
    def name(self) -> str:
        """The name of the question."""
        return STEPS[self.step]


class QuestionBody(QWidget):
    """Base of what stands between a question and the buttons below; emits `answered` with all answers."""

    answered = Signal(object)


class FirstStartScreen(FullStaffScreen):
    """A question with its body; emits `went` with 1 for Next and -1 for Back, which is Later before the first."""

    went = Signal(int)

    def __init__(
        self,
        state: FirstStartState,
        body: QuestionBody | None,
        wording: FirstStartWording,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, wording.say(state.name), wording.language, "view")
        self._wording = wording
        self.column.addStretch(1)
        title = "moment" if state.saving else "open" if state.failed else state.name
        self.column.addLayout(self._heading(wording.say(title)))
        if state.failed:
            self.column.addWidget(Label(wording.say("failed", reason=state.failed), "lead", theme, style="alarm"))
        elif (text := f"{state.name}_text") in wording.words and not (state.saving or state.turning):
            self.column.addWidget(Label(wording.say(text), "lead", theme))
        if body is not None:
            self.column.addWidget(body, _LOW)
        else:
            self.column.addStretch(_LOW)
        if not (state.saving or state.turning):
            self.column.addLayout(self._below(state))

    def _heading(self, title: str) -> QHBoxLayout:
        theme = self._theme
        line = QHBoxLayout()
        line.setSpacing(theme.metrics.px(tokens.SPACE_SMALL))
        line.addWidget(Icon("sliders", theme.colours.accent, theme.metrics.line_px("title"), theme))
        line.addWidget(Label(title, "title", theme), 1)
        return line

    def _below(self, state: FirstStartState) -> QHBoxLayout:
        """Back, how far it is, and Next; nothing but Next once the answers could not be written."""
        say, last = self._wording.say, state.step == len(STEPS) - 1
        line = QHBoxLayout()
        line.setSpacing(self._theme.metrics.mm(tokens.GAP_MM) + 1)
        if not state.failed:
            back = self._button(say("back" if state.step else "later"), "back" if state.step else "clock", "plain")
            back.clicked.connect(self._back)
            page = say("page", page=state.step + 1, pages=len(STEPS))
            line.addWidget(back)
            line.addWidget(Label(page, "label", self._theme, style="soft", align=Qt.AlignmentFlag.AlignHCenter), 1)
        else:
            line.addStretch(1)
        following = self._button(say("done" if last else "next"), "check" if last else "next", "primary")
        following.clicked.connect(self._next)
        line.addWidget(following)
        return line

    def _button(self, label: str, icon: str, role: str) -> LabelButton:
        button = LabelButton(label, icon, role, self._theme, target_mm=tokens.PRIMARY_MM, icon_last=icon == "next")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _back(self) -> None:
        self.went.emit(-1)

    def _next(self) -> None:
        self.went.emit(1)

    def key(self, key: int) -> None:
        """Page Up and Down are Back and Next, Escape is Back."""
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.went.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Back):
            self.went.emit(-1)
