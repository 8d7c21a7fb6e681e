"""What staff chose on the panel, now and in the runs to come; no Qt."""

import logging

from kiosk import settings
from kiosk.settings import Choices

log = logging.getLogger("kiosk")


class KeptChoices:
    """The present choices; a new one counts even where it cannot be stored."""

    def __init__(self) -> None:
        self.now = settings.load_choices()

    def choose(self, choices: Choices) -> None:
        """These count from now on."""
        self.now = choices
        try:
            settings.store_choices(choices)
        except OSError as error:
            log.error("the choice cannot be stored, a restart will forget it: %s", error)
