"""`main.py history` and `main.py restore`: what was kept, what changed with it, and the way back."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk import app, paths
from kiosk.commands.history import history
from kiosk.commands.restore import restore
from kiosk.content.compare import changes
from kiosk.content.edition import edition_at
from kiosk.publishing.archive import FORMER, Archive
from tests.support.picture_files import photograph
from tests.support.samples import minimal_content, saved

Change = Callable[[Any], object]
PHOTO, OTHER_PHOTO = photograph("PNG"), photograph("PNG", shade=90)


class Office:
    """A content file, and the archive of what the kiosk showed of it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.file = saved(folder, minimal_content())
        self.content = minimal_content()
        self.archive = Archive(paths.kept(self.file))

    def show(self, change: Change | None = None) -> bytes:
        """Saves the content after a change, and the kiosk shows it; its bytes."""
        if change is not None:
            change(self.content)
        saved(self.file.parent, self.content)
        self.archive.keep(edition_at(self.file), datetime(2026, 11, 23, 10, 15, tzinfo=UTC))
        return self.file.read_bytes()

    def told(self) -> list[str]:
        """What `history` says, a line each."""
        out = io.StringIO()
        assert history(self.file, out) == 0
        return out.getvalue().splitlines()

    def restore(self, number: int) -> int:
        """The exit status of `restore`."""
        return restore(number, self.file, io.StringIO())


@pytest.fixture
def office(tmp_path: Path, own_settings: Path) -> Office:
    """A small content, of which nothing is kept yet."""
    assert own_settings
    return Office(tmp_path / "office")


# --- history ----------------------------------------------------------------------------------------------------------


def new_section(content: Any) -> object:
    """Adds one like the first."""
    return content["sections"].append(content["sections"][0] | {"id": "brand-new", "title": "Brand new"})


CHANGES: dict[str, tuple[Change, str]] = {
    "phone": (
        lambda content: content["clinic"].update(phone="(214) 555-0142"),
        "phone number (214) 702-5855 is now (214) 555-0142",
    ),
    "text": (lambda content: content["home"]["intro"].update(en="Choose one."), "“Choose.” is now “Choose one.”"),
    "texts": (
        lambda content: (
            content["home"]["intro"].update(en="One."),
            content["glossary"][0]["meaning"].update(es="Si."),
        ),
        "2 texts changed, first “Choose.” to “One.”",
    ),
    "value": (lambda content: content["sections"][1].update(icon="clock"), "1 other value changed"),
    "values": (
        lambda content: [content["sections"][index].update(icon="clock") for index in (1, 2)],
        "2 other values changed",
    ),
    "added": (new_section, "new section “Brand new”"),
    "removed": (lambda content: content["sections"].pop(3), "section “Title” taken out"),
    "renamed": (
        lambda content: content["sections"][1]["title"].update(en="Reasons"),
        "section “Title” is now “Reasons”",
    ),
    "hidden": (lambda content: content["sections"][3].update(hidden=True), "section “Title” hidden"),
    "order": (lambda content: content["sections"].reverse(), "sections in another order"),
}


