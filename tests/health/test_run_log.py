"""How a run ends decides how carefully the next one starts."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.health.crash_report import CrashReport
from kiosk.health.run_log import Run, RunLog, StartMode, next_run
from kiosk.system.log.log_files import LogFiles

STACK = "Fatal Python error: Segmentation fault"
GOING = Run(well=False, content="new")


def test_after_a_good_end_the_start_is_like_the_first() -> None:
    """Whatever there was before it."""
    assert next_run(Run(), "") == Run(well=False)
    assert next_run(Run(StartMode.SAFE, "old", bad_ends=1, blamed=("new",)), "") == Run(well=False)


@pytest.mark.parametrize(("last", "stack"), [(replace(GOING, why="too many faults"), ""), (GOING, STACK)])
def test_a_bad_end_blames_the_content_and_the_next_start_is_careful(last: Run, stack: str) -> None:
    """Faults and crashes alike."""
    assert next_run(last, stack) == Run(StartMode.SAFE, well=False, bad_ends=1, blamed=("new",))


def test_a_second_bad_end_leads_to_the_calm_screen_and_that_to_another_try() -> None:
    """For ever: after each try that fails the calm screen stays longer, half an hour at most."""
    run, waits = replace(GOING, why="one"), []
    for _ in range(12):
        run = next_run(run, "")
        assert run.mode is StartMode.SAFE
        run = next_run(replace(run, content="old"), STACK)
        assert run.mode is StartMode.CALM
        waits.append(run.calm_s)
    assert waits[:3] == [60, 120, 240]
    assert waits[-1] == 1800
    assert run.blamed == ("new", "old")


def test_a_run_that_has_lasted_is_not_counted_with_those_before_it() -> None:
    """A crash after hours is the first in a row again, and blames what was on the screen then."""
    lasted = Run(StartMode.SAFE, "old", well=True, bad_ends=7, blamed=("new",))
    assert next_run(lasted, STACK) == Run(StartMode.SAFE, well=False, bad_ends=1, blamed=("old",))


def test_a_plug_that_is_pulled_blames_nothing() -> None:
    """Only one that is pulled again and again makes the start careful, and no content is left out then."""
    run, modes = GOING, []
    for _ in range(4):
        run = next_run(run, "")
        assert not run.blamed
        modes.append(run.mode)
    assert modes == [StartMode.NORMAL, StartMode.NORMAL, StartMode.SAFE, StartMode.SAFE]


# --- the files --------------------------------------------------------------------------------------------------------


class Files:
    """The run log and the crash report of a kiosk that is started again and again."""

    def __init__(self, folder: Path) -> None:
        self.run, self.crash = folder / "state" / "run.json", folder / "state" / "crash.txt"

    def start(self) -> RunLog:
        """Another run."""
        return RunLog(self.run, CrashReport(self.crash))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """In a folder that is not there yet; pytest keeps its own way to report crashes."""
    monkeypatch.setattr("faulthandler.enable", lambda *_: None)
    return Files(tmp_path)


def wait_for(log: RunLog) -> None:
    """Until all is written."""
    assert log._writing is not None
    log._writing.join()


def test_what_is_written_is_what_the_next_run_reads(files: Files) -> None:
    """The content, and why it ended."""
    log = files.start()
    assert log.run == Run(well=False)
    log.shows("new")
    log.ends_badly("too many faults")
    assert files.start().run == Run(StartMode.SAFE, well=False, bad_ends=1, blamed=("new",))


def test_a_run_that_was_cut_short_has_left_what_it_was(files: Files) -> None:
    """From its beginning: it may be the third in a row."""
    for cuts in range(4):
        log = files.start()
        assert log.run.cuts == cuts
        wait_for(log)


def test_a_stack_that_was_left_counts_once(files: Files) -> None:
    """The next run makes room for its own."""
    wait_for(files.start())
    files.crash.write_text(STACK, "utf-8")
    log = files.start()
    assert log.run.mode is StartMode.SAFE
    log.ends_well()
    assert files.start().run == Run(well=False)


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 99, b"[]", b"null", b'{"mode": "odd"}', b"\xff", b"[" * 9000, b'{"mode": "safe"}']
)
def test_nonsense_in_its_place_is_a_first_run(files: Files, data: bytes) -> None:
    """And is written over."""
    files.run.parent.mkdir()
    files.run.write_bytes(data)
    files.crash.mkdir()
    log = files.start()
    assert log.run == Run(well=False)
    log.ends_badly("why")
    assert files.start().run.mode is StartMode.SAFE


def test_a_disk_that_refuses_changes_nothing(files: Files) -> None:
    """It is said in the log."""
    files.run.parent.write_text("a file where the folder should be", "utf-8")
    log = files.start()
    log.shows("new")
    log.ends_well()
    assert log.run == Run()


def test_a_pipe_in_a_files_place_holds_up_no_start(files: Files) -> None:
    """Neither to be read nor to be written."""
    files.run.parent.mkdir()
    for file in (files.run, files.crash, files.run.with_name("kiosk.log")):
        os.mkfifo(file)
    assert files.start().run == Run(well=False)
    LogFiles(files.run.with_name("kiosk.log")).close()
