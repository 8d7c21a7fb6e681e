"""Speech as loud as all other speech, with little silence around it; for the process that renders alone."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

# Speech this loud on average, 21 dB below full scale, is clear on a small loudspeaker; peaks stay below full scale.
RMS: Final = 0.09
PEAK: Final = 0.9
# What is so far below the loudest is silence, or the noise of a room: 40 dB.
_SILENT: Final = 0.01
_PAD_S: Final = 0.06
_PAUSE_S: Final = 0.22


def levelled(samples: Samples, rate: int) -> Samples:
    """These samples as loud as all others, with little silence before and a breath behind; silence as it is."""
    levels = np.abs(samples)
    loud = np.flatnonzero(levels > _SILENT * levels.max(initial=0.0))
    if len(loud) == 0:
        return samples
    pad = round(_PAD_S * rate)
    spoken = samples[max(0, loud[0] - pad) : loud[-1] + pad]
    gain = min(RMS / float(np.sqrt(np.mean(np.square(spoken)))), PEAK / float(levels.max()))
    return np.concatenate([spoken * np.float32(gain), np.zeros(round(_PAUSE_S * rate), np.float32)])
