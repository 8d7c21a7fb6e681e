"""What the helper does with its commands, block by block, on a device that writes down what it is given."""

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import numpy as np
import pytest

from kiosk.speech.sound.decoding import Samples, Sound, proven
from kiosk.speech.sound.protocol import DeviceMissing
from kiosk.speech.sound.speaking import Speaking, gain_of
from tests.support.sounds import RATE, dominant, sound_file, tone


class Bench:
    """A device, the commands it is given at certain blocks, and everything that happened, in order."""

    is_open = False

    def __init__(self) -> None:
        self.inbox: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self.happened: list[Any] = []
        self.blocks: list[Samples] = []
        self.at_block: dict[int, Callable[[], None]] = {}
        self.taken = 0
        self.ends_with_first_taken = 99

    def open(self, rate: int) -> float:
        """Notes the rate."""
        self.taken += 1
        if self.taken > self.ends_with_first_taken:
            raise DeviceMissing
        self.is_open = True
        self.rate = rate
        return 0.03

    def write(self, samples: Samples) -> None:
        """Keeps the block, then does what is to happen at it."""
        self.blocks.append(samples)
        self.at_block.pop(len(self.blocks), lambda: None)()

    def hush(self) -> None:
        """Notes that it is silent."""
        self.happened.append("hush")

    def close(self) -> None:
        """Lets go, and ends the trial: there is nothing more to obey."""
        self.is_open = False
        self.happened.append("close")
        if self.blocks or self.taken > 1:
            raise DeviceMissing

    def say(self, **event: Any) -> None:
        """Notes what is told."""
        self.happened.append(tuple(event.values()))

    def tell(self, do: str, **command: Any) -> None:
        """Gives a command."""
        self.inbox.put({"do": do, **command})

    def play(self, file: tuple[Path, str], sound: int = 1) -> None:
        """Tells it to play."""
        self.tell("play", sound=sound, path=str(file[0]), sha256=file[1])

    def run(self, monkeypatch: pytest.MonkeyPatch) -> Samples:
        """Everything that was heard until nothing was left to do."""
        monkeypatch.setattr("kiosk.speech.sound.speaking._LINGER_S", 0.01)
        Speaking(self, self.inbox, self.say).serve()
        return np.concatenate([*self.blocks, np.zeros(1, np.float32)])


@pytest.fixture
def bench() -> Bench:
    """A bench."""
    return Bench()


def test_a_file_is_played_to_its_end(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told when it begins and when the last of it was heard, and the device is given back."""
    bench.play(sound_file(tmp_path, tone(0.3, 440)))
    heard = bench.run(monkeypatch)
    assert dominant(heard[: round(0.3 * RATE)]) == pytest.approx(440, rel=0.01)
    assert len(heard) / RATE == pytest.approx(0.3 + 0.03, abs=0.02)
    told = [event for event in bench.happened if event not in ("hush", "close", ("beat", 1))]
    assert told == [("ready",), ("done",), ("started", 1), ("ended", 1), ("lost", "no_device")]


def test_a_stop_is_silent_before_the_next_block(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the device holds is thrown away, and the end is not told."""
    bench.play(sound_file(tmp_path, tone(1.0)))
    bench.at_block[5] = lambda: bench.tell("stop")
    bench.run(monkeypatch)
    assert len(bench.blocks) == 5
    assert bench.happened[-5:-2] == [("started", 1), "hush", ("done",)]


def test_the_next_sound_takes_the_place_of_the_former(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The former is silent before the next one begins; never two at once."""
    first, second = sound_file(tmp_path, tone(1.0, 220), "1.wav"), sound_file(tmp_path, tone(0.3, 880), "2.wav")
    bench.play(first)
    bench.at_block[5] = lambda: bench.play(second, 2)
    heard = bench.run(monkeypatch)
    told = [event for event in bench.happened if event == "hush" or event[0] in ("started", "ended")]
    assert told[:3] == ["hush", ("started", 1), "hush"]
    assert told[3:5] == [("started", 2), "hush"]
    assert told[5] == ("ended", 2)
    assert dominant(heard[5 * 360 : 5 * 360 + RATE // 4]) == pytest.approx(880, rel=0.01)


def test_a_refused_file_is_not_heard(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the reason is told; what comes after it is played."""
    file, digest = sound_file(tmp_path, tone(0.3))
    bench.play((file, "0" * 64))
    bench.play((file, digest), 2)
    bench.run(monkeypatch)
    assert ("refused", 1, "other") in bench.happened
    assert ("started", 1) not in bench.happened
    assert ("ended", 2) in bench.happened


def test_what_is_prepared_is_not_decoded_again(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it a second time when it is said again; a refused one is told when it is to be played."""
    file, digest = sound_file(tmp_path, tone(0.1))
    looked_at: list[str] = []

    def look(path: Path, sha256: str) -> Sound:
        looked_at.append(sha256)
        return proven(path, sha256)

    monkeypatch.setattr("kiosk.speech.sound.speaking.proven", look)
    bench.tell("prepare", path=str(file), sha256="0" * 64)
    bench.tell("prepare", path=str(file), sha256=digest)
    bench.play((file, digest))
    bench.run(monkeypatch)
    assert ("ended", 1) in bench.happened
    assert looked_at == ["0" * 64, digest]


def test_each_step_of_the_volume_is_small_and_none_is_silence() -> None:
    """At most 10 dB from one to the next; the loudest is the file as it is."""
    gains = [gain_of(volume) for volume in range(11)]
    assert (gains[0], gains[10]) == (0.0, 1.0)
    steps = 20 * np.log10(np.divide(gains[2:], gains[1:-1]))
    assert steps.min() > 0
    assert steps.max() <= 10


def test_the_volume_counts_for_what_plays(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the next block but one on; between the two it changes smoothly."""
    bench.tell("volume", value=10)
    bench.play(sound_file(tmp_path, tone(1.0), "sound.wav"))
    bench.at_block[10] = lambda: bench.tell("volume", value=8)
    bench.at_block[20] = lambda: bench.tell("volume", value=0)
    bench.run(monkeypatch)
    loudness = [float(np.abs(block).max()) for block in bench.blocks]
    assert loudness[8] == pytest.approx(0.4, rel=0.01)
    assert loudness[15] == pytest.approx(0.4 * gain_of(8), rel=0.01)
    assert loudness[25] == 0


def test_the_speed_counts_for_what_plays(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second that is spoken fast takes less than a second."""
    bench.tell("speed", value=1.25)
    bench.play(sound_file(tmp_path, tone(1.0), "sound.wav"))
    assert len(bench.run(monkeypatch)) / RATE == pytest.approx(0.8 + 0.03, abs=0.03)


def test_without_a_device_that_is_told_first(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of being ready."""
    bench.ends_with_first_taken = 0
    bench.run(monkeypatch)
    assert bench.happened == [("lost", "no_device")]


def test_a_device_that_is_gone_is_told(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pulled out while it plays."""

    def pull() -> None:
        raise DeviceMissing

    bench.play(sound_file(tmp_path, tone(1.0)))
    bench.at_block[5] = pull
    bench.run(monkeypatch)
    assert bench.happened[-1] == ("lost", "no_device")
    assert len(bench.blocks) == 5
