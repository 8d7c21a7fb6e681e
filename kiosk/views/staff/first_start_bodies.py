"""What stands below each question of the first start; each body shows the answers and gives them back changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.system.settings.opening_hours import OpeningHours
from kiosk.system.settings.quiet_hours import WEEKDAYS, clock_words
from kiosk.system.settings.settings_rules import LOUDEST
from kiosk.theme.theme import Theme
from kiosk.views.staff.card_frame import CardFrame
from kiosk.views.staff.first_start import Answers, FirstStartState, FirstStartWording, QuestionBody
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.segments import Segments
from kiosk.widgets.controls.stepper import Stepper
from kiosk.widgets.controls.toggle import Toggle
from kiosk.widgets.controls.two_way_switch import Half, TwoWaySwitch

# The languages beside one another in a wide window; the days of a week in a row of a high and of a wide one.
_LANGUAGES_ACROSS: Final = 3
_DAYS_ACROSS: Final = (4, 7)
# The room between two values with their buttons, beside one another, in reference pixels.
_APART: Final = 84


class _Body(QuestionBody):
    """Base of all: a column, the answers, and words."""

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__()
        self._answers, self._say, self._theme = state.answers, wording.say, theme
        self._gap = theme.metrics.mm(tokens.GAP_MM) + 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._gap)

    def _answer(self, answers: Answers) -> None:
        self._answers = answers
        self.answered.emit(answers)

    def _button(self, name: str, icon: str, role: str = "plain") -> LabelButton:
        return LabelButton(self._say(name), icon, role, self._theme, target_mm=tokens.PRIMARY_MM)

    def _stepper(self, name: str, step: Callable[[int], None]) -> Stepper:
        words = self._say(name)
        stepper = Stepper(self._say("less", name=words), self._say("more", name=words), self._theme)
        stepper.stepped.connect(step)
        return stepper

    def _side_by_side(self, *widgets: QWidget) -> QBoxLayout:
        """Below one another in a high window."""
        box: QBoxLayout = QVBoxLayout() if self._theme.metrics.portrait else QHBoxLayout()
        box.setSpacing(self._gap if self._theme.metrics.portrait else self._theme.metrics.px(_APART))
        for widget in widgets:
            box.addWidget(widget, 1)
        return box


class LanguageBody(_Body):
    """The languages of the content, one of them chosen."""

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        grid = QGridLayout()
        grid.setSpacing(self._gap)
        across = 1 if theme.metrics.portrait else min(len(state.languages), _LANGUAGES_ACROSS)
        if len(state.languages) > across * _LANGUAGES_ACROSS:
            across = ceil(len(state.languages) / _LANGUAGES_ACROSS) if not theme.metrics.portrait else 2
        for index, (code, name) in enumerate(state.languages.items()):
            toggle = Toggle(code, name, theme.speaking(code, name), "label", ring=True)
            toggle.setChecked(code == state.answers.language)
            toggle.chosen.connect(self._choose)
            grid.addWidget(toggle, *divmod(index, across))
        self._column.addLayout(grid)
        self._column.addStretch(1)

    def _choose(self, code: str) -> None:
        self._answer(replace(self._answers, language=code))


class TurnBody(_Body):
    """Turns the picture; once turned, it is kept or turned again."""

    turned = Signal()
    kept = Signal()

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        self._seconds = Label("", "lead", theme)
        self._column.addWidget(self._seconds)
        self._seconds.setVisible(state.turning)
        if state.cannot_turn:
            self._column.addWidget(Label(wording.say("turn_failed"), "lead", theme, style="alarm"))
        else:
            self._column.addLayout(self._side_by_side(*self._buttons(turning=state.turning)))
        self._column.addStretch(1)

    def _buttons(self, *, turning: bool) -> Iterator[LabelButton]:
        turn = self._button("turn_again" if turning else "turn_it", "replay")
        turn.clicked.connect(self.turned)
        yield turn
        if turning:
            keep = self._button("keep", "check", "primary")
            keep.clicked.connect(self.kept)
            yield keep

    def show_seconds(self, seconds: int) -> None:
        """Shows how soon it turns back."""
        self._seconds.setText(self._say("turn_back", seconds=seconds))


class SizeBody(_Body):
    """The outline of a bank card, which is made as wide as a real one."""

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        self._card = CardFrame(state.answers.mm_per_px, theme)
        self._column.addWidget(self._card, 1)
        coarse, fine = self._stepper("coarse", self._step_far), self._stepper("fine", self._step)
        coarse.show_words(wording.say("coarse"))
        fine.show_words(wording.say("fine"))
        self._column.addLayout(self._side_by_side(coarse, fine))

    def _step(self, pixels: int) -> None:
        self._answer(replace(self._answers, mm_per_px=self._card.widen(pixels)))

    def _step_far(self, steps: int) -> None:
        self._step(steps * self._card.far)


class PinBody(_Body):
    """Whether there is a PIN, and the button that asks for a new one."""

    pin_requested = Signal()

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        is_set = bool(state.has_pin or state.answers.pin)
        if is_set:
            self._column.addWidget(Label(wording.say("pin_set"), "label", theme, style="accent"))
        choose = self._button("pin_other" if is_set else "pin_choose", "lock")
        choose.clicked.connect(self.pin_requested)
        self._column.addWidget(choose)
        self._column.addStretch(1)


class HoursBody(_Body):
    """Never black, or when the clinic is closed: then from when to when, and on which days, it is open."""

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        self._hours = state.answers.hours or OpeningHours()
        switch = TwoWaySwitch([wording.say("hours_never"), wording.say("hours_closed")], theme)
        switch.switched.connect(self._switch)
        switch.setMinimumHeight(theme.metrics.mm(tokens.PRIMARY_MM))
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(self._gap)
        self._opens, self._closes = self._stepper("opens", self._open_later), self._stepper("closes", self._close_later)
        details.addLayout(self._side_by_side(self._opens, self._closes))
        self._days = [Half(wording.say(name), theme) for name in WEEKDAYS]
        details.addLayout(self._week())
        self._column.addWidget(switch)
        self._column.addWidget(self._details)
        self._column.addStretch(1)
        switch.show_side(int(state.answers.hours is not None))
        self._show(state.answers.hours)

    def _week(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._gap)
        for index, day in enumerate(self._days):
            day.clicked.connect(self._toggle_day)
            grid.addWidget(day, *divmod(index, _DAYS_ACROSS[not self._theme.metrics.portrait]))
        return grid

    def _switch(self, side: int) -> None:
        self._show(self._hours if side else None)

    def _open_later(self, steps: int) -> None:
        self._show(self._hours.opening(steps))

    def _close_later(self, steps: int) -> None:
        self._show(self._hours.closing(steps))

    def _toggle_day(self) -> None:
        touched = next(index for index, day in enumerate(self._days) if day is self.sender())
        self._show(self._hours.on(touched))

    def _show(self, hours: OpeningHours | None) -> None:
        self._hours = hours or self._hours
        self._details.setVisible(hours is not None)
        self._opens.show_words(f"{self._say('opens')} {clock_words(self._hours.opens)}")
        self._closes.show_words(f"{self._say('closes')} {clock_words(self._hours.closes)}")
        for index, day in enumerate(self._days):
            day.setChecked(index in self._hours.days)
        if hours != self._answers.hours:
            self._answer(replace(self._answers, hours=hours))


class SoundBody(_Body):
    """How loud the voice is, in ten steps, and whether only headphones sound."""

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        self._stepper_of_volume = self._stepper("volume", self._step)
        self._segments = Segments(LOUDEST, theme)
        self._column.addWidget(self._stepper_of_volume)
        self._column.addSpacing(self._gap)
        self._column.addWidget(self._segments)
        self._column.addSpacing(self._gap)
        switch = TwoWaySwitch([wording.say("sound_loudspeaker"), wording.say("sound_headphones")], theme)
        switch.switched.connect(self._switch)
        switch.setMinimumHeight(theme.metrics.mm(tokens.PRIMARY_MM))
        self._column.addWidget(switch)
        self._column.addStretch(1)
        switch.show_side(int(state.answers.headphones_only))
        self._show()

    def _switch(self, side: int) -> None:
        self._answer(replace(self._answers, headphones_only=bool(side)))

    def _step(self, steps: int) -> None:
        volume = min(max(self._answers.volume + steps, 0), LOUDEST)
        self._answer(replace(self._answers, volume=volume))
        self._show()

    def _show(self) -> None:
        volume = self._answers.volume
        self._stepper_of_volume.show_words(f"{self._say('volume')} {volume or self._say('off')}")
        self._segments.show_done(volume)


class ContentBody(_Body):
    """The content file."""

    def __init__(self, state: FirstStartState, wording: FirstStartWording, theme: Theme) -> None:
        super().__init__(state, wording, theme)
        self._column.addWidget(Label(str(state.content), "label", theme, style="accent"))
        self._column.addStretch(1)


_BODIES: Final[dict[str, type[_Body]]] = {
    "language": LanguageBody,
    "turn": TurnBody,
    "size": SizeBody,
    "pin": PinBody,
    "hours": HoursBody,
    "sound": SoundBody,
    "content": ContentBody,
}


def make_body(state: FirstStartState, wording: FirstStartWording, theme: Theme) -> QuestionBody | None:
    """The body of the question that is asked; none while the answers are being written, and when that failed."""
    return None if state.saving or state.failed else _BODIES[state.name](state, wording, theme)
