"""A voice without sound: what it is asked to say, and when it says so."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kiosk.speech.listener import Listener
from kiosk.speech.speech import Speech
from kiosk.speech.voices.store import Clip
from kiosk.window.window import KioskWindow
from kiosk.wiring import wire_speech
from tests.support.rig import Rig


class SilentSound(QObject):
    """Remembers what it is asked for; a test says when a sound is heard and when it is over."""

    started = Signal(int)
    ended = Signal(int)
    refused = Signal(int, str)
    lost = Signal(str)
    regained = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.available = True
        self.volume, self.speed = 0, 1.0
        self.number = 0
        self.playing: str | None = None
        self.stops = 0

    def play(self, path: Path, sha256: str) -> int:
        """The path is the sentence."""
        assert sha256
        self.number += 1
        self.playing = str(path)
        return self.number

    def prepare(self, path: Path, sha256: str) -> None:
        """Nothing is to be made ready."""

    def stop(self) -> None:
        """Nothing plays any more."""
        self.stops += self.playing is not None
        self.playing = None

    def set_volume(self, volume: int) -> None:
        """Remembers it."""
        self.volume = volume

    def set_speed(self, speed: float) -> None:
        """Remembers it."""
        self.speed = speed

    def begin(self) -> str:
        """What plays is heard; what it is."""
        assert self.playing is not None
        said = self.playing
        self.started.emit(self.number)
        return said

    def say(self) -> str:
        """What plays is heard to its end; what it was."""
        said, number = self.begin(), self.number
        self.playing = None
        self.ended.emit(number)
        return said

    def say_all(self, most: int = 500) -> list[str]:
        """All that is said until it falls silent."""
        said = []
        while self.playing is not None:
            said.append(self.say())
            assert len(said) < most
        return said


def find(sentence: str, language: str) -> Clip | None:
    """Every sentence of a language has a voice, and takes two seconds."""
    return Clip(Path(sentence), language, 2.0)


class Voice:
    """A kiosk that speaks without sound."""

    def __init__(self, rig: Rig, volume: int = 5) -> None:
        self.rig, self.sound = rig, SilentSound()
        self.speech = Speech(rig.window, self.sound, None, find, volume)
        wire_speech(rig.window, rig.input_filter, rig.idle, self.speech.listener, self.speech.guide)
        QApplication.processEvents()

    @property
    def window(self) -> KioskWindow:
        """The window that is read."""
        return self.rig.window

    @property
    def listener(self) -> Listener:
        """What is asked for by buttons."""
        return self.speech.listener
