"""Wrong tries at the PIN lock the pad for longer and longer, over restarts too."""

import json
import logging
import stat
from pathlib import Path

import pytest

from kiosk.staff.pin_tries import FIRST_LOCK_S, LONGEST_LOCK_S, PinTries, lock_after
from kiosk.staff.stored import StaffFiles, Tries
from tests.support.rig import Clock


class Machine:
    """A computer with a clock on the wall, on which the program can be started again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = StaffFiles(folder)
        self.up = Clock()
        self.wall = Clock()
        self.wall.now = 1_790_000_000.0

    def start(self) -> PinTries:
        """The tries as a program sees them that starts now."""
        self.up.now = 5.0
        return PinTries(self.files, self.up, self.wall)

    def pass_by(self, seconds: float) -> None:
        """Lets time pass on both clocks."""
        self.up.advance(seconds)
        self.wall.advance(seconds)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which nobody has tried yet."""
    return Machine(tmp_path / "config")


def fail(tries: PinTries, times: int, machine: Machine) -> None:
    """That many wrong tries, each as soon as it is allowed."""
    for _ in range(times):
        machine.pass_by(tries.wait_s)
        tries.begin()


def test_four_wrong_tries_are_free(machine: Machine) -> None:
    """Anybody mistypes."""
    tries = machine.start()
    fail(tries, 4, machine)
    assert tries.wait_s == 0


def test_further_wrong_tries_lock_for_longer_and_longer() -> None:
    """30 s after the fifth, twice as long after each further one, never more than an hour."""
    assert [lock_after(wrong) for wrong in range(3, 9)] == [0, 0, 30, 60, 120, 240]
    assert lock_after(12) == lock_after(10**9) == LONGEST_LOCK_S


def test_a_lock_ends_by_itself(machine: Machine) -> None:
    """After its time the next try is allowed."""
    tries = machine.start()
    fail(tries, 5, machine)
    assert tries.wait_s == 30
    machine.pass_by(29)
    assert tries.wait_s == 1
    machine.pass_by(1)
    assert tries.wait_s == 0


def test_the_right_pin_forgives_all(machine: Machine) -> None:
    """Also for the runs to come."""
    tries = machine.start()
    fail(tries, 7, machine)
    tries.forgive()
    assert tries.wait_s == 0
    tries = machine.start()
    fail(tries, 4, machine)
    assert tries.wait_s == 0


def test_a_restart_forgives_nothing(machine: Machine) -> None:
    """Neither the count nor what is left of the lock."""
    fail(machine.start(), 6, machine)
    machine.pass_by(20)
    tries = machine.start()
    assert tries.wait_s == 40
    machine.pass_by(40)
    tries.begin()
    assert tries.wait_s == 120


def test_pulling_the_plug_during_a_try_counts_it(machine: Machine) -> None:
    """A try is stored before the PIN is looked at."""
    for _ in range(5):
        machine.start().begin()
    assert machine.start().wait_s == 30


@pytest.mark.parametrize("jump", [-10.0, -3600.0, -(10.0**9)])
def test_a_clock_that_was_set_back_locks_no_longer_than_at_first(machine: Machine, jump: float) -> None:
    """The lock begins anew, and runs out."""
    fail(machine.start(), 5, machine)
    machine.wall.advance(jump)
    tries = machine.start()
    assert tries.wait_s == 30
    machine.pass_by(10)
    assert machine.start().wait_s == pytest.approx(20)
    machine.pass_by(20)
    assert machine.start().wait_s == 0


@pytest.mark.parametrize("jump", [10.0**7, -(10.0**7)])
def test_the_clock_on_the_wall_changes_nothing_during_a_run(machine: Machine, jump: float) -> None:
    """Set forward or back, by hand or from the network."""
    tries = machine.start()
    fail(tries, 5, machine)
    machine.wall.advance(jump)
    assert tries.wait_s == 30


BROKEN = [b"", b"\0" * 40, b"{", b"[]", b'{"wrong": 2', b'{"wrong": -1, "at": 0}', b'{"wrong": "2", "at": 0}',
          b'{"wrong": 1, "at": NaN}', b'{"wrong": true, "at": 0}', b'{"wrong": 1, "at": -5}', b"\xff\xfe"]  # fmt: skip


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_file_locks_but_not_for_ever(machine: Machine, data: bytes) -> None:
    """As after five wrong tries, once: the file is whole again after that."""
    fail(machine.start(), 1, machine)
    (machine.folder / "staff-tries.json").write_bytes(data)
    assert machine.start().wait_s == FIRST_LOCK_S
    machine.pass_by(FIRST_LOCK_S)
    tries = machine.start()
    assert tries.wait_s == 0
    tries.begin()
    assert tries.wait_s == 60


def test_a_folder_in_the_files_place_locks_but_not_for_ever(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be stored is said in the log; the run goes on counting."""
    (machine.folder / "staff-tries.json").mkdir(parents=True)
    with caplog.at_level(logging.ERROR):
        tries = machine.start()
    assert tries.wait_s == FIRST_LOCK_S
    assert "cannot be stored" in caplog.text
    fail(tries, 1, machine)
    assert tries.wait_s == 60


def test_an_absurd_count_locks_for_an_hour(machine: Machine) -> None:
    """No number in the file makes the lock longer than the longest."""
    machine.files.store(Tries(10**12, machine.wall()))
    assert machine.start().wait_s == LONGEST_LOCK_S


def test_the_tries_are_their_owners_alone(machine: Machine) -> None:
    """The file can be read by nobody else, nothing else is left, and it holds no digit of a PIN."""
    machine.start().begin()
    file = machine.folder / "staff-tries.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(machine.folder.iterdir()) == [file]
    assert set(json.loads(file.read_text())) == {"wrong", "at"}
