"""The voice: wish to first sound and to silence, on a sound server of the bench's own; and what its helper takes."""

import json
import math
import subprocess
import sys
import time
import wave
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from bench.figures import Figure
from bench.peers import Bench
from bench.processes import pss_kb, stat_fields
from bench.sound import Ear, missing, sound_server
from bench.table import KIOSK, Goal, Row
from kiosk import paths
from kiosk.speech.sound.protocol import SPEEDS

_RATE: Final = 24_000
_SECONDS: Final = 6
_SPOKEN_S: Final = 1.0
_TICKS: Final = 100.0


class Helper:
    """The helper process of the sound, told what the kiosk would tell it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, do: str, **command: object) -> float:
        """Tells it, and when that was."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        moment = time.monotonic()
        self._process.stdin.write(json.dumps({"do": do, **command}) + "\n")
        self._process.stdin.flush()
        return moment

    def wait_for(self, event: str) -> None:
        """Until it tells of that."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        while (told := json.loads(self._process.stdout.readline())["event"]) != event:
            if told in ("lost", "refused"):
                raise RuntimeError(told)

    @property
    def processor_s(self) -> float:
        """The processor time that it took so far."""
        fields = stat_fields(Path(f"/proc/{self._process.pid}/stat").read_text("ascii"))
        return (int(fields[11]) + int(fields[12])) / _TICKS

    @property
    def pss_mb(self) -> float:
        """The memory that it takes."""
        return pss_kb(Path(f"/proc/{self._process.pid}/smaps_rollup").read_text("ascii")) / 1024


@contextmanager
def helper(environment: Mapping[str, str]) -> Iterator[Helper]:
    """A new helper."""
    command = [sys.executable, "-m", "kiosk.speech.sound.helper"]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=paths.PROGRAM, env=environment, stdin=pipe, stdout=pipe, stderr=nothing, text=True
    ) as process:
        yield Helper(process)
        process.kill()


def sound(bench: Bench) -> Iterator[Row]:
    """A tone of six seconds stands for a sentence."""
    if missing():
        return
    play = _tone(bench.folder / "tone.wav")
    with sound_server(bench.folder / "sound") as (environment, ear):
        cold = [_first(environment, ear, play) for _ in range(bench.runs)]
        yield Row("voice: wish to sound, helper started for it", {KIOSK: Figure(tuple(cold))})
        with helper(environment) as warm:
            warm.wait_for("ready")
            starts, stops = zip(*(_heard_and_stopped(warm, ear, play) for _ in range(bench.runs)), strict=True)
            yield Row("voice: wish to sound", {KIOSK: Figure(starts)}, (Goal(300),))
            yield Row("voice: wish to silence", {KIOSK: Figure(stops)}, (Goal(200),))
            shares = [_share(warm, play, speed) for speed in SPEEDS]
            yield Row("voice: memory of the helper", {KIOSK: Figure((warm.pss_mb,), "MB")})
            yield Row("voice: processor of the helper, slow, usual, fast", {KIOSK: Figure(tuple(shares), "%", 1.0)})


def _first(environment: Mapping[str, str], ear: Ear, play: Mapping[str, Any]) -> float:
    ear.silent_after()
    moment = time.monotonic()
    with helper(environment) as cold:
        cold.tell("play", **play)
        return (ear.heard_after(moment) - moment) * 1000


def _heard_and_stopped(helper: Helper, ear: Ear, play: Mapping[str, Any]) -> tuple[float, float]:
    ear.silent_after()
    moment = helper.tell("play", **play)
    start = ear.heard_after(moment) - moment
    time.sleep(_SPOKEN_S)
    moment = helper.tell("stop")
    return start * 1000, (ear.silent_after() - moment) * 1000


def _share(helper: Helper, play: Mapping[str, Any], speed: float) -> float:
    """How much of a core it takes while it speaks, in percent."""
    helper.tell("speed", value=speed)
    before, began = helper.processor_s, time.monotonic()
    helper.tell("play", **play)
    helper.wait_for("ended")
    return (helper.processor_s - before) / (time.monotonic() - began) * 100


def _tone(file: Path) -> Mapping[str, Any]:
    """Writes it; the command that plays it."""
    samples = array("h", (round(12_000 * math.sin(index / 10)) for index in range(_SECONDS * _RATE)))
    with wave.open(str(file), "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(_RATE)
        stream.writeframes(samples.tobytes())
    return {"sound": 1, "path": str(file), "sha256": sha256(file.read_bytes()).hexdigest()}
