"""Asks what a new kiosk must know, one question after the other, and writes the settings from the answers."""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.staff.pin_hash import hash_pin
from kiosk.staff.settings_text import settings_text
from kiosk.staff.stored import StaffFiles
from kiosk.system.clocks.countdown import Countdown
from kiosk.system.settings.opening_hours import opening_hours
from kiosk.system.settings.settings import Settings
from kiosk.theme.theme import Theme
from kiosk.views.staff.first_start import STEPS, Answers, FirstStartScreen, FirstStartState, FirstStartWording, Words
from kiosk.views.staff.first_start_bodies import PinBody, TurnBody, make_body
from kiosk.views.staff.pin_pad import DIGITS, PinPad
from kiosk.views.staff.screen import StaffScreen, Wording
from kiosk.window.window import KioskWindow

log = logging.getLogger("kiosk")

LEAST_DIGITS: Final = 4
_TURN: Final = 90
# Pitches that panels have, in millimetres; projectors and some televisions tell others.
_LIKELY: Final = (0.1, 0.8)


class FirstStartSetup(NamedTuple):
    """What the questions are made from: the settings so far, the files, the template of the settings, the words.

    `turn` turns picture and touch to so many degrees, and tells whether it could.
    """

    settings: Settings
    files: StaffFiles
    template: str
    words: Words
    turn: Callable[[int], bool]


class Screen(NamedTuple):
    """What is known of the screen and of what it shows: the pitch of its pixels, the content file, the languages."""

    mm_per_px: float
    content: Path
    language: str
    languages: dict[str, str]


def told_pitch(screen: QScreen) -> float:
    """The pitch of the pixels as the screen tells its size, where that can be true; else that of the reference."""
    told = screen.physicalSize().width() / max(screen.size().width() * screen.devicePixelRatio(), 1.0)
    return told if _LIKELY[0] < told < _LIKELY[1] else tokens.REFERENCE_MM_PER_PX


def screen_of(window: KioskWindow, content: Content, file: Path) -> Screen:
    """What is known of the screen that a window with that content is on."""
    languages = {language.code: language.name for language in content.languages}
    return Screen(told_pitch(window.screen()), file, window.first_language, languages)


_NOBODY: Final = Screen(tokens.REFERENCE_MM_PER_PX, Path(), "", {})


