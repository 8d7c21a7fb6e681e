"""The log: why the process ended, and no line so often that it hides the others."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.publishing.publisher import news
from kiosk.system.log.log_files import LogFiles
from kiosk.system.log.log_limits import LONGEST_LINE, BoundedFormatter, RepeatFilter, VolumeFilter
from kiosk.system.log.logs import RESTARTED, RecentLines, seconds_since_start
from tests.support.rig import Clock

FATAL = """
from PySide6.QtCore import qFatal, qWarning
from PySide6.QtGui import QGuiApplication
from kiosk.system.log import logs
from kiosk.system.log.qt_messages import hear_qt
logs.set_up()
hear_qt()
qWarning("some warning")
application = QGuiApplication([])
qFatal("the buffer is gone")
"""


def test_a_fatal_message_of_qt_while_the_kiosk_runs_is_logged_as_what_it_is() -> None:
    """Exit status 1, which a supervisor answers with a new start; nothing of a display."""
    done = subprocess.run(
        [sys.executable, "-c", FATAL],
        cwd=paths.PROGRAM, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, timeout=60,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done
    assert "the buffer is gone" in done.stderr
    assert "CRITICAL Qt: " in done.stderr.splitlines()[-1]
    assert "display" not in done.stderr


# --- repeats ----------------------------------------------------------------------------------------------------------


class Lines(logging.Handler):
    """Keeps every line it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps it."""
        self.said.append(record.getMessage())


@pytest.fixture
def clock() -> Clock:
    """Time that stands still."""
    return Clock()


@pytest.fixture
def log(clock: Clock) -> Iterator[logging.Logger]:
    """A logger that drops what it says too often."""
    logger, repeats = logging.getLogger("kiosk.test"), RepeatFilter(clock)
    logger.addFilter(repeats)
    yield logger
    logger.removeFilter(repeats)
    logger.handlers.clear()


@pytest.fixture
def lines(log: logging.Logger) -> Lines:
    """What a handler of that logger is given."""
    handler = Lines()
    log.addHandler(handler)
    return handler


def test_the_same_line_is_written_five_times_in_a_minute(log: logging.Logger, lines: Lines) -> None:
    """One that differs in its text or level is another."""
    for _ in range(100):
        log.warning("frame %s", "late")
    log.error("frame late")
    log.warning("frame lost")
    assert lines.said == [*["frame late"] * 5, "frame late", "frame lost"]


def test_lines_that_differ_in_numbers_alone_are_the_same(log: logging.Logger, lines: Lines, clock: Clock) -> None:
    """Such as those with the address of an object or a count; how many there were is told with the last of them."""
    for number in range(1_000):
        log.warning("no object at 0x7f%03x, path /a11y/%d", number, number)
    assert len(lines.said) == 5
    clock.advance(60)
    log.warning("other")
    assert lines.said[5:] == ["no object at 0x7f3e7, path /a11y/999 (said 995 times more)", "other"]


def test_a_flood_with_numbers_takes_one_line_of_the_panel(log: logging.Logger) -> None:
    """The newest of them; what was said before the flood is still there."""
    panel = RecentLines()
    log.addHandler(panel)
    log.warning("the reason")
    for number in range(100):
        log.warning("late by %d ms", number)
    assert [line.partition(" ")[2] for line in panel.lines] == ["late by 4 ms", "the reason"]


SCREEN_READER = """
from PySide6.QtCore import QLoggingCategory, qCWarning, qWarning
from PySide6.QtGui import QGuiApplication
from kiosk.system.log import logs
from kiosk.system.log.qt_messages import hear_qt
logs.set_up()
hear_qt()
application = QGuiApplication([])
category = QLoggingCategory("qt.accessibility.atspi")
for number in range(20):
    qCWarning(category, f"Could not find accessible on path: /org/a11y/atspi/accessible/{number}")
