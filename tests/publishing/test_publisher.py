"""From the saved file to the screen: refused files change nothing, what was good is kept and used at a bad start."""

import gc
import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from kiosk import composition, paths
from kiosk.navigation import Place, Screen, Visit
from kiosk.publishing import archiver, publisher
from kiosk.publishing import pending_update as pending
from kiosk.publishing.archive import Archive
from kiosk.publishing.poller import Poller
from kiosk.publishing.watcher import Watcher
from kiosk.views.attract import AttractView
from kiosk.views.context import ViewContext
from kiosk.views.home import HomeView
from kiosk.window.window import KioskWindow
from tests.conftest import MakeKiosk, end
from tests.publishing.test_watcher import hurried
from tests.support.picture_files import photograph
from tests.support.samples import minimal_content, saved
from tests.support.saving import by_another_file, in_place
from tests.support.settle import settle

SECONDS = 30_000


def hurried_store(poller: Poller) -> Watcher:
    """A store that needs no second."""
    return Watcher(Poller(poller.file, clock=hurried), poll_s=0.050)


class Clinic:
    """A content file and the kiosk that shows it."""

    def __init__(self, make_kiosk: MakeKiosk, file: Path, qtbot: QtBot) -> None:
        self.file = file
        self.content = minimal_content()
        self._make_kiosk = make_kiosk
        self._qtbot = qtbot
        self.kiosk: composition.Kiosk | None = None

    def start(self, how: Sequence[str] = ("--window", "800x600")) -> None:
        """The kiosk starts."""
        self.kiosk = self._make_kiosk(*how, "--content", str(self.file))

    def end(self) -> None:
        """The kiosk ends."""
        assert self.kiosk is not None
        end(self.kiosk)
        self.kiosk = None

    @property
    def window(self) -> KioskWindow:
        """Its window."""
        assert self.kiosk is not None
        return self.kiosk.window

    @property
    def title(self) -> str:
        """The clinic's name as it is shown."""
        return self.window.windowTitle()

    def save(self, name: str, change: Callable[[Any], object] | None = None) -> None:
        """Staff give the clinic another name, and perhaps change something else."""
        self.content["clinic"]["name"] = name
        if change is not None:
            change(self.content)
        saved(self.file.parent, self.content)

    def wait(self, true: Callable[[], object]) -> None:
        """Until it is so."""
        self._qtbot.waitUntil(lambda: bool(true()), timeout=SECONDS)

    def problems(self) -> int:
        """How many problems staff are told of."""
        assert self.kiosk is not None
        return len(self.kiosk.staff.report().problems)

    def kept(self) -> list[str]:
        """The names of the clinic in what is kept, the newest first."""
        versions = Archive(paths.kept(self.file)).versions()
        return [version.edition().content.clinic.name.in_language("en") for version in versions]


