"""The store: new content is told once it and its pictures are whole and valid, the former stays until then."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.model import Content
from kiosk.content.pictures import Album
from kiosk.content.problems import Problem
from kiosk.content.reading import ContentRefused, read
from kiosk.store import Store
from tests.picture_files import drawing, photograph
from tests.samples import as_text, minimal_content, with_value

GOOD = paths.CONTENT.read_bytes()
OTHER = GOOD.replace(b'"Pegasus Pain Management", "phone"', b'"Pegasus", "phone"')
BAD = GOOD.replace(b'"sections"', b'"sektions"', 1)


class Watched:
    """A content file, its store, and what the store said."""

    def __init__(self, file: Path, reader: Callable[[Path, Album], Content] = read) -> None:
        self.file = file
        self.store = Store(file, reader, poll_ms=10_000_000)  # tests look by hand
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


# --- pictures of the staff's own --------------------------------------------------------------------------------------

PHOTO = photograph("PNG")
OTHER_PHOTO = photograph("PNG", shade=90)


def named(picture: str) -> bytes:
    """A content file whose waiting screen shows that picture."""
    return as_text(with_value(minimal_content(), ("attract", "picture", "file"), picture)).encode()


@pytest.fixture
def illustrated(tmp_path: Path, qapp: QApplication) -> Watched:
    """A good file with a photograph beside it, loaded."""
    assert qapp is not None
    watched = Watched(tmp_path / "content.json")
    watched.file.write_bytes(named("door.png"))
    (tmp_path / "door.png").write_bytes(PHOTO)
    watched.store.load()
    return watched


def test_pictures_come_with_the_content(illustrated: Watched) -> None:
    """What was looked at is at hand as it was, by its name."""
    assert illustrated.store.pictures == {"door.png": PHOTO}
    illustrated.look(5)
    assert not illustrated.told


@SAVES
def test_a_replaced_picture_is_told_once(illustrated: Watched, save: Callable[[Path, bytes], None]) -> None:
    """However it is saved, the content arrives again with the new picture."""
    save(illustrated.file.with_name("door.png"), OTHER_PHOTO)
    illustrated.look(5)
    assert [type(told) for told in illustrated.told] == [Content]
    assert illustrated.store.pictures == {"door.png": OTHER_PHOTO}


def test_a_picture_replaced_by_a_broken_one_changes_nothing_until_it_is_mended(illustrated: Watched) -> None:
    """The problem is told once, where the picture is named; the former picture stays; the mended one arrives."""
    picture = illustrated.file.with_name("door.png")
    in_place(picture, OTHER_PHOTO[:100])
    illustrated.look(5)
    [(problem,)] = illustrated.told
    assert isinstance(problem, Problem)
    assert problem.place == "waiting screen, picture, picture file"
    assert "ends too early" in problem.message
    assert illustrated.store.pictures == {"door.png": PHOTO}
    in_place(picture, OTHER_PHOTO)
    illustrated.look(5)
    assert [type(told) for told in illustrated.told] == [tuple, Content]
    assert illustrated.store.pictures == {"door.png": OTHER_PHOTO}


def test_a_picture_taken_away_changes_nothing(illustrated: Watched) -> None:
    """What is on the screen needs no file."""
    illustrated.file.with_name("door.png").unlink()
    illustrated.look(5)
    assert [type(told) for told in illustrated.told] == [tuple]
    assert illustrated.store.pictures == {"door.png": PHOTO}


def test_a_picture_still_being_copied_is_left_alone(illustrated: Watched) -> None:
    """Half a picture is not read; it is when it has rested."""
    picture = illustrated.file.with_name("door.png")
    for part in range(1, 6):
        in_place(picture, OTHER_PHOTO[: len(OTHER_PHOTO) * part // 5])
        illustrated.look(1)
        assert not illustrated.told
    illustrated.look(1)
    assert [type(told) for told in illustrated.told] == [Content]


def test_a_picture_that_was_missing_arrives_by_itself(illustrated: Watched) -> None:
    """Staff may save the content first and copy the picture afterwards."""
    in_place(illustrated.file, named("house.svg"))
    illustrated.look()
    in_place(illustrated.file.with_name("house.svg"), drawing())
    illustrated.look()
    assert [type(told) for told in illustrated.told] == [tuple, Content]
    assert illustrated.store.pictures == {"house.svg": drawing()}


def test_a_start_with_a_bad_picture_is_mended_later(tmp_path: Path, qapp: QApplication) -> None:
    """The content was refused at the start; to mend the picture is enough."""
    assert qapp is not None
    watched = Watched(tmp_path / "content.json")
    watched.file.write_bytes(named("door.png"))
    (tmp_path / "door.png").write_bytes(PHOTO[:100])
    with pytest.raises(ContentRefused):
        watched.store.load()
    assert not watched.store.pictures
    in_place(tmp_path / "door.png", PHOTO)
    watched.look()
    assert [type(told) for told in watched.told] == [Content]
    assert watched.store.pictures == {"door.png": PHOTO}


def test_a_picture_changed_while_it_is_read_is_read_again(tmp_path: Path, qapp: QApplication) -> None:
    """What was read is told, and what came meanwhile as soon as it rests."""
    assert qapp is not None
    picture = tmp_path / "door.png"

    def slow(file: Path, album: Album) -> Content:
        content = read(file, album)
        if picture.read_bytes() == PHOTO:
            in_place(picture, OTHER_PHOTO)
        return content

    watched = Watched(tmp_path / "content.json", slow)
    watched.file.write_bytes(named("door.png"))
    picture.write_bytes(PHOTO)
    watched.store.load()
    assert watched.store.pictures == {"door.png": PHOTO}
    watched.look(3)
    assert watched.store.pictures == {"door.png": OTHER_PHOTO}