@pytest.mark.parametrize(("change", "words"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_in_words(office: Office, change: Change, words: str) -> None:
    """Only what changed, and against the version before."""
    office.show()
    office.show(change)
    assert office.told()[0].split(maxsplit=3)[3] == words


def test_several_changes_stand_in_one_line(office: Office) -> None:
    """The newest first, with number and date; the first one kept says so."""
    office.show()
    office.show(lambda content: (new_section(content), content["clinic"].update(phone="(214) 555-0142")))
    newest, first = office.told()
    assert newest.split()[0] == "2"
    assert newest.split()[1:3] == ["2026-11-23", "10:15"]
    assert newest.endswith("new section “Brand new”; phone number (214) 702-5855 is now (214) 555-0142")
    assert first.endswith("the first that was kept")


def test_the_oldest_that_is_left_is_not_called_the_first(office: Office) -> None:
    """Former versions went to make room; what changed with the oldest that is left cannot be told."""
    for number in range(FORMER + 2):
        office.show(lambda content, number=number: content["home"]["intro"].update(en=f"Choose {number}."))  # type: ignore[misc]
    assert office.told()[-1].endswith("the oldest that is still kept")


def test_hiding_taken_back_and_blanks_are_told_too(office: Office) -> None:
    """Nothing is passed over, and nothing is made up."""
    office.show(lambda content: content["sections"][3].update(hidden=True))
    office.show(lambda content: content["sections"][3].update(hidden=False))
    office.file.write_bytes(office.file.read_bytes() + b"\n\n")
    office.archive.keep(edition_at(office.file), datetime(2026, 11, 23, tzinfo=UTC))
    blanks, unhidden, _ = office.told()
    assert blanks.endswith("no words changed")
    assert unhidden.endswith("section “Title” shown again")


def test_a_replaced_picture_is_told(office: Office) -> None:
    """By its name."""
    office.content["attract"]["picture"]["file"] = "door.png"
    for data in (PHOTO, OTHER_PHOTO):
        office.file.with_name("door.png").write_bytes(data)
        office.show()
    assert office.told()[0].endswith("picture door.png replaced")


def test_an_empty_history_says_why(office: Office) -> None:
    """With the name of the file that was asked for."""
    (line,) = office.told()
    assert str(office.file) in line


def test_a_damaged_version_and_one_that_is_refused_are_told(office: Office) -> None:
    """They stand in the list, and the others are compared with the last that can be used."""
    for number in range(3):
        office.show(lambda content, number=number: content["home"]["intro"].update(en=f"Choose {number}."))  # type: ignore[misc]
    (office.archive.versions()[1].folder / "files" / "content.json").write_bytes(b"")
    newest, damaged, _ = office.told()
    assert newest.endswith("“Choose 0.” is now “Choose 2.”")
    assert "damaged" in damaged


def test_the_same_contents_have_no_changes_but_one_phrase(office: Office) -> None:
    """There is always something to say."""
    assert len(changes(edition_at(office.file), edition_at(office.file))) == 1


# --- restore ----------------------------------------------------------------------------------------------------------


def test_a_version_comes_back_and_what_was_there_is_kept_beside(office: Office) -> None:
    """Byte for byte, both."""
    first = office.show()
    second = office.show(new_section)
    assert office.restore(1) == 0
    assert office.file.read_bytes() == first
    assert office.file.with_name("content.json.bak").read_bytes() == second


def test_a_broken_file_is_mended_by_it_and_not_lost(office: Office) -> None:
    """Each different file that was there gets a name of its own."""
    good = office.show()
    for broken in (b"{", b"[", b"{"):
        office.file.write_bytes(broken)
        assert office.restore(1) == 0
        assert office.file.read_bytes() == good
    assert office.file.with_name("content.json.bak").read_bytes() == b"{"
    assert office.file.with_name("content.json.bak2").read_bytes() == b"["
    assert not office.file.with_name("content.json.bak3").exists()


def test_a_missing_file_comes_back(office: Office) -> None:
    """Nothing was there, so nothing is kept beside."""
    good = office.show()
    office.file.unlink()
    assert office.restore(1) == 0
    assert [found.name for found in office.file.parent.iterdir()] == ["content.json"]
    assert office.file.read_bytes() == good


def test_its_pictures_come_with_it(office: Office) -> None:
    """One that was replaced is kept beside too, one that is the same is not written."""
    photos = office.file.with_name("photos")
    photos.mkdir()
    office.content["attract"]["picture"]["file"] = "photos/door.png"
    (photos / "door.png").write_bytes(PHOTO)
    office.show()
    (photos / "door.png").write_bytes(OTHER_PHOTO)
    office.show(new_section)
    assert office.restore(1) == 0
    assert (photos / "door.png").read_bytes() == PHOTO
    assert (photos / "door.png.bak").read_bytes() == OTHER_PHOTO
    for found in photos.iterdir():
        found.unlink()
    photos.rmdir()
    assert office.restore(2) == 0
    assert (photos / "door.png").read_bytes() == OTHER_PHOTO
    assert edition_at(office.file).pictures == {"photos/door.png": OTHER_PHOTO}


def test_nothing_is_written_outside_the_folder(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a link now leads out of it, nothing is restored."""
    office.content["attract"]["picture"]["file"] = "photos/door.png"
    photos = office.file.with_name("photos")
    photos.mkdir()
    (photos / "door.png").write_bytes(PHOTO)
    office.show()
    (photos / "door.png").unlink()
    photos.rmdir()
    (tmp_path / "elsewhere").mkdir()
    photos.symlink_to(tmp_path / "elsewhere")
    office.file.write_bytes(b"{")
    assert office.restore(1) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert office.file.read_bytes() == b"{"
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("number", ["0", "2", "99999999999"])
def test_a_number_that_is_not_kept(office: Office, number: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, one line, nothing changed."""
    before = office.show()
    assert app.run(["main.py", "restore", number, "--content", str(office.file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("main.py: ")
    assert said.err.count("\n") == 1
    assert office.file.read_bytes() == before


def test_a_damaged_version_is_not_restored(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1, one line, nothing changed."""
    office.show()
    (office.archive.versions()[0].folder / "files" / "content.json").write_bytes(b"{}")
    office.file.write_bytes(b"{")
    assert office.restore(1) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert office.file.read_bytes() == b"{"


def test_the_commands_take_a_file_and_default_to_the_shipped_one(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--content` as for the kiosk."""
    office.show()
    assert app.run(["main.py", "history", "--content", str(office.file)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert app.run(["main.py", "history"]) == 0
    assert str(paths.CONTENT) in capsys.readouterr().out


@pytest.mark.parametrize("line", ["restore", "restore x", "restore -1", "restore 1 2", "history 1", "restore ²"])
def test_a_wrong_use_is_told_in_one_line(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2."""
    with pytest.raises(SystemExit) as end:
        app.run(["main.py", *line.split()])
    assert end.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
