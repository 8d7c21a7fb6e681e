"""What staff chose on the panel, now and in the runs to come; no Qt."""

import logging

from kiosk.staff import stored
from kiosk.staff.stored import Choices

log = logging.getLogger("kiosk")


class Preferences:
    """The present choices; a new one counts even where it cannot be stored."""

    def __init__(self) -> None:
        self.now = stored.load_choices()

    def choose(self, choices: Choices) -> None:
        """These count from now on."""
        self.now = choices
        try:
            stored.store_choices(choices)
        except OSError as error:
            log.error("the choice cannot be stored, a restart will forget it: %s", error)
