"""The kiosk's side of the sound: asks the helper process to play, watches it, and never waits for it."""

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.speech.sound.headset import HeadsetWatch
from kiosk.speech.sound.process import HelperProcess
from kiosk.speech.sound.protocol import Lost

log = logging.getLogger("kiosk")

HELPER: Final = (sys.executable, "-m", "kiosk.speech.sound.helper")
# How long it may take until the helper is heard of: its start, an answer, the next beat while it plays.
PATIENCE_MS: Final = 3_000
# How long it is kept without a command: it takes 60 MB, and another one finds a device that was plugged in since.
IDLE_MS: Final = 300_000
# How long after a loss it is tried again, and how long it is kept when that was all it was started for.
RETRY_MS: Final = 300_000
_LOOK_MS: Final = 2_000
# How long after a touch it is started: what the touch is for comes first.
_SOON_MS: Final = 700


class SoundPlayer(QObject):
    """Plays one file at a time; whatever plays is stopped by the next.

    Speed: 0.8, 1.0 or 1.25, with the pitch kept. Volume: 0 (silent) to 10. Both count at once, for what plays too.
    With a `headset`, sound is for headphones only, and there is none unless that says that some are plugged in.
    """

    started = Signal(int)  # the number of the sound that is heard from now on; again when another helper begins anew
    ended = Signal(int)  # it was heard to its end; a stopped one never says so
    refused = Signal(int, str)  # a Refusal
    lost = Signal(str)  # a Lost: there is no sound until `regained`
    regained = Signal()

    def __init__(
        self,
        command: Sequence[str] = HELPER,
        headset: HeadsetWatch | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`command` starts the helper."""
        super().__init__(parent)
        self._command, self._headset = command, headset
        self._helper: HelperProcess | None = None
        self._awaited = 0  # how many answers are to come
        self._sounds = 0
        self._current: dict[str, Any] | None = None  # the command that plays what plays
        self._choices: dict[str, float] = {"speed": 1.0, "volume": 10}
        self._spare = True  # whether a helper that fails is followed by another one at once
        self._lost: Lost | None = None
        self._watch = self._timer(self._late)
        self._idle = self._timer(self._rest)
        self._soon = self._timer(self._ready_to_ask)
        self._retry = self._timer(self.look)
        if headset is not None:
            headset.plugged_in.connect(self._tell_regained)
            headset.pulled_out.connect(self._pulled_out)

    def _timer(self, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(do)
        return timer

    @property
    def why(self) -> Lost | None:
        """Why there is no sound, as far as is known; None while there is."""
        if self._headset is not None and not self._headset.plugged:
            return Lost.NO_SWITCH if self._headset.plugged is None else Lost.NO_HEADSET
        return self._lost

    @property
    def available(self) -> bool:
        """Whether there is sound, as far as is known."""
        return self.why is None

    def look(self) -> None:
        """Finds out whether there is sound, before anybody wants to hear some, and tells if there is none."""
        if self._helper is None:
            self._begin()
            self._idle.start(_LOOK_MS)
        self._tell_lost()

    def warm(self) -> None:
        """Has the helper ready soon, since somebody is there who may want to hear something; for each touch."""
        if self._helper is not None:
            self._idle.start(IDLE_MS)
        elif not self._soon.isActive():
            self._soon.start(_SOON_MS)

    def play(self, path: Path, sha256: str) -> int:
        """Plays a file in place of what plays; the number of this sound in the signals."""
        self._sounds += 1
        self._current = {"do": "play", "sound": self._sounds, "path": str(path), "sha256": sha256}
        if not self._ask(**self._current):
            self._current = None
            QTimer.singleShot(0, self, self._tell_lost)
        return self._sounds

    def prepare(self, path: Path, sha256: str) -> None:
        """Decodes and proves a file ahead."""
        self._ask(do="prepare", path=str(path), sha256=sha256)

    def stop(self) -> None:
        """Ends what plays; no signal follows."""
        if self._current is not None:
            self._current = None
            self._tell(do="stop")

    def set_speed(self, speed: float) -> None:
        """How fast it speaks, from now on."""
        self._choose("speed", speed)

    def set_volume(self, volume: int) -> None:
        """How loud, from now on."""
        self._choose("volume", volume)

    def close(self) -> None:
        """Ends the helper, and those that were given up, for the program's end."""
        self._drop()
        self._retry.stop()
        self._soon.stop()
        for helper in self.findChildren(HelperProcess):
            helper.wait()

    def _choose(self, name: str, value: float) -> None:
        self._choices[name] = value
        self._tell(do=name, value=value)

    def _ready_to_ask(self) -> bool:
        """Whether there is a helper; starts one, unless it is known that there is no sound."""
        if not self.available:
            return False
        if self._helper is None:
            self._begin()
        self._idle.start(IDLE_MS)
        return True

    def _begin(self) -> None:
        self._helper = HelperProcess(self._command, self)
        self._helper.told.connect(self._hear)
        self._helper.broken.connect(self._failed)
        self._awaited = 1  # it says when it is ready
        self._watch.start(PATIENCE_MS)
        for name, value in self._choices.items():
            self._tell(do=name, value=value)

    def _ask(self, **command: object) -> bool:
        """Whether there is somebody to ask."""
        if not self._ready_to_ask():
            return False
        self._tell(**command)
        return True

    def _tell(self, **command: object) -> None:
        if self._helper is not None:
            self._awaited += 1
            self._helper.tell(**command)
            if not self._watch.isActive():
                self._watch.start(PATIENCE_MS)

    def _hear(self, event: Mapping[str, Any]) -> None:
        kind, of_current = event["event"], self._current is not None and event.get("sound") == self._current["sound"]
        if kind in ("ready", "done"):
            self._awaited -= 1
        if kind == "ready":
            self._found()
        elif kind == "lost":
            self._lose(Lost(event["why"]) if event.get("why") in set(Lost) else Lost.FAILED)
        elif of_current and kind == "started":
            self.started.emit(event["sound"])
        elif of_current and kind == "ended":
            self._current, self._spare = None, True
            self.ended.emit(event["sound"])
        elif of_current and kind == "refused":
            self._current = None
            self.refused.emit(event["sound"], str(event.get("why")))
        self._go_on_watching()

    def _go_on_watching(self) -> None:
        if self._helper is not None and (self._awaited > 0 or self._current is not None):
            self._watch.start(PATIENCE_MS)
        else:
            self._watch.stop()

    def _found(self) -> None:
        if self._lost is not None:
            self._lost = None
            log.info("sound is back")
            self._tell_regained()

    def _late(self) -> None:
        self._try_again(Lost.NO_ANSWER)

    def _failed(self) -> None:
        if self._awaited > 0 or self._current is not None:
            self._try_again(Lost.FAILED)
        else:  # the next command starts another one
            self._drop()

    def _try_again(self, why: Lost) -> None:
        """Another helper begins what plays anew; when that fails too there is no sound."""
        log.warning("the sound's helper is started again: %s", why)
        current = self._current
        self._drop()
        if not self._spare:
            self._lose(why)
            return
        self._spare = False
        self._current = current
        self._begin()
        if current is not None:
            self._tell(**current)

    def _lose(self, why: Lost) -> None:
        log.warning("there is no sound: %s", why)
        self._drop()
        self._lost = why
        self._retry.start(RETRY_MS)
        self._tell_lost()

    def _tell_lost(self) -> None:
        if (why := self.why) is not None:
            self.lost.emit(why)

    def _rest(self) -> None:
        if self._current is None:
            self._drop()

    def _drop(self) -> None:
        self._watch.stop()
        self._idle.stop()
        self._current = None
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.drop()

    def _tell_regained(self) -> None:
        if self.available:
            self.regained.emit()

    def _pulled_out(self) -> None:
        self._drop()
        self._tell_lost()
