"""Faster and slower speech at the same pitch, by WSOLA: pieces are moved closer or apart where their waves fit; no Qt.

W. Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA)", ICASSP 1993. The packages
that do this have no wheels for arm64 (python-stretch), or are not kept (audiotsm).
"""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from kiosk.speech.sound.decoding import Samples, Sound

# Half of a piece: two periods of a low voice. And how far from its place a piece is looked for: one such period.
BLOCK_S: Final = 0.015
_REACH_S: Final = 0.008


def stretched(sound: Sound, speed: Callable[[], float]) -> Iterator[Samples]:
    """The sound in blocks of 15 ms, at the speed that is asked for with each of them; unchanged at 1."""
    hop, reach = round(sound.rate * BLOCK_S), round(sound.rate * _REACH_S)
    rising = (0.5 - 0.5 * np.cos(np.pi * np.arange(hop) / hop)).astype(np.float32)
    end = reach + len(sound.samples)
    padded = np.pad(sound.samples, (reach, 4 * hop + 2 * reach))
    wanted, natural = float(reach), reach
    while natural < end:
        last = padded[natural : natural + hop]
        pace = speed()
        begin = natural if pace == 1.0 else _fitting(padded, round(wanted) - reach, natural, hop, reach)
        yield last if begin == natural else last * (1 - rising) + padded[begin : begin + hop] * rising
        wanted = hop * pace + (begin if pace == 1.0 else wanted)
        natural = begin + hop


def _fitting(padded: Samples, first: int, natural: int, hop: int, reach: int) -> int:
    """Where, from `first` on, the wave is most like the one that would have come next."""
    room = padded[max(first, 0) : first + 2 * reach + 2 * hop]
    target = padded[natural : natural + 2 * hop]
    alike = np.correlate(room, target)
    energy = np.cumsum(np.concatenate(([0.0], np.square(room, dtype=np.float64))))
    return max(first, 0) + int(np.argmax(alike / np.sqrt(energy[2 * hop :] - energy[: -2 * hop] + 1e-9)))
