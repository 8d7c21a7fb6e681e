"""Where staff's pictures are looked at and drawn: a child process, so that none can hold up or end this one; no Qt."""

from __future__ import annotations

import atexit
import json
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from kiosk import paths
from kiosk.content.language.typefaces import installed
from kiosk.content.pictures.answer_cache import AnswerCache
from kiosk.content.pictures.kinds import PictureRefused
from kiosk.content.pictures.worker import receive, send

if TYPE_CHECKING:  # it takes 10 ms to load, and few contents need it
    import subprocess

# How long an answer may take by the clock: the worker's own limits count its work, which others may hold up.
PATIENCE_S: Final = 30.0
# How long a worker waits for another request before it is ended: it takes 40 MB.
_IDLE_S: Final = 5.0
# How a worker ends that is killed, by a person or for want of memory elsewhere; its own limits end it otherwise.
_BY_OTHERS: Final = (-9, -15)
# How many refusals are remembered, of a few bytes each: what takes too long is not tried again each few seconds.
_MOST_REFUSALS: Final = 500

_Answer = tuple[dict[str, Any], bytes]


class Sandbox:
    """Asks a worker, which is started when it is needed, and again when a picture was the end of it."""

    def __init__(self, cache: AnswerCache) -> None:
        self._lock = threading.Lock()
        self._cache = cache
        self._worker: subprocess.Popen[bytes] | None = None
        self._idle: threading.Timer | None = None
        self._refusals: dict[str, _Answer] = {}
        self.answers = 0

    def ask(self, request: Mapping[str, Any], data: bytes, too_much: str) -> _Answer:
        """The answer to a request about a picture; raises `PictureRefused`, of the kind `too_much` for all it takes."""
        key = _key(request, data)
        with self._lock:
            answer = self._known(key)
            if answer is None:
                answer = self._answered(request, data) or ({"refused": too_much, "details": {}}, b"")
                self._note(key, answer)
        self.answers += 1
        if "refused" in answer[0]:
            raise PictureRefused(answer[0]["refused"], **answer[0]["details"])
        return answer

    def close(self) -> None:
        """Ends the worker; the next request starts another."""
        with self._lock:
            self._end()

    def _known(self, key: str) -> _Answer | None:
        if key in self._refusals:
            return self._refusals[key]
        kept = self._cache.get(key)
        return None if kept is None else receive(BytesIO(kept))

    def _note(self, key: str, answer: _Answer) -> None:
        """Refusals are not kept on the disk: another day the same may be quick enough."""
        if "refused" in answer[0]:
            if len(self._refusals) >= _MOST_REFUSALS:
                self._refusals.clear()
            self._refusals[key] = answer
        else:
            message = BytesIO()
            send(message, *answer)
            self._cache.put(key, message.getvalue())

    def _answered(self, request: Mapping[str, Any], data: bytes, *, again: bool = True) -> _Answer | None:
        """None when the worker ended over it; where somebody else ended it, another is asked once."""
        if self._idle is not None:
            self._idle.cancel()
        worker, answer, began = self._started(), None, time.monotonic()
        timer = _after(PATIENCE_S, worker.kill)
        with suppress(OSError):  # it ended while it was told
            if worker.stdin is not None and worker.stdout is not None:  # both are pipes
                send(worker.stdin, request, data)
                answer = receive(worker.stdout)
        timer.cancel()
        if answer is not None:
            self._idle = _after(_IDLE_S, self.close)
            return answer
        self._end()
        by_others = worker.returncode in _BY_OTHERS and time.monotonic() - began < PATIENCE_S
        return self._answered(request, data, again=False) if again and by_others else None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            import subprocess

            self._end()
            self._worker = subprocess.Popen(
                [sys.executable, "-m", "kiosk.content.pictures.worker"],
                cwd=paths.PROGRAM,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # which Windows would open
            )
        return self._worker

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()


@cache
def _state() -> list[object]:
    """What an answer depends on beside the picture: the program, what decodes and draws, the typefaces there are."""
    return [paths.program_state(), version("resvg-py"), version("Pillow"), installed()]


def _after(seconds: float, do: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(seconds, do)
    timer.daemon = True
    timer.start()
    return timer


def _key(request: Mapping[str, Any], data: bytes) -> str:
    """Tells apart what was asked, of which state of the program and about which bytes."""
    asked = json.dumps([_state(), sorted(request.items())])
    return sha256(asked.encode() + b"\n" + data).hexdigest()


# One for the program.
SANDBOX: Final = Sandbox(AnswerCache(paths.answers))
atexit.register(SANDBOX.close)
