"""The bench looks at the kiosk from outside."""

import subprocess
import sys

from kiosk import paths


def test_the_bench_itself_does_not_load_qt() -> None:
    """Pages of memory that it shared with the kiosk would count only half."""
    command = [sys.executable, "-c", "import bench.__main__, sys; print([n for n in sys.modules if 'PySide6' in n])"]
    told = subprocess.run(command, cwd=paths.PROGRAM, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"


def test_a_row_that_is_not_there_is_refused_with_the_names_of_those_that_are() -> None:
    """A slip of the pen must not cost half an hour."""
    command = [sys.executable, "-m", "bench", "strat"]
    ended = subprocess.run(command, cwd=paths.PROGRAM, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "start" in ended.stderr
