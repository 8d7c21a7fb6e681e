"""Frames in time while pages turn, the camera flies to a region of the spine, and a step of the story plays."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

from bench.figures import Figure, number, percentile
from bench.peers import Bench
from bench.table import KIOSK, Goal, Row
from kiosk import paths

# What a frame may cost, in milliseconds: 60 a second on a screen of 1080 x 1920, 30 on one of four times the pixels.
_LIMIT: Final = 16.7
_LIMIT_LARGE: Final = 33.0
_LARGE: Final = 3_000_000


def motion(bench: Bench) -> Iterator[Row]:
    """The share of frames that cost more than they may, told by the window itself on the real screen."""
    width, height = bench.screen.width, bench.screen.height
    limit = _LIMIT_LARGE if width * height > _LARGE else _LIMIT
    command = [sys.executable, "-m", "bench.motion", str(width), str(height)]
    environment = bench.environment(bench.home())
    told = subprocess.run(command, cwd=paths.PROGRAM, env=environment, stdout=subprocess.PIPE, check=True).stdout
    costs: dict[str, list[float]] = json.loads(told)
    for name, frames in costs.items():
        late = Figure((sum(cost > limit for cost in frames) / len(frames) * 100,), "%")
        told_costs = ", ".join(f"{label} {number(percentile(frames, share))}" for label, share in _SHARES.items())
        notes = (f"{len(frames)} frames, ms each: {told_costs}",)
        yield Row(f"frames over {limit:g} ms, {name}", {KIOSK: late}, (Goal(5.0),), notes)


_SHARES: Final = {"median": 0.5, "95th percentile": 0.95, "worst": 1.0}
