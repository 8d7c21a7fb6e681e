"""Watches the content file and its pictures: `changed` with each valid content, else `rejected` with what is wrong.

Looking, reading and checking happen on a thread of their own, for all of it can take long: the file may lie on a server
that is down, and then not even its date is to be had. The window never waits for it.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QMetaObject, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import delete

from kiosk.content.check.problems import Problem, about_file
from kiosk.content.edition import Edition, Refusal
from kiosk.content.reading import ContentRefused
from kiosk.publishing.poller import Poller

# A look costs a few stats; change events do not arrive from network shares, so looking is what is relied on.
POLL_MS: Final = 1000
# What follows a change event, or a look that found something moving.
_EVENT_MS: Final = 20
_RESTLESS_MS: Final = 100
# Where the system has no watch left to give, it is asked again so much later: each time Qt says so in the log.
_REFUSED_S: Final = 300.0
# So long the start waits for the file, and so long a look may take before staff are told that nobody answers.
_FIRST_S: Final = 3.0
_SILENCE_S: Final = 15.0
_PULSE_MS: Final = 5000
# So long the end waits for a look that is under way.
_END_S: Final = 1.0

log = logging.getLogger("kiosk")


class Watcher(QObject):
    """Reads the file at once with `load`, then again whenever it has changed and come to rest, until `close`.

    The staff's own pictures that it names belong to it: one that is replaced makes it read again. `changed` brings an
    `Edition`, `rejected` the problems, once for each refused state of the file.
    """

    changed = Signal(object)
    rejected = Signal(object)

    def __init__(
        self,
        file: Path,
        poller: Poller | None = None,
        poll_ms: int = POLL_MS,
        first_s: float = _FIRST_S,
        silence_s: float = _SILENCE_S,
    ) -> None:
        super().__init__()
        self._watch = _Watch(file, Poller(file) if poller is None else poller, poll_ms)
        self._watch.found.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._first_s = first_s
        self._silence_s = silence_s
        self._silent = False
        self._closed = False
        self._taken: Edition | Refusal | None = None
        self._last: Edition | Refusal | None = None
        self._pulse = QTimer(self)
        self._pulse.setInterval(_PULSE_MS)
        self._pulse.timeout.connect(self.feel_pulse)

    def load(self) -> Edition:
        """The content as it is now, and from here on watched; raises `ContentRefused`, also if nobody answers soon."""
        self._watch.start()
        self._pulse.start()
        if not self._watch.answered.wait(self._first_s):
            self._silent = True
            raise ContentRefused(_no_answer())
        self._taken = self._last = self._watch.first
        if isinstance(self._last, Edition):
            return self._last
        raise ContentRefused(_no_answer() if self._last is None else self._last.problems)

    def poll(self) -> None:
        """Looks at once, and into the bytes themselves; what is found comes by signal."""
        self._watch.poll_now()

    def close(self, wait_s: float = 0.0) -> None:
        """Watches no more, and waits that long for a look that is under way."""
        self._closed = True
        self._pulse.stop()
        self._watch.end(wait_s)

    def feel_pulse(self) -> None:
        """Tells when the file has not let itself be looked at for long, and again when it does."""
        if self._watch.silence_s() < self._silence_s:
            if self._silent and self._last is not None:
                self._pass_on(self._last)
            self._silent = False
        elif not self._silent:
            self._silent = True
            self.rejected.emit(_no_answer())

    def _tell(self, answer: Edition | Refusal) -> None:
        taken, self._taken = self._taken, None
        self._watch.first = None  # pictures may be large: from here on only the last is held
        if answer is not taken and not self._closed:
            self._last, self._silent = answer, False
            self._pass_on(answer)

    def _pass_on(self, answer: Edition | Refusal) -> None:
        if isinstance(answer, Edition):
            self.changed.emit(answer)
        else:
            self.rejected.emit(answer.problems)


def _no_answer() -> tuple[Problem, ...]:
    return (about_file("no_answer"),)


class _Watch(QObject):
    """Runs the lookout on a thread and says what it `found`, from that thread.

    The thread is Python's and a daemon: one that hangs in a call to a dead server must not keep the program alive.
    """

    found = Signal(object)

    def __init__(self, file: Path, poller: Poller, poll_ms: int) -> None:
        super().__init__()
        self.answered = threading.Event()
        self.first: Edition | Refusal | None = None
        self._file = file
        self._poller = poller
        self._poll_ms = poll_ms
        self._looked_at = time.monotonic()
        self._looker: _Looker | None = None
        self._handing = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="content", daemon=True)

    def start(self) -> None:
        """Begins with the first look."""
        self._looked_at = time.monotonic()
        self._thread.start()

    def poll_now(self) -> None:
        """Wishes a thorough look."""
        self._call("poll_thoroughly")

    def end(self, wait_s: float) -> None:
        """Ends the thread when its present look is over, and waits that long for it."""
        self._ended.set()
        self._call("leave")
        if self._thread.is_alive():
            self._thread.join(wait_s)

    def silence_s(self) -> float:
        """For how long no look has come to an end."""
        return time.monotonic() - self._looked_at

    def _call(self, name: str) -> None:
        with self._handing:
            if self._looker is not None:
                QMetaObject.invokeMethod(self._looker, name, Qt.ConnectionType.QueuedConnection)

    # --- on the thread ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        looker = _Looker(self._file, self._poll_ms, self._look)
        with self._handing:
            self._looker = looker  # before the first look, so that what is wished meanwhile is not lost
        self._guarded(self._poller.first)
        if not self._ended.is_set():
            looker.work()
        with self._handing:
            self._looker = None
            delete(looker)  # on the thread it was made on, like its timer

    def _look(self, *, thorough: bool) -> bool:
        """One look; whether the next should follow soon."""

        def poll() -> Edition | Refusal | None:
            return self._poller.poll(thorough=thorough)

        self._guarded(poll)
        return self._poller.restless

    def _guarded(self, poll: Callable[[], Edition | Refusal | None]) -> None:
        """No fault of ours ends the watching: the next look may go better."""
        try:
            answer = poll()
        except Exception:
            log.exception("fault while looking at %s", self._file)
            answer = None
        self._looked_at = time.monotonic()
        if not self.answered.is_set():
            self.first = answer
        if answer is not None and not self._ended.is_set():
            self.found.emit(answer)
        self.answered.set()


class _Looker(QObject):
    """Decides when to look: after each change event, soon while something moves, and else at every poll."""

    def __init__(self, file: Path, poll_ms: int, poll: Callable[..., bool]) -> None:
        """To be made on the thread it works on."""
        super().__init__()
        self._paths = (str(file), str(file.parent))
        self._poll_ms = poll_ms
        self._look = poll
        self._loop = QEventLoop(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.poll)
        self._events = QFileSystemWatcher(self)
        self._events.fileChanged.connect(self._stirred)
        self._events.directoryChanged.connect(self._stirred)
        self._refused_at: float | None = None

    def work(self) -> None:
        """Watches until `leave`."""
        self._watch_again()
        self._timer.start(_RESTLESS_MS)
        self._loop.exec()

    @Slot()
    def leave(self) -> None:
        """Ends the work."""
        self._loop.quit()

    @Slot()
    def poll(self) -> None:
        """Looks, and sees to it that the next look comes."""
        self._go(thorough=False)

    @Slot()
    def poll_thoroughly(self) -> None:
        """Looks into the bytes too."""
        self._go(thorough=True)

    def _go(self, *, thorough: bool) -> None:
        restless = self._look(thorough=thorough)
        armed = self._watch_again()
        self._timer.start(_RESTLESS_MS if restless or armed else self._poll_ms)

    def _stirred(self, _path: str) -> None:
        """A hundred saves make a hundred events and few looks."""
        if not self._timer.isActive() or self._timer.remainingTime() > _EVENT_MS:
            self._timer.start(_EVENT_MS)

    def _watch_again(self) -> bool:
        """A file that was replaced is no longer watched, nor one that was not there.

        Whether anything is watched from now on that was not: it may have changed just before. Polling alone finds every
        change too, only later; so a system that refuses is not asked again and again. A file that is gone by then
        was not refused.
        """
        if self._refused_at is not None and time.monotonic() - self._refused_at < _REFUSED_S:
            return False
        watched = {*self._events.files(), *self._events.directories()}
        lost = [path for path in self._paths if path not in watched and os.path.exists(path)]  # noqa: PTH110 - never raises
        failed = self._events.addPaths(lost) if lost else []
        refused = any(os.path.exists(path) for path in failed)  # noqa: PTH110 - never raises
        self._refused_at = time.monotonic() if refused else None
        return len(failed) < len(lost)