@pytest.fixture
def clinic(make_kiosk: MakeKiosk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> Clinic:
    """A saved content, and no kiosk yet; one that starts keeps what it shows at once."""
    monkeypatch.setattr(publisher, "Watcher", hurried_store)
    monkeypatch.setattr(archiver.Archiver.__init__, "__defaults__", (0,))
    clinic = Clinic(make_kiosk, tmp_path / "content.json", qtbot)
    clinic.save("First")
    return clinic


# --- changes ----------------------------------------------------------------------------------------------------------


def test_a_change_is_shown(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    """On the waiting screen at once, with one line in the log."""
    caplog.set_level(logging.INFO)
    clinic.start()
    clinic.save("Second")
    clinic.wait(lambda: clinic.title == "Second")
    assert caplog.text.count("content loaded: ") == 2


def test_a_refused_file_changes_nothing_and_is_told(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    """Not the title, not the page; staff see the dot, and no longer when it is mended."""
    clinic.start()
    shown = clinic.window.context()
    assert shown is not None
    in_place(clinic.file, b'{"clinic": {"name": "Wrong"}}')
    clinic.wait(clinic.problems)
    assert clinic.title == "First"
    present = clinic.window.context()
    assert present is not None
    assert present.content is shown.content
    assert "content refused: " in caplog.text
    clinic.save("First")
    clinic.wait(lambda: not clinic.problems())
    assert clinic.title == "First"


def test_a_reader_keeps_the_page_and_then_the_place(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change waits while the page is read; after that the reader stands at the same words."""
    blocks = [{"text": f"Block {number}."} for number in range(3)]
    clinic.save("First", lambda content: content["sections"][0].update(blocks=blocks))
    clinic.start()
    window = clinic.window
    window.go(window.visit.home().open("the-article", Place(1)))
    clinic.save("Second", lambda content: content["sections"][0]["blocks"].insert(0, {"text": "New."}))
    assert clinic.kiosk is not None
    waits = clinic.kiosk.publisher.pending
    clinic.wait(lambda: waits.waiting)
    assert clinic.title == "First"
    monkeypatch.setattr(pending, "PATIENCE_S", 0.0)
    clinic.wait(lambda: clinic.title == "Second")
    assert (window.visit.route.section, window.visit.route.place) == ("the-article", Place(2))


def test_a_change_comes_when_the_page_is_left(clinic: Clinic) -> None:
    """The next page is already of the new content."""
    clinic.start()
    window = clinic.window
    window.go(window.visit.home())
    clinic.save("Second")
    assert clinic.kiosk is not None
    clinic.wait(lambda: clinic.kiosk and clinic.kiosk.publisher.pending.waiting)
    assert clinic.title == "First"
    window.go(window.visit.open("the-risks"))
    clinic.wait(lambda: clinic.title == "Second")
    assert window.visit.route.section == "the-risks"


def test_a_refused_save_after_one_that_waits_is_still_told(clinic: Clinic) -> None:
    """The good one is shown in its time, and staff know that the file is no longer that."""
    clinic.start()
    window = clinic.window
    window.go(window.visit.home())
    clinic.save("Second")
    clinic.wait(lambda: clinic.kiosk and clinic.kiosk.publisher.pending.waiting)
    in_place(clinic.file, b"{")
    clinic.wait(clinic.problems)
    window.reset()
    clinic.wait(lambda: clinic.title == "Second")
    assert clinic.problems()


def test_a_change_taken_back_while_it_waits_does_not_come(clinic: Clinic) -> None:
    """What was saved last is what is on the screen."""
    clinic.start()
    window = clinic.window
    window.go(window.visit.home())
    clinic.save("Second")
    assert clinic.kiosk is not None
    waits = clinic.kiosk.publisher.pending
    clinic.wait(lambda: waits.waiting)
    clinic.save("First")
    clinic.wait(lambda: not waits.waiting)
    window.reset()
    settle()
    assert clinic.title == "First"


def test_a_new_picture_comes_with_its_content(clinic: Clinic) -> None:
    """The bytes that are drawn are those that were checked."""
    door = clinic.file.with_name("door.png")
    in_place(door, photograph("PNG"))
    clinic.save("First", lambda content: content["attract"]["picture"].update(file="door.png"))
    clinic.start()
    assert clinic.kiosk is not None
    artwork = clinic.kiosk._artwork
    by_another_file(door, photograph("PNG", 80))
    clinic.wait(lambda: artwork.shape("door.png").width() == 80)
    in_place(door, b"no picture")
    clinic.wait(clinic.problems)
    assert artwork.shape("door.png").width() == 80


# --- keeping ----------------------------------------------------------------------------------------------------------


def test_what_was_shown_is_kept(clinic: Clinic) -> None:
    """And what was refused is not."""
    clinic.start()
    clinic.wait(lambda: clinic.kept() == ["First"])
    in_place(clinic.file, b"{")
    clinic.wait(clinic.problems)
    clinic.save("Second")
    clinic.wait(lambda: clinic.kept() == ["Second", "First"])


@pytest.mark.parametrize("data", [None, b"", b"{"])
def test_a_start_with_a_broken_file_shows_what_was_kept(
    clinic: Clinic, data: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    """With its picture, though that is gone too; the problems are told, and a mended file comes by itself."""
    door = clinic.file.with_name("door.png")
    in_place(door, photograph("PNG"))
    clinic.save("Kept", lambda content: content["attract"]["picture"].update(file="door.png"))
    clinic.start()
    clinic.wait(clinic.kept)
    clinic.end()
    door.unlink()
    clinic.file.unlink()
    if data is not None:
        in_place(clinic.file, data)
    caplog.clear()
    clinic.start()
    assert clinic.title == "Kept"
    assert clinic.problems()
    assert "content refused: 1 problems" in caplog.text
    assert clinic.kiosk is not None
    assert clinic.kiosk._artwork.shape("door.png").width() == 60
    in_place(door, photograph("PNG"))
    clinic.save("Mended")
    clinic.wait(lambda: clinic.title == "Mended")
    assert not clinic.problems()


def test_a_start_with_nothing_at_all_shows_the_calm_screen(clinic: Clinic) -> None:
    """Until there is content."""
    clinic.file.unlink()
    clinic.start()
    assert clinic.window.context() is None
    clinic.save("First")
    clinic.wait(lambda: clinic.title == "First")
    assert clinic.window.visit == Visit("en")


def test_a_disk_that_keeps_nothing_is_told_once_and_the_kiosk_goes_on(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A full disk, one that may only be read, a folder that is none: the log says it."""
    tried: list[str] = []

    def full(_archive: Archive, edition: Any, _now: object) -> bool:
        tried.append(edition.content.clinic.name.in_language("en"))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "keep", full)
    clinic.start()
    for name in ("First", "Second", "Third"):
        clinic.save(name)
        clinic.wait(partial(tried.__contains__, name))
    assert caplog.text.count("cannot be kept") == 1


def test_a_demo_keeps_nothing(clinic: Clinic) -> None:
    """What is shown to buyers is no clinic's history."""
    clinic.start(["--demo"])
    clinic.end()
    assert not clinic.kept()


def test_after_the_first_picture_what_there_is_is_set_aside(clinic: Clinic) -> None:
    """The content that is shown, for one, is in no later collection of garbage."""
    clinic.start()
    clinic.wait(gc.get_freeze_count)
    assert not any(thing is clinic.window for thing in gc.get_objects())


# --- faults of the program --------------------------------------------------------------------------------------------


class Finding(Exception):
    """A fault of a view."""


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the waiting screen fail for contents whose clinic has that name."""

    def fail_for(name: str) -> None:
        real = AttractView.__init__

        def failing(view: AttractView, context: ViewContext, *arguments: Any) -> None:
            if context.content.clinic.name.in_language("en") == name:
                raise Finding
            real(view, context, *arguments)

        monkeypatch.setattr(AttractView, "__init__", failing)

    return fail_for


def test_content_that_the_program_cannot_show_gives_way_to_the_former(
    clinic: Clinic, faulty: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    """Patients see what they saw; staff and the log are told; it is not kept; the next save is shown."""
    faulty("Faulty")
    clinic.start()
    clinic.wait(lambda: clinic.kept() == ["First"])
    clinic.save("Faulty")
    clinic.wait(clinic.problems)
    assert clinic.title == "First"
    assert clinic.window.visit.route.screen is Screen.ATTRACT
    assert "Finding" in caplog.text
    clinic.save("Third")
    clinic.wait(lambda: clinic.kept() == ["Third", "First"])
    assert clinic.title == "Third"


def test_at_a_start_it_gives_way_to_what_was_kept(clinic: Clinic, faulty: Callable[[str], None]) -> None:
    """The kiosk was updated, or the content changed while it was off."""
    clinic.start()
    clinic.wait(clinic.kept)
    clinic.end()
    faulty("Faulty")
    clinic.save("Faulty")
    clinic.start()
    assert clinic.title == "First"
    assert clinic.problems()


def test_with_nothing_before_it_the_calm_screen_is_there(clinic: Clinic, faulty: Callable[[str], None]) -> None:
    """And the kiosk runs."""
    faulty("First")
    clinic.start()
    assert clinic.window.context() is None
    clinic.save("Second")
    clinic.wait(lambda: clinic.title == "Second")


def test_the_first_content_is_not_kept_after_a_fault_either(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is there to take its place, so it stays on the screen; but it has not proved itself."""
    monkeypatch.setattr(archiver.Archiver.__init__, "__defaults__", (archiver.PROBATION_MS,))
    clinic.start()
    assert clinic.kiosk is not None
    clinic.kiosk._faults.recover_requested.emit()
    watching = clinic.kiosk.publisher._archiver
    assert watching is not None
    assert watching.on_probation is None
    assert clinic.title == "First"


def test_the_former_content_is_held_no_longer_than_it_may_come_back(clinic: Clinic) -> None:
    """Its pictures may be large, and what has proved itself is not doubted any more."""
    clinic.start()
    clinic.wait(clinic.kept)
    assert clinic.kiosk is not None
    assert clinic.kiosk.publisher.edition is not None
    former = ref(clinic.kiosk.publisher.edition)
    clinic.save("Second")
    clinic.wait(lambda: clinic.kept() == ["Second", "First"])
    assert former() is None


def test_a_kept_content_that_cannot_be_shown_gives_way_to_the_one_before(
    clinic: Clinic, faulty: Callable[[str], None]
) -> None:
    """All that was kept is tried, the newest first."""
    clinic.start()
    clinic.wait(lambda: clinic.kept() == ["First"])
    clinic.save("Second")
    clinic.wait(lambda: clinic.kept() == ["Second", "First"])
    clinic.end()
    faulty("Second")
    in_place(clinic.file, b"{")
    clinic.start()
    assert clinic.title == "First"


@pytest.fixture
def lost_way_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the front page fail twice: at the touch, and when the kiosk goes home after that fault."""
    real, faults = HomeView.__init__, iter(range(2))

    def failing(view: HomeView, context: ViewContext) -> None:
        if next(faults, None) is not None:
            raise Finding
        real(view, context)

    monkeypatch.setattr(HomeView, "__init__", failing)


def fail_twice(clinic: Clinic) -> None:
    """A touch, its fault, and the fault of the way home."""
    with pytest.raises(Finding):
        clinic.window.go(clinic.window.visit.home())
    assert clinic.kiosk is not None
    clinic.kiosk._faults.recover_requested.emit()


@pytest.mark.usefixtures("lost_way_home")
def test_after_a_second_fault_the_content_comes_back(clinic: Clinic, caplog: pytest.LogCaptureFixture) -> None:
    """The calm screen is no dead end: the next patient finds the waiting screen, and staff are told of nothing."""
    clinic.start()
    clinic.wait(clinic.kept)
    fail_twice(clinic)
    assert clinic.title == "First"
    assert clinic.window.untouched
    assert not clinic.problems()
    assert "fault on the way home" in caplog.text
    clinic.window.go(clinic.window.visit.home())
    assert clinic.window.visit.route.screen is Screen.HOME


@pytest.mark.usefixtures("lost_way_home")
def test_content_that_nobody_kept_comes_back_too(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk what was on the screen is all there is."""
    monkeypatch.setattr(Archive, "good", lambda _: iter(()))
    clinic.start()
    fail_twice(clinic)
    assert clinic.window.untouched


@pytest.mark.usefixtures("lost_way_home")
def test_staff_are_told_when_an_older_content_comes_back(clinic: Clinic, faulty: Callable[[str], None]) -> None:
    """What is on the screen is then not what is saved."""
    clinic.start()
    clinic.wait(lambda: clinic.kept() == ["First"])
    clinic.save("Second")
    clinic.wait(lambda: clinic.kept() == ["Second", "First"])
    faulty("Second")
    fail_twice(clinic)
    assert clinic.title == "First"
    assert clinic.problems()


def test_a_fault_soon_after_a_change_brings_the_former_back(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """Perhaps the new content is the reason; what has proved itself is not doubted."""
    clinic.start()
    clinic.wait(clinic.kept)
    assert clinic.kiosk is not None
    clinic.kiosk._faults.recover_requested.emit()
    assert clinic.title == "First"
    monkeypatch.setattr(archiver.Archiver, "_proved", lambda _: None)
    clinic.window.reset()
    clinic.save("Second")
    clinic.wait(lambda: clinic.title == "Second")
    clinic.kiosk._faults.recover_requested.emit()
    assert clinic.title == "First"
    assert clinic.problems()
    watching = clinic.kiosk.publisher._archiver
    assert watching is not None
    assert watching.on_probation is None
