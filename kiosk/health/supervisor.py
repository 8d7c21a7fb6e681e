"""Starts a program again whenever it ends, hangs or never gets ready, where there is no systemd to do so; no Qt.

The program tells on its standard output that it is ready and then that it is alive (`Notifier`). It is aborted when it
does not, so that it writes the stack of where it hangs. The contract, with its times, is that of the unit in `deploy/`.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final

from kiosk.health.notifier import READY, SUPERVISED
from kiosk.system.process.exits import Exit

# A program that says nothing for so long hangs; one that is not ready by then will never be.
SILENCE_S: Final = 20.0
START_S: Final = 30.0
# How often it looks whether the program is still there.
_LOOK_S: Final = 0.1
# What an aborted program has for its stack, and one that is to end for its end.
_LAST_WORDS_S: Final = 2.0
# Between two starts; twice as long after each that was never ready, up to the longest.
PAUSE_S: Final = 1.0
_LONGEST_PAUSE_S: Final = 30.0
# Ends after which a start would be of no use, where the program was never ready.
_FINAL: Final = (Exit.WRONG_USE, Exit.RUNS_ALREADY)

log = logging.getLogger("kiosk")


class Supervisor:
    """Runs one command for ever."""

    def __init__(
        self, command: Sequence[str], silence_s: float = SILENCE_S, start_s: float = START_S, pause_s: float = PAUSE_S
    ) -> None:
        self._command = command
        self._silence_s = silence_s
        self._start_s = start_s
        self._pause_s = pause_s
        self._child: subprocess.Popen[str] | None = None
        self._ending = self._ever_ready = False
        self._end_by = 0.0

    def run(self) -> int:
        """The status of the last run, when somebody ended it or when another would be of no use."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        pause = self._pause_s
        while True:
            status, ready = self._run_once()
            self._ever_ready |= ready
            if self._ending or status == Exit.DONE:
                return Exit.DONE
            if status in _FINAL and not self._ever_ready:
                return status
            if status != Exit.RESTART:
                pause = self._pause_s if ready else min(2 * pause, _LONGEST_PAUSE_S)
                log.warning("the kiosk ended with %d; it starts again in %g s", status, pause)
                self._sleep(pause)

    def _sleep(self, seconds: float) -> None:
        """Waits, but not when somebody wants an end meanwhile."""
        until = time.monotonic() + seconds
        while not self._ending and time.monotonic() < until:
            time.sleep(_LOOK_S)

    def _run_once(self) -> tuple[int, bool]:
        """The status of a run, and whether it was ever ready."""
        heard: SimpleQueue[str] = SimpleQueue()
        with subprocess.Popen(  # noqa: S603 - our own command line
            self._command, stdout=subprocess.PIPE, text=True, env={**os.environ, SUPERVISED: "1"}
        ) as self._child:
            threading.Thread(target=_listen, args=(self._child.stdout or (), heard), daemon=True).start()
            ready, deadline = False, time.monotonic() + self._start_s
            while self._child.poll() is None:
                with suppress(Empty):
                    ready |= heard.get(timeout=_LOOK_S) == READY
                    deadline = time.monotonic() + self._silence_s
                if time.monotonic() >= (self._end_by if self._ending else deadline):
                    self._abort(self._child)
                    break
            return self._child.wait(), ready

    def _abort(self, child: "subprocess.Popen[str]") -> None:
        """Ends a program that does not answer, with its stack where the system has such a thing."""
        log.error("the kiosk does not answer and is ended")
        if sys.platform != "win32" and not self._ending:
            child.send_signal(signal.SIGABRT)
            with suppress(subprocess.TimeoutExpired):
                child.wait(_LAST_WORDS_S)
        child.kill()

    def _end(self, *_: object) -> None:
        """Somebody wants an end: the program gets it, and a little time."""
        self._ending, self._end_by = True, time.monotonic() + _LAST_WORDS_S
        if self._child is not None:
            self._child.terminate()


def _listen(lines: Iterable[str], heard: "SimpleQueue[str]") -> None:
    """On a thread: passes on what the program says."""
    with suppress(ValueError):  # the stream was closed with the process
        for line in lines:
            heard.put(line.strip())
