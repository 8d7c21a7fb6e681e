"""The staff's screens with made-up facts, for the gallery and for the tests that measure every screen."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk import parts, paths, tokens
from kiosk.content.check.problems import about_file
from kiosk.content.model import Content
from kiosk.navigation import Place
from kiosk.staff.silence import silence_of
from kiosk.system.settings.opening_hours import OpeningHours
from kiosk.system.settings.quiet_hours import QuietHours
from kiosk.theme.theme import Theme
from kiosk.views.staff.dark_screens import CleaningScreen, QuietScreen
from kiosk.views.staff.first_start import STEPS, Answers, FirstStartScreen, FirstStartState, FirstStartWording
from kiosk.views.staff.first_start_bodies import TurnBody, make_body
from kiosk.views.staff.panel import MOST_PROBLEMS, StaffPanel
from kiosk.views.staff.pin_pad import DIGITS, PinPad
from kiosk.views.staff.report import StaffReport
from kiosk.views.staff.screen import StaffScreen, Wording
from kiosk.window.staff_layer import StaffScreenMaker

_NOW = datetime(2026, 11, 23, 10, 31, 5)
_PROBLEMS = tuple(about_file(kind) for kind in ("file_missing", "empty_file", "not_allowed"))


def examples(content: Content, language: str) -> Iterator[tuple[str, StaffScreenMaker]]:
    """The name of each screen, and what makes it."""
    wording = Wording.of(content, language, parts.staff_words)
    set_up = FirstStartWording(parts.first_start_words(), language).say("open")
    good, refused = (replace(report(content, refused=bad), set_up=set_up) for bad in (False, True))
    words, say = wording.words, wording.say
    yield "staff-pin", partial(_pad, wording, say(words.wrong), True)
    yield "staff-pin-checking", partial(_pad, wording, say(words.checking), False)
    yield "staff-pin-locked", partial(_pad, wording, say(words.locked).format(seconds=27), False)
    yield "staff-pin-unreadable", partial(_pad, wording, say(words.unreadable), False)
    yield "staff-panel", partial(StaffPanel, good, wording, Place())
    yield "staff-panel-refused", partial(StaffPanel, refused, wording, Place())
    many = replace(refused, problems=_PROBLEMS * MOST_PROBLEMS)
    yield "staff-panel-many", partial(StaffPanel, many, wording, Place(MOST_PROBLEMS + 1))
    yield "staff-wipe", partial(CleaningScreen, wording)
    yield from _questions(content, language)
    yield "quiet", partial(QuietScreen, content.attract.touch.in_language(language))


def _questions(content: Content, language: str) -> Iterator[tuple[str, StaffScreenMaker]]:
    """Those of the first start, and what else is said on their screens."""
    wording = FirstStartWording(parts.first_start_words(), language)
    answers = Answers(language, 0, tokens.REFERENCE_MM_PER_PX, "", OpeningHours(), 5)
    languages = {one.code: one.name for one in content.languages}
    state = FirstStartState(answers, languages, paths.CONTENT, has_pin=False)
    for step, name in enumerate(STEPS):
        yield f"first-start-{step + 1}-{name}", partial(_question, replace(state, step=step), wording)
    yield "first-start-pin-pad", partial(_new_pin, Wording.of(content, language, parts.staff_words), wording)
    yield "first-start-turned", partial(_question, replace(state, step=1, turning=True), wording)
    yield "first-start-not-turned", partial(_question, replace(state, step=1, cannot_turn=True), wording)
    yield "first-start-saving", partial(_question, replace(state, step=6, saving=True), wording)
    yield "first-start-failed", partial(_question, replace(state, step=6, failed=os.strerror(errno.EROFS)), wording)


def _new_pin(wording: Wording, words: FirstStartWording, theme: Theme, parent: QWidget) -> StaffScreen:
    pad = PinPad(wording, DIGITS, theme, parent, words.say("pin_first"))
    pad.show_message(words.say("pin_differs"), ready=True)
    return pad


def _question(state: FirstStartState, wording: FirstStartWording, theme: Theme, parent: QWidget) -> StaffScreen:
    body = make_body(state, wording, theme)
    if isinstance(body, TurnBody) and state.turning:
        body.show_seconds(12)
    return FirstStartScreen(state, body, wording, theme, parent)


def report(content: Content, *, refused: bool) -> StaffReport:
    """What the panel could tell about that content."""
    return StaffReport(
        paths.CONTENT,
        loaded=_NOW,
        looked=_NOW,
        problems=_PROBLEMS if refused else (),
        version="1.0.0",
        running_s=93_784.0,
        log=tuple(f"{_NOW:%H:%M:%S} {problem.line_for(paths.CONTENT.name)}" for problem in _PROBLEMS),
        start_language=content.languages[0].name,
        quiet_hours=str(QuietHours.read("18:00-07:30")),
        quiet=not refused,
        silence=silence_of("no_device") if refused else None,
        sure="end" if refused else None,
    )


def _pad(wording: Wording, message: str, ready: bool, theme: Theme, parent: QWidget) -> StaffScreen:  # noqa: FBT001 - bound
    pad = PinPad(wording, DIGITS, theme, parent)
    pad.show_message(message, ready=ready)
    return pad
