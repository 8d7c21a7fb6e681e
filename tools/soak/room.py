"""The waiting room: one whole kiosk with no screen, whose clocks and screens turn when told."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kiosk import composition, paths
from kiosk.publishing.watcher import Watcher
from kiosk.staff import pin_hash
from kiosk.staff.stored import StaffFiles
from kiosk.system.options import KioskOptions
from kiosk.system.process.exits import Exit
from kiosk.system.settings.settings import read_settings
from kiosk.widgets.disposal import dispose
from tests.support.hands import Hands, Target
from tests.support.settle import settle
from tools.soak.clocks import Clocks
from tools.soak.watch import Watch

PIN: Final = "4711"
_SETTINGS: Final = 'quiet_hours = "19:00-07:00"\n'
# The least cost that scrypt takes: what a PIN costs is no matter here.
_CHEAP: Final = 2**4


def _furnish() -> None:
    """Settings and a PIN, where nothing is there: what is damaged stays so."""
    file = paths.settings()
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.write_text(_SETTINGS, "utf-8")
    if not StaffFiles(file.parent).pin_is_set():
        Room.store_pin()


class Room(Hands):
    """A person before the kiosk; `kiosk` is what they stand before, `watch` notes every fault."""

    def __init__(self, application: QApplication, clocks: Clocks, content: Path, screen: tuple[int, int]) -> None:
        """`content` is the file that is shown; settings and archive lie where the environment says."""
        self.clocks = clocks
        self._screen = QRect(0, 0, *screen)
        QScreen.geometry = self._geometry  # type: ignore[method-assign]
        pin_hash._N = _CHEAP  # type: ignore[misc]
        _furnish()
        settings = read_settings(paths.settings()).settings
        self.kiosk = composition.Kiosk(application, KioskOptions(content), settings, now=clocks.now)
        self.kiosk._motions._elapsed = clocks.elapsed_ms
        self.kiosk._leave = self._stay  # type: ignore[method-assign, assignment]
        self.watch = Watch()
        self.watch.install()
        super().__init__(self.kiosk.window, self.pass_by)
        self._lost: set[int] = set()
        self.kiosk.start()
        settle()
        self.plug(*screen)  # Qt has a size of its own for a screen that is none
        self.pass_by(4)  # for the first content to prove itself

    def _geometry(self, _screen: object = None) -> QRect:
        return QRect(self._screen)

    def _stay(self, _status: Exit) -> None:
        """Staff end or restart the kiosk: all that is seen of it is that their panel goes."""
        self.kiosk.staff.close()

    @staticmethod
    def store_pin() -> None:
        """Somebody who may stores the PIN."""
        StaffFiles(paths.settings().parent).store(pin_hash.hash_pin(PIN))

    def close(self) -> None:
        """The kiosk ends, and another may be made in its place."""
        self.kiosk.publisher.close(1.0)
        self.kiosk._lifeline.close()
        self.watch.close()
        self.kiosk.application.removeEventFilter(self.kiosk.input_filter)
        dispose(self.window)
        settle()
        gc.unfreeze()  # a kiosk sets aside what there is at its first picture

    def where(self) -> str:
        """What is on the screen, in a few words."""
        visit, screen = self.window.visit, self._screen
        page = f"{visit.route.screen.value} {visit.route.section} {visit.route.place.block}"
        return f"{page} size {visit.text_size} {screen.width()}x{screen.height()} {self.kiosk.staff.mode.value}"

    # --- time -------------------------------------------------------------------------------------------------------

    def pass_by(self, seconds: float) -> None:
        """Lets time pass, for everything that waits for it."""
        self.clocks.advance(seconds)
        for timer in list(self.timers()):
            if isValid(timer) and timer.isActive() and timer.remainingTime() <= seconds * 1000:
                if timer.isSingleShot():
                    timer.stop()
                timer.timeout.emit()
        self.kiosk._motions.tick()
        settle()

    def timers(self) -> Iterator[QTimer]:
        """All timers of the kiosk, but for that of the thread that polls: real time passes there."""
        parts: list[QObject] = [self.kiosk]
        seen: set[QObject] = set()
        for part in parts:
            if part not in seen and isValid(part) and not isinstance(part, Watcher):
                seen.add(part)
                found = [timer for timer in part.findChildren(QTimer) if timer not in seen]
                seen.update(found)
                yield from found
                parts += [value for value in vars(part).values() if isinstance(value, QObject)]

    # --- screens ----------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> QRect:
        """The whole of the screen."""
        return QRect(self._screen)

    def plug(self, width: int, height: int) -> None:
        """Another screen is there instead."""
        self._screen = QRect(0, 0, width, height)
        screen = self.kiosk.application.primaryScreen()
        screen.geometryChanged.emit(self.screen)
        self.pass_by(1)

    # --- fingers ----------------------------------------------------------------------------------------------------

    @property
    def touching(self) -> bool:
        """Whether a finger is on the glass, as far as the kiosk was told."""
        return bool(self._down or self._lost)

    def press(self, where: Target, finger: int = 0) -> None:
        """A finger comes down, also one whose end was lost."""
        self._lost.discard(finger)
        super().press(where, finger)

    def lose(self) -> None:
        """The ends of all touches are lost on their way."""
        self._lost |= self._down
        self._down.clear()

    def lift_all(self) -> None:
        """Nobody touches the glass any more."""
        for finger in sorted(self._down):
            self.lift(self.window.rect().center(), finger)

    def forget_lost(self) -> None:
        """From now on a finger whose end was lost is none."""
        self._lost.clear()
