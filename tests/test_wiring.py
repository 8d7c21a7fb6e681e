"""The wires of the whole kiosk: each signal has its effect."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.composition import Kiosk
from kiosk.content.check.problems import about_file
from kiosk.navigation import Screen
from kiosk.publishing.archiver import Archiver
from kiosk.publishing.watcher import Watcher
from kiosk.staff.controller import StaffMode
from kiosk.system.clocks.idle_timer import idle_limit
from kiosk.system.process.exits import Exit
from kiosk.views.idle_warning import IdleOverlay
from kiosk.widgets.controls.label import Label
from tests.conftest import MakeKiosk

FINGER: Final = 3
PLACE: Final = QPoint(9, 9)
PROBLEM: Final = about_file("no_answer")


@dataclass
class Bench:
    """A whole kiosk, and what it asked of the system."""

    kiosk: Kiosk
    log: pytest.LogCaptureFixture
    exits: list[int] = field(default_factory=list)
    looks: list[Watcher] = field(default_factory=list)


@pytest.fixture
def bench(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Bench:
    """A kiosk with its content that neither ends the program nor looks at a file, and whose content proves nothing."""

    def look(store: Watcher) -> None:
        made.looks.append(store)

    caplog.set_level(logging.INFO)
    made = Bench(make_kiosk("--window", "800x600"), caplog)
    monkeypatch.setattr(QApplication, "exit", staticmethod(made.exits.append))
    monkeypatch.setattr(Watcher, "poll_now", look)
    monkeypatch.setattr(Archiver, "_proved", lambda _: None)
    caplog.clear()
    return made


def read(bench: Bench) -> None:
    """Somebody reads the front page, and nothing was heard of them for long."""
    bench.kiosk.window.go(bench.kiosk.window.visit.home())
    bench.kiosk.idle_timer._since = 0.0


def be_warned(bench: Bench) -> None:
    """They are asked whether they are still there."""
    read(bench)
    bench.kiosk.idle_timer.check()


def touch(bench: Bench) -> None:
    """A finger has been down for long."""
    bench.kiosk.publisher.pending._fingers[FINGER] = 0.0


def let_staff_in(bench: Bench) -> None:
    """The panel is open."""
    bench.kiosk.staff.open()


def nothing(_bench: Bench) -> None:
    """The kiosk waits."""


def warning_says(bench: Bench, seconds: int) -> bool:
    """Whether the warning is up with that many seconds."""
    warnings = bench.kiosk.window.findChildren(IdleOverlay)
    return any(str(seconds) in words.text() for warning in warnings for words in warning.findChildren(Label))


@dataclass(frozen=True)
class Wire:
    """What is so before, the signal, what it brings, and what must be so after it and not before."""

    before: Callable[[Bench], object]
    emit: Callable[[Kiosk], object]
    after: Callable[[Bench], object]


WIRES: Final = {
    # patients
    "a touch begins the wait anew": Wire(
        read, lambda kiosk: kiosk.input_filter.touched.emit(), lambda bench: bench.kiosk.idle_timer._since > 0
    ),
    "a screen is given time to be read": Wire(
        nothing,
        lambda kiosk: kiosk.window.screen_shown.emit(900),
        lambda bench: bench.kiosk.idle_timer._limit == idle_limit(900),
    ),
    "an answer ends the warning": Wire(
        be_warned,
        lambda kiosk: kiosk.window.patient.warning_gone.emit(),
        lambda bench: not bench.kiosk.idle_timer.warning,
    ),
    "the warning comes": Wire(
        read, lambda kiosk: kiosk.idle_timer.warned.emit(), lambda bench: bench.kiosk.window.findChildren(IdleOverlay)
    ),
    "the warning counts": Wire(
        be_warned, lambda kiosk: kiosk.idle_timer.counted.emit(7), lambda bench: warning_says(bench, 7)
    ),
    "the visit ends": Wire(
        read, lambda kiosk: kiosk.idle_timer.timed_out.emit(), lambda bench: bench.kiosk.window.untouched
    ),
    "a change holds back presses": Wire(
        lambda bench: setattr(bench.kiosk.input_filter, "_quiet_until", 0.0),
        lambda kiosk: kiosk.window.screen_changed.emit(),
        lambda bench: bench.kiosk.input_filter._quiet_until > 0,
    ),
    # content
    "another day waits for a reader": Wire(
        nothing, lambda kiosk: kiosk.window.screen_shown.emit(9), lambda bench: bench.kiosk.calendar._reading
    ),
    "staff see what is shown": Wire(
        nothing,
        lambda kiosk: kiosk.publisher.shown.emit(kiosk.window._content, paths.STAFF_WORDS),
        lambda bench: bench.kiosk.staff.report().file == paths.STAFF_WORDS,
    ),
    "staff see what is refused": Wire(
        nothing,
        lambda kiosk: kiosk.publisher.refused.emit((PROBLEM,), paths.CONTENT),
        lambda bench: bench.kiosk.staff.report().problems,
    ),
    "staff have the file looked at": Wire(
        nothing, lambda kiosk: kiosk.staff.reload_requested.emit(), lambda bench: bench.looks
    ),
    "new content waits for a finger": Wire(
        nothing,
        lambda kiosk: kiosk.input_filter.pressed.emit(FINGER, PLACE),
        lambda bench: FINGER in bench.kiosk.publisher.pending._fingers,
    ),
    "it waits for one that slides": Wire(
        touch,
        lambda kiosk: kiosk.input_filter.moved.emit(FINGER, PLACE),
        lambda bench: bench.kiosk.publisher.pending._fingers[FINGER] > 0,
    ),
    "it waits no longer for one that is lifted": Wire(
        touch,
        lambda kiosk: kiosk.input_filter.lifted.emit(FINGER, PLACE),
        lambda bench: not bench.kiosk.publisher.pending._fingers,
    ),
    "nor for those that were lost": Wire(
        touch, lambda kiosk: kiosk.input_filter.lost.emit(), lambda bench: not bench.kiosk.publisher.pending._fingers
    ),
    # faults
    "a fault closes the panel": Wire(
        let_staff_in,
        lambda kiosk: kiosk._faults.recover_requested.emit(),
        lambda bench: bench.kiosk.staff.mode is StaffMode.NOTHING,
    ),
    "a fault puts new content in doubt": Wire(
        nothing,
        lambda kiosk: kiosk._faults.recover_requested.emit(),
        lambda bench: bench.kiosk.publisher._archiver and bench.kiosk.publisher._archiver.on_probation is None,
    ),
    "a fault leads home": Wire(
        nothing,
        lambda kiosk: kiosk._faults.recover_requested.emit(),
        lambda bench: bench.kiosk.window.visit.route.screen is Screen.HOME,
    ),
    "content that fails comes back": Wire(
        lambda bench: bench.kiosk.window.show_updating(),
        lambda kiosk: kiosk.window.failed.emit(),
        lambda bench: bench.kiosk.window.untouched,
    ),
    # the end
    "too many faults end it": Wire(
        nothing, lambda kiosk: kiosk._faults.given_up.emit("why"), lambda bench: bench.exits == [1]
    ),
    "staff start it anew": Wire(
        nothing, lambda kiosk: kiosk.staff.restart_requested.emit(), lambda bench: bench.exits == [Exit.RESTART]
    ),
    "staff end it": Wire(nothing, lambda kiosk: kiosk.staff.end_requested.emit(), lambda bench: bench.exits == [0]),
    "the system ends it": Wire(nothing, lambda kiosk: kiosk._signals.ended.emit(), lambda bench: bench.exits == [0]),
    "another instance brings it forward": Wire(
        lambda bench: bench.kiosk.window.showMinimized(),
        lambda kiosk: kiosk._signals.raised.emit(),
        lambda bench: not bench.kiosk.window.isMinimized(),
    ),
    "a key ends it": Wire(
        nothing, lambda kiosk: kiosk.input_filter.quit_requested.emit(), lambda bench: bench.exits == [0]
    ),
    "it says that it is ready": Wire(
        nothing, lambda kiosk: kiosk.window.first_painted.emit(), lambda bench: "ready in" in bench.log.text
    ),
}


@pytest.mark.parametrize("wire", WIRES.values(), ids=WIRES)
def test_each_signal_has_its_effect(bench: Bench, wire: Wire) -> None:
    """On the kiosk as it runs, and by nothing else: before the signal it is not so."""
    wire.before(bench)
    assert not wire.after(bench)
    wire.emit(bench.kiosk)
    assert wire.after(bench)
