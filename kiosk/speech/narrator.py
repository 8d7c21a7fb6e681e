"""Speaks sentences one after the other; what has no voice is passed over."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from kiosk.speech.utterances import Utterance
from kiosk.speech.voices.store import Clip

log = logging.getLogger("kiosk")

FindClip = Callable[[str, str], Clip | None]


class Player(Protocol):
    """What plays sounds; see `SoundPlayer`."""

    started: SignalInstance
    ended: SignalInstance
    refused: SignalInstance
    lost: SignalInstance

    def play(self, path: Path, sha256: str) -> int:
        """Plays a file in place of what plays; the number of this sound in the signals."""

    def prepare(self, path: Path, sha256: str) -> None:
        """Makes a file ready to be played next."""

    def stop(self) -> None:
        """Ends what plays."""


class Narrator(QObject):
    """Emits `began` with each sentence as it is heard, `finished` after the last; a narration that is stopped has none.

    A sentence whose file is refused is passed over; when there is no sound any more the narration is at its end.
    """

    began = Signal(object)
    finished = Signal()

    def __init__(self, player: Player, find: FindClip) -> None:
        super().__init__()
        self._player = player
        self._find = find
        self._left: list[tuple[Utterance, Clip]] = []  # the first is spoken
        self._sound = 0
        player.started.connect(self._begin)
        player.ended.connect(self._go_on)
        player.refused.connect(self._pass_over)
        player.lost.connect(self._give_up)

    @property
    def speaks(self) -> bool:
        """Whether something is spoken, or about to be."""
        return bool(self._left)

    @property
    def left(self) -> list[Utterance]:
        """What is spoken now, and all that follows."""
        return [utterance for utterance, _ in self._left]

    def can_say(self, utterances: Sequence[Utterance]) -> bool:
        """Whether there is a voice for any of them."""
        return any(self._find(utterance.text, utterance.language) for utterance in utterances)

    def seconds(self, utterances: Sequence[Utterance]) -> float:
        """How long they are spoken at the usual speed, in seconds."""
        clips = (self._find(utterance.text, utterance.language) for utterance in utterances)
        return sum(clip.seconds for clip in clips if clip is not None)

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Speaks these in place of what is spoken."""
        found = ((utterance, self._find(utterance.text, utterance.language)) for utterance in utterances)
        self._left = [(utterance, clip) for utterance, clip in found if clip is not None]
        self._play()

    def stop(self) -> None:
        """Is silent at once."""
        self._left = []
        self._player.stop()

    def _play(self) -> None:
        if self._left:
            clip = self._left[0][1]
            self._sound = self._player.play(clip.path, clip.sha256)
        else:
            self.finished.emit()

    def _begin(self, sound: int) -> None:
        if self._left and sound == self._sound:
            self.began.emit(self._left[0][0])
            if len(self._left) > 1:
                following = self._left[1][1]
                self._player.prepare(following.path, following.sha256)

    def _go_on(self, sound: int) -> None:
        if self._left and sound == self._sound:
            del self._left[0]
            self._play()

    def _pass_over(self, sound: int, why: str) -> None:
        if self._left and sound == self._sound:
            log.warning("a sentence is not spoken: %s is %s", self._left[0][1].path.name, why)
        self._go_on(sound)

    def _give_up(self, _why: str) -> None:
        if self._left:
            self._left = []
            self.finished.emit()
