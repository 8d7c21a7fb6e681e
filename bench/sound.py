"""A sound server of the bench's own that plays into nothing, and when something was heard on it; needs PulseAudio."""

import array
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from bench.frames import NothingSeen

PROGRAMS: Final = ("pulseaudio", "pactl", "parec")
_RATE: Final = 24_000
# 40 dB below full scale is sound.
_HEARD: Final = 327
_LIMIT_S: Final = 10.0
# So long without a sound is silence.
_QUIET_S: Final = 0.1
_SINK: Final = "module-null-sink sink_name=bench rate=48000 norewinds=1"


def missing() -> list[str]:
    """What of it is not on this machine."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class Ear:
    """When a sound was last heard, and since when it is heard, by the monotonic clock; zero before the first.

    A piece counts as heard when it arrives, which is after it was played, never before.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._last = self._since = 0.0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(ValueError, OSError):
            while data := os.read(self._stream.fileno(), 1 << 16):
                self._hear(array.array("h", data[: len(data) // 2 * 2]), time.monotonic())

    def _hear(self, samples: "array.array[int]", now: float) -> None:
        if samples and max(map(abs, samples)) >= _HEARD:
            if now - self._last > _QUIET_S:
                self._since = now
            self._last = now

    def heard_after(self, moment: float) -> float:
        """When the first sound after a moment began."""
        _wait(lambda: self._since > moment)
        return self._since

    def silent_after(self) -> float:
        """When the last sound ended, once there is silence."""
        _wait(lambda: time.monotonic() - self._last > 4 * _QUIET_S)
        return self._last


def _wait(until: Callable[[], bool]) -> None:
    limit = time.monotonic() + _LIMIT_S
    while not until():
        if time.monotonic() > limit:
            raise NothingSeen
        time.sleep(0.005)


@contextmanager
def sound_server(folder: Path) -> Iterator[tuple[Mapping[str, str], Ear]]:
    """The environment in which programs play to it, and the ear at its only sink."""
    folder.mkdir(mode=0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    command = [
        "pulseaudio",
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "-L",
        _SINK,
        "-L",
        "module-native-protocol-unix",
    ]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(
            lambda: subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode == 0
        )
        recording = ["parec", "--device=bench.monitor", "--latency-msec=5", f"--rate={_RATE}", "--channels=1"]
        with subprocess.Popen([*recording, "--format=s16le"], env=environment, stdout=subprocess.PIPE) as recorder:
            assert recorder.stdout is not None  # noqa: S101 - it is a pipe
            yield environment, Ear(recorder.stdout)
            recorder.kill()
    finally:
        server.kill()
        server.wait()
