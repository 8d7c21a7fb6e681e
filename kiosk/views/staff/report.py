"""What the staff panel tells, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from kiosk.content.check.problems import Problem

StaffAction = Literal["restart", "end"]


class Silence(NamedTuple):
    """That there is no sound, and why, each by the code of its language."""

    title: Mapping[str, str]
    why: Mapping[str, str]

    def said(self, language: str) -> tuple[str, str]:
        """Both in that language, or in the first that there is."""
        code = language if language in self.title else next(iter(self.title))
        return self.title[code], self.why[code]


@dataclass(frozen=True)
class StaffReport:
    """The content, the program and its log at one moment.

    `notes` are what to know of the saved file if it is good, such as what is not shown today.
    `loaded` is when the content that is shown came on the screen, none when there is none yet; `problems` are those of
    the saved file if it is refused, `settings_problems` those of the settings when the program began.
    `start_language` is the own name of the language the kiosk starts in, empty where there is no choice; `quiet_hours`
    their words such as `18:00-07:30`, empty where there are none; `set_up` the words of the button that sets up the
    screen, empty where it cannot be. `silence` says why there is no sound. `sure` is what was touched once and
    happens at the next touch.
    """

    file: Path
    loaded: datetime | None
    looked: datetime
    reviewed_on: date | None = None
    reviewed_by: str | None = None
    due_on: date | None = None
    problems: tuple[Problem, ...] = ()
    settings_problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    version: str = ""
    running_s: float = 0.0
    log: tuple[str, ...] = ()
    start_language: str = ""
    quiet_hours: str = ""
    quiet: bool = False
    silence: Silence | None = None
    set_up: str = ""
    sure: StaffAction | None = None