qWarning("something else")
print(*logs.recent.lines, sep="\\n")
"""


def test_what_a_screen_reader_asks_too_late_is_not_logged() -> None:
    """It asks for widgets that are gone; neither the log nor the staff panel has a line of it."""
    done = subprocess.run(
        [sys.executable, "-c", SCREEN_READER],
        cwd=paths.PROGRAM, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, timeout=60,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Qt: something else" in done.stderr
    assert "accessible" not in done.stderr + done.stdout
    assert "Qt: something else" in done.stdout


def test_how_many_were_dropped_is_told_each_minute(log: logging.Logger, lines: Lines, clock: Clock) -> None:
    """With the first line of any kind after it; while it goes on, that is all that is written of it."""
    for _ in range(3):
        for _ in range(100):
            log.warning("late")
        clock.advance(60)
    log.warning("other")
    assert lines.said == [
        *["late"] * 5,
        *(f"late (said {count} times more)" for count in (95, 100, 100)),
        "other",
    ]


def test_a_line_that_comes_now_and_then_is_always_written(log: logging.Logger, lines: Lines, clock: Clock) -> None:
    """Five in each minute are no flood."""
    for _ in range(30):
        log.warning("late")
        clock.advance(12)
    assert lines.said == ["late"] * 30


def test_a_line_that_was_dropped_is_written_again_after_a_minute_without_it(
    log: logging.Logger, lines: Lines, clock: Clock
) -> None:
    """What is told later is news again."""
    for _ in range(6):
        log.warning("late")
    for _ in range(2):
        clock.advance(60)
        log.warning("other")
    lines.said.clear()
    log.warning("late")
    assert lines.said == ["late"]


def test_every_handler_is_given_the_same(log: logging.Logger, lines: Lines) -> None:
    """None counts for itself."""
    second = Lines()
    log.addHandler(second)
    for _ in range(100):
        log.warning("late")
    assert second.said == lines.said == ["late"] * 5


def test_a_flood_of_hours_leaves_the_other_lines_to_the_panel(log: logging.Logger, clock: Clock) -> None:
    """What is told of it each minute takes one line there."""
    panel = RecentLines()
    log.addHandler(panel)
    log.warning("the reason")
    for _ in range(600):
        log.warning("late")
        log.warning("late")
        clock.advance(6)
    assert panel.lines[-1].endswith("the reason")
    assert [line for line in panel.lines if "times more" in line] == [panel.lines[0]]


def test_what_becomes_of_a_save_is_written_however_often_it_is_the_same() -> None:
    """Other programs read these lines: a file that is refused again and again is told each time."""
    logger, repeats, lines = logging.getLogger("kiosk"), RepeatFilter(Clock()), Lines()
    logger.addFilter(repeats)
    logger.addHandler(lines)
    try:
        for _ in range(20):
            news.error("content refused: %d problems", 1)
    finally:
        logger.removeFilter(repeats)
        logger.removeHandler(lines)
    assert len(lines.said) == 20


def test_nonsense_in_the_environment_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is counted from the start of the process then."""
    monkeypatch.setenv(RESTARTED, "junk")
    assert 0 < seconds_since_start() < float("inf")


# --- how much ---------------------------------------------------------------------------------------------------------


def record_of(text: str) -> logging.LogRecord:
    """A line of the log."""
    return logging.LogRecord("kiosk.content", logging.ERROR, "", 0, text, None, None)


def test_a_program_that_saves_a_broken_file_each_second_fills_no_disk(clock: Clock) -> None:
    """Of a day of it, less than ten megabytes are written; what came before the flood is not among what is lost."""
    bounded, written = VolumeFilter(clock=clock), 0
    for _ in range(86_400):
        if bounded.filter(record := record_of("x" * 11_000)):
            written += len(BoundedFormatter().format(record))
        clock.advance(1)
    assert 9_000_000 < written < 10_000_000
    assert bounded.filter(record_of("short"))


def test_a_line_has_a_beginning_and_an_end() -> None:
    """Of what is too long the middle is left out; a stack ends with what happened."""
    line = BoundedFormatter().format(record_of("begin" + "x" * 9_000 + "end"))
    assert len(line) <= LONGEST_LINE + 3
    assert line.startswith("begin")
    assert line.endswith("end")


def test_the_files_of_the_log_take_less_than_ten_megabytes(tmp_path: Path) -> None:
    """In all, however much is said; the newest line is in the newest file."""
    for start in range(0, 6_000, 500):  # so many wait for the disk
        files = LogFiles(tmp_path / "log" / "kiosk.log")
        for number in range(start, start + 500):
            files._waiting.handle(record_of(f"{number} {'x' * 3_900}"))
        files.close()
    sizes = [file.stat().st_size for file in (tmp_path / "log").iterdir()]
    assert len(sizes) == 5
    assert 8_000_000 < sum(sizes) < 10_000_000
    assert "5999 " in (tmp_path / "log" / "kiosk.log").read_text("utf-8").splitlines()[-1]


JOURNAL = """
from kiosk.system.log import logs
logs.set_up()
logs.log.error("one\\ntwo")
logs.log.info("three")
"""


def test_under_systemd_each_line_has_its_level() -> None:
    """And no time, which the journal has itself."""
    done = subprocess.run(
        [sys.executable, "-c", JOURNAL],
        cwd=paths.PROGRAM, env=os.environ | {"JOURNAL_STREAM": "8:1"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == "<3>one\n<3>two\n<6>three\n"
