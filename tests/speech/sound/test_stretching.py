"""Faster and slower speech keeps its pitch."""

import numpy as np
import pytest

from kiosk.speech.sound.decoding import Sound
from kiosk.speech.sound.protocol import SPEEDS
from kiosk.speech.sound.stretching import stretched
from tests.support.sounds import RATE, dominant, tone


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("hertz", [90.0, 220.0, 1000.0])
def test_the_length_changes_and_the_pitch_does_not(speed: float, hertz: float) -> None:
    """A tone of a low voice, a high voice, and of its overtones; its loudness stays too."""
    samples = tone(2.0, hertz)
    heard = np.concatenate(list(stretched(Sound(samples, RATE), lambda: speed)))
    assert len(heard) == pytest.approx(len(samples) / speed, rel=0.02)
    assert dominant(heard) == pytest.approx(hertz, rel=0.01)
    middle = slice(RATE // 2, RATE)
    assert np.std(heard[middle]) == pytest.approx(np.std(samples), rel=0.05)


def test_at_the_usual_speed_nothing_is_changed() -> None:
    """Not a single sample."""
    samples = np.random.default_rng(1).normal(0, 0.1, RATE).astype(np.float32)
    heard = np.concatenate(list(stretched(Sound(samples, RATE), lambda: 1.0)))
    assert np.array_equal(heard[: len(samples)], samples)


def test_the_speed_may_change_at_any_time() -> None:
    """Half of it slow, the rest fast; the tone goes on without a jump."""
    samples, blocks = tone(2.0), 0

    def speed() -> float:
        nonlocal blocks
        blocks += 1
        return SPEEDS[0] if blocks < 83 else SPEEDS[-1]  # 83 blocks of 15 ms are 1.25 s of sound at 0.8

    heard = np.concatenate(list(stretched(Sound(samples, RATE), speed)))
    assert len(heard) == pytest.approx(RATE * (1 / SPEEDS[0] + 1 / SPEEDS[-1]), rel=0.03)
    steepest = np.abs(np.diff(samples)).max()
    assert np.abs(np.diff(heard[: -RATE // 10])).max() < 1.5 * steepest
