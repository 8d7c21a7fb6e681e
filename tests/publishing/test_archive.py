"""The archive of contents that were shown: kept whole or not at all, the newest whole one counts, ten former stay."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.content.edition import Edition, edition_at
from kiosk.content.reading import ContentRefused
from kiosk.publishing.archive import FORMER, Archive, Version
from kiosk.system.files import atomic_files
from kiosk.system.files.atomic_files import locked, replace_whole, write_synced
from tests.support.picture_files import drawing, photograph
from tests.support.samples import minimal_content, saved, with_value

NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
# How often the process that keeps is killed; thousands take minutes.
KILLS = int(os.environ.get("KIOSK_KILLS", "300"))


@pytest.fixture
def kept(tmp_path: Path) -> Archive:
    """An archive with nothing in it yet."""
    return Archive(tmp_path / "data" / "kept" / "content-1")


def edition(desk: Path, name: str, picture: str = "", data: bytes = b"") -> Edition:
    """A small content of that clinic, perhaps with a picture of the staff's own, read from that folder."""
    desk.mkdir(parents=True, exist_ok=True)
    content = with_value(minimal_content(), ("clinic", "name"), name)
    if picture:
        content = with_value(content, ("attract", "picture", "file"), picture)
        (desk / picture).parent.mkdir(parents=True, exist_ok=True)
        (desk / picture).write_bytes(data)
    return edition_at(saved(desk, content))


def name_of(found: tuple[Version, Edition] | None) -> str:
    """The clinic's name in the last good content."""
    assert found is not None
    return found[1].content.clinic.name.in_language("en")


# --- keeping ----------------------------------------------------------------------------------------------------------


def test_nothing_is_good_at_first(kept: Archive) -> None:
    """No folder, no content, no fault."""
    assert kept.versions() == ()
    assert next(kept.good(), None) is None


@pytest.mark.parametrize("picture", ["door.png", "photos/the door.png", "./door.png", "Tür.png"])
def test_what_was_kept_comes_back_with_its_pictures(kept: Archive, tmp_path: Path, picture: str) -> None:
    """Byte for byte, with the files it was read from long gone."""
    original = edition(tmp_path / "desk", "Pegasus", picture, photograph("PNG"))
    assert kept.keep(original, NOW)
    shutil.rmtree(tmp_path / "desk")
    found = next(kept.good(), None)
    assert found is not None
    assert found[1].same_as(original)
    assert found[1].content == original.content
    assert (found[0].number, found[0].kept) == (1, NOW)


def test_the_same_content_is_kept_once(kept: Archive, tmp_path: Path) -> None:
    """A kiosk that starts each morning adds nothing."""
    for _ in range(3):
        kept.keep(edition(tmp_path, "Pegasus"), NOW)
    assert len(kept.versions()) == 1


def test_another_picture_makes_another_version(kept: Archive, tmp_path: Path) -> None:
    """The same words with another photograph are another content."""
    for shade in (0, 90):
        assert kept.keep(edition(tmp_path / "desk", "A", "door.png", photograph("PNG", shade=shade)), NOW)
    assert [version.number for version in kept.versions()] == [2, 1]


def test_ten_former_versions_stay(kept: Archive, tmp_path: Path) -> None:
    """The newest first; numbers are never given again."""
    for number in range(1, 16):
        kept.keep(edition(tmp_path / "desk", f"Clinic {number}"), NOW)
    assert [version.number for version in kept.versions()] == list(range(15, 15 - FORMER - 1, -1))
    assert name_of(next(kept.good(), None)) == "Clinic 15"


def test_a_clock_set_back_does_not_matter(kept: Archive, tmp_path: Path) -> None:
    """What was kept last is the newest, whatever its date says."""
    for year in (2030, 2026, 1999):
        kept.keep(edition(tmp_path / "desk", f"Clinic {year}"), NOW.replace(year=year))
    assert name_of(next(kept.good(), None)) == "Clinic 1999"
    assert [version.kept.year for version in kept.versions()] == [1999, 2026, 2030]


def test_only_the_owner_may_look(kept: Archive, tmp_path: Path) -> None:
    """The archive is a folder of this user."""
    kept.keep(edition(tmp_path / "desk", "A"), NOW)
    assert stat.S_IMODE(kept._folder.stat().st_mode) == 0o700


def test_each_content_file_has_its_own(own_settings: Path) -> None:
    """By its whole path; the same file is the same wherever one stands."""
    assert paths.kept(Path("/a/content.json")) != paths.kept(Path("/b/content.json"))
    assert paths.kept(Path("content.json")) == paths.kept(Path.cwd() / "x" / ".." / "content.json")
    assert paths.kept(Path("content.json")).is_relative_to(own_settings)


# --- damage -----------------------------------------------------------------------------------------------------------


def damaged_files(kept: Archive) -> list[Path]:
    """Every file of the newest version."""
    return [file for file in kept.versions()[0].folder.rglob("*") if file.is_file()]


