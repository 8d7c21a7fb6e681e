"""What is read from Linux's /proc, and which processes belong to a program."""

import sys
from pathlib import Path

from bench.processes import Program, family, pss_kb, waits, woken

ROLLUP = """55d0c0a00000-7ffd3d5f2000 ---p 00000000 00:00 0                          [rollup]
Rss:               93212 kB
Pss:               78701 kB
Pss_Dirty:         51000 kB
Pss_Anon:          48888 kB
"""
STATUS = "Name:\tpython\nThreads:\t3\nvoluntary_ctxt_switches:\t1234\nnonvoluntary_ctxt_switches:\t99\n"


def stat(pid: int, parent: int, session: int, name: str = "python") -> str:
    """The beginning of a text of /proc/PID/stat."""
    return f"{pid} ({name}) S {parent} {pid} {session} 0 -1 4194304 500 0 0 0 12 7 0 0 20 0 3 0 8100"


def test_the_proportional_set_size_alone_is_read() -> None:
    """Other lines begin alike."""
    assert pss_kb(ROLLUP) == 78701
    assert pss_kb(ROLLUP, "Pss_Anon") == 48888


def test_a_process_that_has_ended_takes_nothing() -> None:
    """Its file is empty."""
    assert (pss_kb(""), waits("")) == (0, 0)


def test_only_the_sleeps_of_its_own_will_count() -> None:
    """A thread that is made to wait for the processor was not woken by anything."""
    assert waits(STATUS) == 1234


def test_wake_ups_are_told_for_each_thread() -> None:
    """A thread that has ended takes none of the others' away, a new one counts whole."""
    assert woken({1: 100, 2: 5000}, {1: 130, 3: 7}) == 37


def test_a_program_has_its_children_and_its_session() -> None:
    """Also those that have lost their parent or left the session, and whatever their name holds."""
    stats = {
        10: stat(10, 1, 10),
        11: stat(11, 10, 10, "a (strange) name"),
        12: stat(12, 11, 12),  # a session of its own
        13: stat(13, 1, 10),  # its parent has ended
        20: stat(20, 1, 20),
        21: stat(21, 20, 20),
    }
    assert family(10, stats) == {10, 11, 12, 13}


def test_a_program_is_measured_while_it_runs_and_gone_afterwards(tmp_path: Path) -> None:
    """With all its processes, and what it says is kept."""
    command = [sys.executable, "-c", "import time; print('here', flush=True); time.sleep(60)"]
    with Program(command, {}, tmp_path / "log") as program:
        while "here" not in program.log.read_text():
            assert program.pids() == {program.pid}
        assert program.pss_mb() > 1
        assert program.wakeups()
    assert not Path(f"/proc/{program.pid}").exists()
