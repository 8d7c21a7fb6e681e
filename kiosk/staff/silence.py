"""Why there is no sound, for the staff panel."""

import json
from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QObject

from kiosk import paths
from kiosk.views.staff.report import Silence


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = json.loads(paths.own_text(paths.SOUND_WORDS))
    return words


def silence_of(why: str) -> Silence:
    """What to tell of that reason, a key of `resources/sound.json`."""
    return Silence(_words()["title"], _words()[why])


class SilenceNotice(QObject):
    """Hears from the player that there is no sound, or that there is, and passes it on in words."""

    def __init__(self, tell: Callable[[Silence | None], None], *, is_off: bool) -> None:
        """`is_off` says that nobody wants sound."""
        super().__init__()
        self._tell, self._is_off = tell, is_off
        if is_off:
            tell(silence_of("off"))

    def lost(self, why: str) -> None:
        """There is no sound."""
        if not self._is_off:
            self._tell(silence_of(why))

    def regained(self) -> None:
        """There is sound again."""
        if not self._is_off:
            self._tell(None)
