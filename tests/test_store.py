"""The store: new content is told once it is whole and valid, the former stays until then."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Content
from kiosk.content.problems import Problem
from kiosk.content.reading import ContentRefused
from kiosk.store import Store

GOOD = paths.CONTENT.read_bytes()
OTHER = GOOD.replace(b'"Pegasus Pain Management", "phone"', b'"Pegasus", "phone"')
BAD = GOOD.replace(b'"sections"', b'"sektions"', 1)


class Watched:
    """A content file, its store, and what the store said."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.store = Store(file, poll_ms=10_000_000)  # tests look by hand
        self.told: list[Content | tuple[Problem, ...]] = []
        self.store.changed.connect(self.told.append)
        self.store.rejected.connect(self.told.append)

    def look(self, times: int = 2) -> None:
        """Looks as the timer does; the second look finds the file at rest."""
        for _ in range(times):
            self.store.look()


@pytest.fixture
def watched(tmp_path: Path, qapp: QApplication) -> Watched:
    """A good file, loaded."""
    assert qapp is not None
    watched = Watched(tmp_path / "content.json")
    watched.file.write_bytes(GOOD)
    watched.store.load()
    return watched


def in_place(file: Path, data: bytes) -> None:
    """Saves over the file, as Notepad does."""
    file.write_bytes(data)


def by_another_file(file: Path, data: bytes) -> None:
    """Saves as most editors do."""
    fresh = file.with_suffix(".tmp")
    fresh.write_bytes(data)
    fresh.replace(file)


def away_and_anew(file: Path, data: bytes) -> None:
    """Saves as vim does."""
    file.rename(file.with_suffix(".old"))
    file.write_bytes(data)


SAVES = pytest.mark.parametrize("save", [in_place, by_another_file, away_and_anew])


def test_what_was_loaded_is_not_told_again(watched: Watched) -> None:
    """Looking at an unchanged file says nothing."""
    watched.look(5)
    assert not watched.told


@SAVES
def test_a_valid_edit_is_told_once(watched: Watched, save: Callable[[Path, bytes], None]) -> None:
    """However an editor saves, twice in a row, the new content arrives once each time."""
    for data, name in ((OTHER, "Pegasus"), (GOOD, "Pegasus Pain Management")):
        save(watched.file, data)
        watched.look(5)
        content = watched.told.pop()
        assert isinstance(content, Content)
        assert content.clinic.name.in_language("en") == name
        assert not watched.told


@SAVES
def test_a_bad_edit_is_told_with_its_problems(watched: Watched, save: Callable[[Path, bytes], None]) -> None:
    """A typo brings problems with line and column, once, and no content."""
    save(watched.file, BAD)
    watched.look(5)
    (problems,) = watched.told
    assert isinstance(problems, tuple)
    assert problems
    assert all(problem.line > 0 and problem.column > 0 for problem in problems)


def test_a_bad_edit_taken_back_is_told(watched: Watched) -> None:
    """After the typo is mended the content arrives, be it the same as before."""
    for data in (BAD, GOOD):
        in_place(watched.file, data)
        watched.look()
    assert [type(told) for told in watched.told] == [tuple, Content]


def test_a_file_still_being_written_is_left_alone(watched: Watched) -> None:
    """Half a file is not read; it is when it has rested."""
    for part in range(1, 6):
        in_place(watched.file, OTHER[: len(OTHER) * part // 5])
        watched.look(1)
        assert not watched.told
    watched.look(1)
    assert isinstance(watched.told[0], Content)


def test_a_file_that_vanishes_and_returns(watched: Watched) -> None:
    """A deleted file is told as a problem once; when it is back its content arrives."""
    watched.file.unlink()
    watched.look(5)
    assert [type(told) for told in watched.told] == [tuple]
    in_place(watched.file, GOOD)
    watched.look(5)
    assert [type(told) for told in watched.told] == [tuple, Content]


def test_a_file_gone_for_one_look_is_no_problem(watched: Watched) -> None:
    """An editor that deletes before it writes alarms nobody."""
    watched.file.unlink()
    watched.look(1)
    in_place(watched.file, OTHER)
    watched.look(2)
    assert [type(told) for told in watched.told] == [Content]


def test_a_folder_in_the_files_place(watched: Watched) -> None:
    """Whatever takes the file's place is a problem, never an exception."""
    watched.file.unlink()
    watched.file.mkdir()
    watched.look()
    shutil.rmtree(watched.file)
    in_place(watched.file, GOOD)
    watched.look()
    assert [type(told) for told in watched.told] == [tuple, Content]


@pytest.mark.parametrize("data", [None, b"", BAD, GOOD[:1000]])
def test_a_start_with_bad_content_is_mended_later(tmp_path: Path, qapp: QApplication, data: bytes | None) -> None:
    """The store refuses at first, watches all the same, and tells when there is content."""
    assert qapp is not None
    watched = Watched(tmp_path / "content.json")
    if data is not None:
        watched.file.write_bytes(data)
    with pytest.raises(ContentRefused):
        watched.store.load()
    watched.look()
    assert not watched.told
    by_another_file(watched.file, GOOD)
    watched.look()
    assert isinstance(watched.told[0], Content)


def test_the_store_looks_by_itself(tmp_path: Path, qtbot: QtBot) -> None:
    """After loading it watches with nobody calling."""
    file = tmp_path / "content.json"
    file.write_bytes(GOOD)
    store = Store(file, poll_ms=1)
    store.load()
    with qtbot.waitSignal(store.changed):
        by_another_file(file, OTHER)