class FirstStart(QObject):
    """Emits `relaid` when its screen is to be made again, `left` when nobody goes on, `finished` with the language."""

    relaid = Signal()
    left = Signal()
    finished = Signal(str)
    written = Signal(str)  # why the answers could not be written, or nothing

    def __init__(
        self, setup: FirstStartSetup, wording: Callable[[str], Wording], clock: Callable[[], float], parent: QObject
    ) -> None:
        """`wording` gives the words of the PIN pad in a language; `clock` gives seconds and never runs backward."""
        super().__init__(parent)
        self._setup = setup
        self._pad_wording = wording
        self._state = self._fresh(_NOBODY)
        self._before = self._state.answers
        self._typed: str | None = None  # the PIN as it was typed first, empty before that; none where the pad is closed
        self._message = ""
        self._kept_turn = setup.settings.turn
        self._turn_body: TurnBody | None = None
        self._turning = Countdown(clock)
        self._turning.counted.connect(self._count)
        self._turning.over.connect(self._turn_back)
        self.written.connect(self._end)

    @property
    def wording(self) -> FirstStartWording:
        """The words, in the language that was answered."""
        return FirstStartWording(self._setup.words, self._state.answers.language)

    def open(self, screen: Screen) -> None:
        """Begins with the first question; every answer is so far what the settings say."""
        self._typed = None
        self._state = self._fresh(screen)
        self._before = self._state.answers

    def close(self) -> None:
        """Nobody is there any more; nothing is kept of what was answered, and a turn is taken back."""
        self._turning.stop()
        if self._state.turning:
            self._turn_to(self._kept_turn)
        self._turn_body = None
        self.open(_NOBODY)

    def _fresh(self, screen: Screen) -> FirstStartState:
        settings = self._setup.settings
        pitch, hours = settings.mm_per_px or screen.mm_per_px, opening_hours(settings.quiet_hours)
        sound = settings.volume, settings.headphones_only
        answers = Answers(screen.language, settings.turn, pitch, "", hours, *sound)
        return FirstStartState(answers, screen.languages, screen.content, self._setup.files.pin_is_set())

    def make(self, theme: Theme, parent: QWidget) -> StaffScreen:
        """The present question, or the pad for the PIN."""
        if self._typed is not None:
            return self._make_pad(theme, parent)
        state, wording = self._state, self.wording
        body = make_body(state, wording, theme)
        screen = FirstStartScreen(state, body, wording, theme, parent)
        screen.went.connect(self._go)
        if body is not None:
            body.answered.connect(self._answer)
        self._turn_body = body if isinstance(body, TurnBody) else None
        if isinstance(body, TurnBody):
            body.turned.connect(self._turn_on)
            body.kept.connect(self._keep_turn)
        if isinstance(body, PinBody):
            body.pin_requested.connect(self._ask_pin)
        return screen

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self.relaid.emit()
        if self._state.turning:
            self._turning.start(tokens.TURN_BACK_S)

    def _answer(self, answers: Answers) -> None:
        another = answers.language != self._state.answers.language
        self._state = replace(self._state, answers=answers)
        if another:  # all words are others
            self.relaid.emit()

    def _go(self, steps: int) -> None:
        state = self._state
        if state.saving or state.turning:
            return
        step = state.step + steps
        if state.failed or step < 0:
            self.left.emit()
        elif step == len(STEPS):
            self._save()
        else:
            self._show(step=step, cannot_turn=False)

    # --- the picture ------------------------------------------------------------------------------------------------

    def _turn_on(self) -> None:
        if not self._state.turning:
            self._kept_turn = self._state.answers.turn
        turn = (self._state.answers.turn + _TURN) % 360
        turned = self._turn_to(turn)
        self._show(turning=turned or self._state.turning, cannot_turn=not turned)

    def _turn_to(self, degrees: int) -> bool:
        turned = self._setup.turn(degrees)
        if turned:
            self._state = replace(self._state, answers=replace(self._state.answers, turn=degrees))
        return turned

    def _turn_back(self) -> None:
        self._turn_to(self._kept_turn)
        self._show(turning=False)

    def _keep_turn(self) -> None:
        self._turning.stop()
        self._show(turning=False)

    def _count(self, seconds: int) -> None:
        if self._turn_body is not None:
            self._turn_body.show_seconds(seconds)

    # --- the PIN ----------------------------------------------------------------------------------------------------

    def _ask_pin(self) -> None:
        self._typed, self._message = "", ""
        self.relaid.emit()

    def _make_pad(self, theme: Theme, parent: QWidget) -> StaffScreen:
        title = self.wording.say("pin_second" if self._typed else "pin_first")
        pad = PinPad(self._pad_wording(self._state.answers.language), DIGITS, theme, parent, title)
        pad.show_message(self._message, ready=True)
        pad.entered.connect(self._type)
        pad.left.connect(self._leave_pad)
        return pad

    def _type(self, digits: str) -> None:
        say = self.wording.say
        if not self._typed:
            self._message = say("pin_short") if len(digits) < LEAST_DIGITS else ""
            self._typed = "" if self._message else digits
        elif self._typed == digits:
            self._typed = None
            self._state = replace(self._state, answers=replace(self._state.answers, pin=digits))
        else:
            self._typed, self._message = "", say("pin_differs")
        self.relaid.emit()

    def _leave_pad(self) -> None:
        self._typed = None
        self.relaid.emit()

    # --- the end ----------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        self._show(saving=True)
        # A PIN takes long on purpose, and a disk may.
        Thread(target=self._write, args=(self._state.answers, self._settings()), daemon=True).start()

    def _settings(self) -> Settings:
        """The settings so far with each answer that is another one now; the size that was shown counts in any case."""
        answers, settings = self._state.answers, self._setup.settings
        if answers.hours != self._before.hours:
            settings = replace(settings, quiet_hours=None if answers.hours is None else answers.hours.quiet())
        return replace(
            settings,
            language=answers.language,
            turn=answers.turn,
            mm_per_px=round(answers.mm_per_px, 4),
            volume=answers.volume,
            headphones_only=answers.headphones_only,
        )

    def _write(self, answers: Answers, settings: Settings) -> None:
        """Runs on a thread of its own."""
        failed = ""
        try:
            if answers.pin:
                self._setup.files.store(hash_pin(answers.pin))
            self._setup.files.store_settings(settings_text(settings, self._setup.template))
        except OSError as error:
            log.error("the settings cannot be written: %s", error)
            failed = error.strerror or str(error)
        self.written.emit(failed)

    def _end(self, failed: str) -> None:
        if not self._state.saving:  # staff have left
            return
        if failed:
            self._show(saving=False, failed=failed)
        else:
            log.info("the questions of the first start are answered")
            self.finished.emit(self._state.answers.language)
