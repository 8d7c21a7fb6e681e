"""What the helper process does with its commands: decodes, stretches, and gives the device block after block; no Qt."""

import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain, repeat
from math import ceil
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, Protocol

import numpy as np

from kiosk.speech.sound.decoding import Samples, Sound, SoundRefused, proven
from kiosk.speech.sound.protocol import BEAT_S, DeviceMissing, Lost, Say
from kiosk.speech.sound.stretching import BLOCK_S, stretched

# The loudest step is the file as it is, each other one is softer by 2 dB.
_LOUDEST: Final = 10
_STEP_DB: Final = 2
# How many decoded files are kept: what plays, what comes next, what was said before.
_KEPT: Final = 4
# How long the device is kept after a sound, for the next sentence.
_LINGER_S: Final = 2.0
_USUAL_RATE: Final = 24_000
_OVER: Final = object()


class Output(Protocol):
    """What blocks are given to; `DeviceMissing` is raised where there is nothing to play with, or it is gone."""

    @property
    def is_open(self) -> bool:
        """Whether it is taken."""

    def open(self, rate: int) -> float:
        """Takes the device for one channel at that rate; how many seconds pass until it is heard what it is given."""

    def write(self, samples: Samples) -> None:
        """Plays a block; waits while the device holds enough."""

    def hush(self) -> None:
        """Throws away what it holds; silent at once."""

    def close(self) -> None:
        """Gives the device back."""


class Speaking:
    """Does what it is told in order; between two blocks of sound it looks whether there is something new."""

    def __init__(self, device: Output, inbox: SimpleQueue[dict[str, Any]], say: Say) -> None:
        self._device, self._inbox, self._say = device, inbox, say
        self._kept: OrderedDict[tuple[str, str], Sound] = OrderedDict()
        self._speed = self._gain = 1.0
        self._playing: Iterator[None] | None = None  # each step gives the device a block

    def serve(self) -> None:
        """Obeys until there is nothing to play with."""
        try:
            self._device.open(_USUAL_RATE)
            self._device.close()
            self._say(event="ready")
            while True:
                self._look()
                if self._playing is not None and next(self._playing, _OVER) is _OVER:
                    self._playing = None
        except DeviceMissing:
            self._say(event="lost", why=Lost.NO_DEVICE)

    def _look(self) -> None:
        """Obeys the next command; waits for it while nothing plays, and gives the device back when none comes."""
        try:
            command = self._inbox.get(self._playing is None, _LINGER_S if self._device.is_open else None)
        except Empty:
            if self._playing is None:
                self._device.close()
            return
        self._obey(command)
        self._say(event="done")

    def _obey(self, command: Mapping[str, Any]) -> None:
        match command["do"]:
            case "play":
                self._stop()
                self._begin(command)
            case "prepare":
                with suppress(SoundRefused):  # it is told when it is to be played
                    self._decoded(command)
            case "stop":
                self._stop()
            case "speed":
                self._speed = float(command["value"])
            case "volume":
                self._gain = gain_of(command["value"])

    def _stop(self) -> None:
        self._playing = None
        self._device.hush()

    def _begin(self, command: Mapping[str, Any]) -> None:
        try:
            self._playing = self._played(command["sound"], self._decoded(command))
        except SoundRefused as refusal:
            self._say(event="refused", sound=command["sound"], why=refusal.reason)

    def _decoded(self, command: Mapping[str, Any]) -> Sound:
        key = (command["path"], command["sha256"])
        sound = self._kept.pop(key, None) or proven(Path(key[0]), key[1])
        self._kept[key] = sound
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return sound

    def _played(self, number: int, sound: Sound) -> Iterator[None]:
        """Gives the device one block each time, then silence until the last one was heard."""
        ahead = self._device.open(sound.rate)
        silence = np.zeros(round(sound.rate * BLOCK_S), np.float32)
        beaten, gain = 0.0, self._gain
        for block in chain(stretched(sound, lambda: self._speed), repeat(silence, ceil(ahead / BLOCK_S))):
            # A step of loudness within one sample would click.
            self._device.write(block * np.linspace(gain, self._gain, len(block), dtype=np.float32))
            gain = self._gain
            if (now := time.monotonic()) - beaten >= BEAT_S:
                # The first one says that it has begun.
                self._say(event="beat" if beaten else "started", sound=number)
                beaten = now
            yield
        self._device.hush()
        self._say(event="ended", sound=number)


def gain_of(volume: int) -> float:
    """What samples are multiplied by, for a volume from 0, which is silent, to 10."""
    return 10 ** ((volume - _LOUDEST) * _STEP_DB / 20) if volume > 0 else 0.0
