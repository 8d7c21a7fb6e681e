"""What staff chose on the panel, now and in the runs to come; no Qt."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kiosk.staff.stored import Choices, StaffFiles

log = logging.getLogger("kiosk")


class Preferences:
    """The present choices; a new one counts even where it cannot be stored."""

    def __init__(self, files: StaffFiles, language: str | None = None, told: str | None = None) -> None:
        """`language` is the one the command line asks to start in, `told` that of the settings.

        What staff choose from now on comes before both, what they chose in an earlier run before the settings alone.
        """
        self._files = files
        self._asked = language
        self._told = told
        self._choices = files.load(Choices) or Choices()

    @property
    def awake_on(self) -> date | None:
        """The day whose quiet hours are called off."""
        return self._choices.awake_on

    def start_language(self, codes: Sequence[str]) -> str:
        """The language each visit begins in: one that was asked for or chosen, else the first of those codes."""
        wanted = (self._asked, self._choices.start_language, self._told)
        return next((code for code in wanted if code is not None and code in codes), codes[0])

    def start_in(self, language: str) -> None:
        """Each visit begins in that language from now on."""
        self._asked = None
        self._choose(replace(self._choices, start_language=language))

    def call_off(self, night: date | None) -> None:
        """The quiet hours that begin on that day do not count; `None` lets them count again."""
        self._choose(replace(self._choices, awake_on=night))

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        try:
            self._files.store(choices)
        except OSError as error:
            log.error("the choice cannot be stored, a restart will forget it: %s", error)
