"""Watches the content file and its pictures: `changed` with each valid content, else `rejected` with what is wrong.

Polling, reading and checking happen on a thread of their own, for all of it can take long: the file may lie on a server
that is down, and then even its date is not to be had. The window never waits for it. Nothing but polling is relied on:
a network share sends no change events, and an event is no proof that the file has come to rest.
"""

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.content.check.problems import Problem, about_file
from kiosk.content.edition import Edition, Refusal
from kiosk.content.pictures.sandbox import SANDBOX
from kiosk.content.reading import ContentRefused
from kiosk.publishing.poller import Poller

# A poll costs a few calls of `stat`.
POLL_S: Final = 0.5
# How long the start waits for the file, and after how long it says so.
_FIRST_S: Final = 3.0
_SLICE_S: Final = 0.1
_SOON_SLICES: Final = 3
# How many times as long the start waits while pictures are looked at for the first time.
_PATIENCE: Final = 5
# So many pulses in which nothing was polled or read mean that nobody answers. They are counted, for time passes
# when the whole program stands still, and then neither disk nor server is to blame.
_PULSE_MS: Final = 5000
_SILENT_PULSES: Final = 3

log = logging.getLogger("kiosk")

Answer = Edition | Refusal | None


class Watcher(QObject):
    """Reads the file at once with `load`, then again whenever it or a picture of staff in it has changed and rested."""

    changed = Signal(object)  # an `Edition`
    rejected = Signal(object)  # the problems, once for each refused state of the file
    delayed = Signal()  # the first reading takes long
    _answered = Signal(object)

    def __init__(
        self, poller: Poller, poll_s: float = POLL_S, first_s: float = _FIRST_S, silent_pulses: int = _SILENT_PULSES
    ) -> None:
        super().__init__()
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._polling = _Polling(poller, poll_s, self._tell)
        self._first_s = first_s
        self._silent_pulses = silent_pulses
        self._silent = False
        self._steps_seen = self._pulses_missed = 0
        self._loading = False
        self._loaded: Answer = None
        self._last: Answer = None
        self._pulse = QTimer(self, interval=_PULSE_MS)
        self._pulse.timeout.connect(self.check_pulse)

    def load(self) -> Edition:
        """The content as it is now, and watched from here on; raises `ContentRefused`, also if nobody answers soon."""
        self._polling.start()
        self._pulse.start()
        self._loading = True
        answered = self._is_answered()
        self._loading = False
        if not answered:
            self._silent = True
            raise ContentRefused(_no_answer())
        self._loaded = self._last = self._polling.first
        if isinstance(self._last, Edition):
            return self._last
        raise ContentRefused(_no_answer() if self._last is None else self._last.problems)

    def poll_now(self) -> None:
        """Polls at once, and compares the bytes themselves; what is found comes by signal."""
        self._polling.wake.set()

    def close(self, wait_s: float = 0.0) -> None:
        """Watches no more, and waits that long for a poll in progress."""
        self._pulse.stop()
        self._polling.end(wait_s)

    def check_pulse(self) -> None:
        """Tells when the file could not be polled for long, and again when it can."""
        seen, self._steps_seen = self._steps_seen, self._steps
        self._pulses_missed = 0 if self._steps_seen > seen else self._pulses_missed + 1
        if self._pulses_missed == 0:
            if self._silent and self._last is not None:
                self._pass_on(self._last)
            self._silent = False
        elif self._pulses_missed >= self._silent_pulses and not self._silent:
            self._silent = True
            self.rejected.emit(_no_answer())

    @property
    def _steps(self) -> int:
        """How often something was polled, or learned about a picture: many new ones take their time."""
        return self._polling.polls + SANDBOX.answers

    def _is_answered(self) -> bool:
        """Waits for the first poll, and gives up when nothing is learned for long.

        In slices, so that of a time in which the program stood still only one counts.
        """
        enough = max(1, round(self._first_s / _SLICE_S))
        steps, silent = self._steps, 0
        for number in range(enough * _PATIENCE):
            if self._polling.answered.wait(_SLICE_S):
                return True
            if number == _SOON_SLICES:
                self.delayed.emit()
            silent = silent + 1 if steps == self._steps else 0
            steps = self._steps
            if silent >= enough:
                break
        return False

    def _tell(self, answer: Edition | Refusal) -> None:
        """On the polling thread, which so keeps this object for as long as it runs."""
        self._answered.emit(answer)

    def _take(self, answer: Edition | Refusal) -> None:
        if self._loading:  # whoever hears of the delay lets events through; `load` gives the answer
            return
        loaded, self._loaded = self._loaded, None
        self._polling.first = None  # pictures may be large: from here on only the last is held
        if answer is not loaded and not self._polling.ended:
            self._last, self._silent = answer, False
            self._pass_on(answer)

    def _pass_on(self, answer: Edition | Refusal) -> None:
        if isinstance(answer, Edition):
            self.changed.emit(answer)
        else:
            self.rejected.emit(answer.problems)


def _no_answer() -> tuple[Problem, ...]:
    return (about_file("no_answer"),)


class _Polling(threading.Thread):
    """Polls on a daemon thread: one that hangs in a call to a dead server must not keep the program alive."""

    def __init__(self, poller: Poller, poll_s: float, tell: Callable[[Edition | Refusal], None]) -> None:
        """`tell` is called on the thread, with each answer."""
        super().__init__(name="content", daemon=True)
        self.wake = threading.Event()  # for a thorough poll at once, after one in progress
        self.answered = threading.Event()
        self.first: Answer = None
        self.ended = False
        self.polls = 0  # that are over
        self._poller = poller
        self._poll_s = poll_s
        self._tell = tell

    def end(self, wait_s: float) -> None:
        """Ends after the present poll, and waits that long for it."""
        self.ended = True
        self.wake.set()
        if self.is_alive():
            self.join(wait_s)

    def run(self) -> None:
        """Polls until the end."""
        self._ask(self._poller.first)
        while not self.ended:
            thorough = self.wake.wait(self._poll_s)
            self.wake.clear()
            if not self.ended:
                self._ask(partial(self._poller.poll, thorough=thorough))

    def _ask(self, poll: Callable[[], Answer]) -> None:
        """No fault of ours ends the watching: the next poll may go better."""
        answer: Answer = None
        try:
            answer = poll()
        except Exception:
            log.exception("fault while polling %s", self._poller.file)
        self.polls += 1
        if not self.answered.is_set():
            self.first = answer
        if answer is not None and not self.ended:
            self._tell(answer)
        self.answered.set()