@pytest.mark.parametrize("index", range(3))
@pytest.mark.parametrize("how", ["gone", "empty", "zeros", "half", "one bit", "folder", "longer"])
def test_a_damaged_version_gives_way_to_the_one_before(kept: Archive, tmp_path: Path, how: str, index: int) -> None:
    """Whatever the disk did to any of its files, the content before is shown, whole."""
    for name in ("Former", "Newest"):
        kept.keep(edition(tmp_path / "desk", name, "door.svg", drawing()), NOW)
    file = sorted(damaged_files(kept))[index]
    data = file.read_bytes()
    file.unlink()
    match how:
        case "folder":
            file.mkdir()
        case "empty":
            file.touch()
        case "zeros":
            file.write_bytes(bytes(len(data)))
        case "half":
            file.write_bytes(data[: len(data) // 2])
        case "longer":
            file.write_bytes(data + b"x")
        case "one bit":
            middle = data.index(b"Newest") if b"Newest" in data else len(data) // 2
            file.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    assert name_of(next(kept.good(), None)) == "Former"
    assert kept.keep(edition(tmp_path / "desk", "Newest", "door.svg", drawing()), NOW)
    assert name_of(next(kept.good(), None)) == "Newest"


def test_a_version_this_program_refuses_gives_way(kept: Archive, tmp_path: Path) -> None:
    """A newer program may ask for more than the one that kept it: it is checked again, like any content."""
    kept.keep(edition(tmp_path / "desk", "Former"), NOW)
    newest = edition(tmp_path / "desk", "Newest")
    kept.keep(Edition(newest.content, newest.data.replace(b'"phone"', b'"telephone"'), newest.own), NOW)
    assert name_of(next(kept.good(), None)) == "Former"
    with pytest.raises(ContentRefused):
        kept.versions()[0].edition()


def test_a_manifest_that_leads_out_of_its_folder_is_none(kept: Archive, tmp_path: Path) -> None:
    """Nobody makes the kiosk read or write elsewhere by way of the archive."""
    kept.keep(edition(tmp_path / "desk", "A"), NOW)
    manifest = kept.versions()[0].folder / "manifest.json"
    for name in ("../x", "/etc/hostname", "a/../../b", "C:\\x", "..\\x"):
        manifest.write_text(f'{{"kept": "2026-11-23T00:00:00Z", "files": {{"content.json": "{"0" * 64}",'
                            f' "{name}": "{"0" * 64}"}}}}'.replace("\\", "\\\\"))  # fmt: skip
        assert kept.versions() == ()


def test_other_things_in_the_folder_are_left_alone(kept: Archive, tmp_path: Path) -> None:
    """Files of unknown names are no versions."""
    kept.keep(edition(tmp_path / "desk", "A"), NOW)
    for name in ("readme.txt", "12", "x-1", "000007-x"):
        (kept._folder / name).touch()
    kept.keep(edition(tmp_path / "desk", "B"), NOW)
    assert name_of(next(kept.good(), None)) == "B"
    assert (kept._folder / "readme.txt").exists()


# --- disks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_a_full_disk_leaves_the_former(
    kept: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The fault is told, nothing is left behind, and when there is room it works again."""
    kept.keep(edition(tmp_path / "desk", "Former"), NOW)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*{"fsync": (os, "fsync"), "rename": (Path, "rename")}[call], full)
        with pytest.raises(OSError, match="No space"):
            kept.keep(edition(tmp_path / "desk", "Newest"), NOW)
    assert name_of(next(kept.good(), None)) == "Former"
    assert not (kept._folder / ".new").exists()
    assert kept.keep(edition(tmp_path / "desk", "Newest"), NOW)
    assert name_of(next(kept.good(), None)) == "Newest"


def test_on_a_full_disk_former_versions_make_room(
    kept: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest good content is what a start depends on; the oldest go first, and no more than need be."""
    for name in "ABCD":
        kept.keep(edition(tmp_path / "desk", name), NOW)

    def small_disk(file: Path, data: bytes) -> None:
        if len(kept.versions()) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_synced(file, data)

    monkeypatch.setattr("kiosk.publishing.archive.write_synced", small_disk)
    assert kept.keep(edition(tmp_path / "desk", "E"), NOW)
    assert [version.number for version in kept.versions()] == [5, 4, 3]
    assert name_of(next(kept.good(), None)) == "E"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file lies where the folder should be."""
    (tmp_path / "data").touch()
    with pytest.raises(OSError, match="data"):
        Archive(tmp_path / "data" / "kept").keep(edition(tmp_path / "desk", "A"), NOW)


def test_two_processes_do_not_keep_at_once(kept: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second gives up after a while, and its content is not lost: the next time it is kept."""
    monkeypatch.setattr(atomic_files, "_LOCK_PAUSE_S", 0.0)
    kept._folder.mkdir(parents=True)
    with locked(kept._folder), pytest.raises(OSError):  # noqa: PT011 - which error depends on the system
        kept.keep(edition(tmp_path / "desk", "A"), NOW)
    assert kept.keep(edition(tmp_path / "desk", "A"), NOW)


def test_killed_at_any_moment_it_leaves_the_former_or_the_new(tmp_path: Path) -> None:
    """Kill -9 at random moments and lines: what is found next is whole, and one of the two."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.killed_archiver", str(tmp_path), str(KILLS), "1"],
        cwd=paths.PROGRAM, capture_output=True, text=True, timeout=60 + KILLS, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    new, former = map(int, done.stdout.split())
    assert new + former == KILLS
    assert min(new, former) > KILLS // 20, "nearly all were killed too early or too late"


# --- single files -----------------------------------------------------------------------------------------------------


def test_a_replaced_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    """Staff may write what staff could write, and a link stays one."""
    file, link = tmp_path / "there" / "content.json", tmp_path / "content.json"
    file.parent.mkdir()
    file.write_bytes(b"former")
    file.chmod(0o664)
    link.symlink_to(file)
    replace_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o664
    assert [found.name for found in file.parent.iterdir()] == ["content.json"]


def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault is told, and no half file lies about."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "content.json"
    file.write_bytes(b"former")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_whole(file, b"new")
    assert file.read_bytes() == b"former"
    assert [found.name for found in tmp_path.iterdir()] == ["content.json"]
