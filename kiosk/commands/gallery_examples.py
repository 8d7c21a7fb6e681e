"""The staff's screens with made-up facts, for the gallery and for the tests that measure every screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk import parts, paths
from kiosk.content.check.problems import about_file
from kiosk.content.model import Content
from kiosk.navigation import Place
from kiosk.system.quiet_hours import QuietHours
from kiosk.theme.theme import Theme
from kiosk.views.staff.dark_screens import CleaningScreen, QuietScreen
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
    good, refused = report(content, refused=False), report(content, refused=True)
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
    yield "quiet", partial(QuietScreen, content.attract.touch.in_language(language))


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
        sure="end" if refused else None,
    )


def _pad(wording: Wording, message: str, ready: bool, theme: Theme, parent: QWidget) -> StaffScreen:  # noqa: FBT001 - bound
    pad = PinPad(wording, DIGITS, theme, parent)
    pad.show_message(message, ready=ready)
    return pad
