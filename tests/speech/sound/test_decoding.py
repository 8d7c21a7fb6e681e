"""What is played was proven: it is the file that was meant, whole, and neither too long, too loud nor silent."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from kiosk.speech.sound import decoding
from kiosk.speech.sound.decoding import SoundRefused, proven
from kiosk.speech.sound.protocol import Refusal
from tests.support.sounds import RATE, dominant, sound_file, tone


def test_a_good_file_is_decoded_whole(tmp_path: Path) -> None:
    """As one channel at the rate it was made with."""
    sound = proven(*sound_file(tmp_path, tone(0.5, 440)))
    assert sound.rate == RATE
    assert len(sound.samples) == RATE // 2
    assert dominant(sound.samples) == pytest.approx(440, rel=0.01)


def test_two_channels_become_one(tmp_path: Path) -> None:
    """A kiosk has one voice."""
    both = np.stack([tone(0.2), -tone(0.2, level=0.2)], axis=1)
    sound = proven(*sound_file(tmp_path, both, "sound.wav"))
    assert sound.samples == pytest.approx(tone(0.2, level=0.1), abs=1e-6)


def missing(folder: Path) -> tuple[Path, str]:
    """There is none."""
    return folder / "none.opus", "0" * 64


def pipe(folder: Path) -> tuple[Path, str]:
    """Nobody writes into it."""
    import os

    os.mkfifo(folder / "pipe.opus")
    return folder / "pipe.opus", "0" * 64


def another(folder: Path) -> tuple[Path, str]:
    """A good file in its place, of another text."""
    return sound_file(folder, tone(0.2))[0], "0" * 64


def cut(folder: Path) -> tuple[Path, str]:
    """Its first bytes only, and the digest is theirs."""
    file = sound_file(folder, tone(0.5), "sound.wav")[0]
    file.write_bytes(file.read_bytes()[:30])
    return file, sha256(file.read_bytes()).hexdigest()


def no_sound(folder: Path) -> tuple[Path, str]:
    """A text."""
    (folder / "text.opus").write_text("no sound")
    return folder / "text.opus", sha256(b"no sound").hexdigest()


def no_number(folder: Path) -> tuple[Path, str]:
    """A sample that is no number."""
    samples = tone(0.2)
    samples[100] = np.nan
    return sound_file(folder, samples, "sound.wav")


def empty(folder: Path) -> tuple[Path, str]:
    """No sample at all."""
    return sound_file(folder, tone(0.0), "sound.wav")


def long(folder: Path) -> tuple[Path, str]:
    """A second more than two minutes."""
    return sound_file(folder, tone(decoding.LONGEST_S + 1), "sound.wav")


def loud(folder: Path) -> tuple[Path, str]:
    """Full scale all the time."""
    return sound_file(folder, tone(0.5, level=0.95), "sound.wav")


def clipped(folder: Path) -> tuple[Path, str]:
    """Softer on the whole, but cut off at the peaks."""
    samples = np.concatenate([tone(2, level=0.1), np.clip(tone(0.05, level=4), -1, 1)])
    return sound_file(folder, samples, "sound.wav")


def silent(folder: Path) -> tuple[Path, str]:
    """Nobody could hear it."""
    return sound_file(folder, tone(0.5, level=0.001), "sound.wav")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (missing, Refusal.MISSING),
        (pipe, Refusal.MISSING),
        (another, Refusal.OTHER),
        (cut, Refusal.DAMAGED),
        (no_sound, Refusal.DAMAGED),
        (no_number, Refusal.DAMAGED),
        (empty, Refusal.DAMAGED),
        (long, Refusal.TOO_LONG),
        (loud, Refusal.TOO_LOUD),
        (clipped, Refusal.TOO_LOUD),
        (silent, Refusal.SILENT),
    ],
)
def test_what_is_not_to_be_heard_is_refused(
    make: Callable[[Path], tuple[Path, str]], reason: Refusal, tmp_path: Path
) -> None:
    """With its reason."""
    with pytest.raises(SoundRefused) as refused:
        proven(*make(tmp_path))
    assert refused.value.reason is reason
