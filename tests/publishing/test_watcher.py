"""The watcher polls the content file on a thread of its own, and tells in the window's thread what it found."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.content.check.problems import Problem
from kiosk.content.edition import Edition, edition_of
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.pictures.sandbox import SANDBOX
from kiosk.content.reading import ContentRefused
from kiosk.publishing import poller
from kiosk.publishing.poller import Poller, State, state_at
from kiosk.publishing.watcher import Watcher
from tests.support.picture_files import photograph
from tests.support.samples import as_text, minimal_content, with_value
from tests.support.saving import SAVES, Save, by_another_file, in_place, with_its_old_date
from tests.support.settle import settle

GOOD = paths.CONTENT.read_bytes()
OTHER = GOOD.replace(b'"Pegasus Pain Management", "phone"', b'"Pegasus", "phone"')
BAD = GOOD.replace(b'"sections"', b'"sektions"', 1)
SECONDS = 30_000


def hurried() -> float:
    """A clock that lets files come to rest sooner."""
    return 10 * time.monotonic()


MakeWatcher = Callable[..., Watcher]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A good content file."""
    file = tmp_path / "content.json"
    file.write_bytes(GOOD)
    return file


@pytest.fixture
def new_watcher(qapp: QApplication) -> Iterator[MakeWatcher]:
    """Makes stores, and ends their watching after the test."""
    assert qapp
    made: list[Watcher] = []

    def make(file: Path, polled: Poller | None = None, poll_s: float = 0.02, **options: Any) -> Watcher:
        made.append(Watcher(polled or Poller(file, clock=hurried), poll_s, **options))
        return made[-1]

    yield make
    for watcher in made:
        watcher.close(10)


def after(qtbot: QtBot, watcher: Watcher, action: Callable[[], object]) -> Edition | tuple[Problem, ...]:
    """What the watcher says first after that."""
    told: list[Edition | tuple[Problem, ...]] = []
    watcher.changed.connect(told.append)
    watcher.rejected.connect(told.append)
    action()
    qtbot.waitUntil(lambda: bool(told), timeout=SECONDS)
    watcher.changed.disconnect(told.append)
    watcher.rejected.disconnect(told.append)
    return told[0]


# --- loading ----------------------------------------------------------------------------------------------------------


def test_it_loads_at_once(new_watcher: MakeWatcher, file: Path) -> None:
    """The content as it lies there, with its bytes."""
    edition = new_watcher(file).load()
    assert edition.data == GOOD
    assert edition.content.clinic.name.in_language("en") == "Pegasus Pain Management"


@pytest.mark.parametrize("data", [b"", BAD, GOOD[:1000]])
def test_a_start_with_bad_content_is_mended_later(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot, data: bytes
) -> None:
    """The watcher refuses at first, watches all the same, and tells when there is content."""
    file.write_bytes(data)
    watcher = new_watcher(file)
    with pytest.raises(ContentRefused) as refusal:
        watcher.load()
    assert refusal.value.problems
    told = after(qtbot, watcher, lambda: by_another_file(file, GOOD))
    assert isinstance(told, Edition)


def test_what_was_loaded_is_not_told_again(new_watcher: MakeWatcher, file: Path, qtbot: QtBot) -> None:
    """The first thing that is told is what came next."""
    watcher = new_watcher(file)
    watcher.load()
    told = after(qtbot, watcher, lambda: in_place(file, OTHER))
    assert isinstance(told, Edition)
    assert told.data == OTHER


def test_the_first_content_is_held_no_longer_than_it_is_the_last(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot
) -> None:
    """Its pictures may be large."""
    watcher = new_watcher(file)
    first = ref(watcher.load())
    after(qtbot, watcher, lambda: in_place(file, OTHER))
    assert first() is None


def test_many_new_pictures_are_no_silence(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each answer about a picture shows that the file is being read; without any, staff are told."""
    watcher = new_watcher(file, silent_pulses=1)
    watcher.load()
    watcher._polling.end(SECONDS)  # which has come to the pictures, and is long there
    watcher.check_pulse()
    monkeypatch.setattr(SANDBOX, "answers", SANDBOX.answers + 1)
    with qtbot.assertNotEmitted(watcher.rejected):
        watcher.check_pulse()
    with qtbot.waitSignal(watcher.rejected):
        watcher.check_pulse()


# --- watching ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_each_of_three_saves_in_a_row_is_found(new_watcher: MakeWatcher, file: Path, qtbot: QtBot, save: Save) -> None:
    """However a file is saved, by polling alone, as on a network share that sends no events."""
    if save is SAVES["by_a_link"]:
        save(file, GOOD)  # the first link takes the place of a file, those after it of a link
    watcher = new_watcher(file)
    watcher.load()
    for data in (OTHER, OTHER + b" ", GOOD):
        told = after(qtbot, watcher, partial(save, file, data))
        assert isinstance(told, Edition)
        assert told.data == data


def date_and_size(file: Path) -> State | None:
    """What memory sticks and some shares tell of a file: nothing changes when its date is set back."""
    state = state_at(file)
    return None if state is None else (state[0], state[2])


def test_a_poll_that_is_asked_for_sees_at_once_what_others_miss(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The staff panel's button: other bytes of the same date and size, which no other poll would compare."""
    monkeypatch.setattr(poller, "THOROUGH_S", 1e9)
    watcher = new_watcher(file, Poller(file, clock=hurried, state_of=date_and_size))
    watcher.load()
    with_its_old_date(file, GOOD.replace(b'"Pegasus Pain', b'"Another Pain'))
    told = after(qtbot, watcher, watcher.poll_now)
    assert isinstance(told, Edition)
    assert told.content.clinic.name.in_language("en") == "Another Pain Management"


def test_the_pictures_come_with_the_content(new_watcher: MakeWatcher, file: Path, qtbot: QtBot) -> None:
    """A picture that is replaced makes the watcher tell the content again."""
    in_place(file, as_text(with_value(minimal_content(), ("attract", "picture", "file"), "door.png")).encode())
    door = file.with_name("door.png")
    in_place(door, photograph("PNG"))
    watcher = new_watcher(file)
    assert watcher.load().pictures == {"door.png": photograph("PNG")}
    told = after(qtbot, watcher, lambda: in_place(door, photograph("PNG", shade=90)))
    assert isinstance(told, Edition)
    assert told.pictures == {"door.png": photograph("PNG", shade=90)}


def test_signals_come_in_the_windows_thread_and_reading_does_not(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot
) -> None:
    """The window never waits for a disk."""
    readers: set[str] = set()
    hearers: set[QThread] = set()

    def reader(data: bytes, pictures: PictureStore) -> Edition:
        readers.add(threading.current_thread().name)
        return edition_of(data, pictures)

    def hear(_edition: Edition) -> None:
        hearers.add(QThread.currentThread())

    watcher = new_watcher(file, Poller(file, reader, hurried))
    watcher.changed.connect(hear)
    watcher.load()
    after(qtbot, watcher, lambda: in_place(file, OTHER))
    assert readers == {"content"}
    assert hearers == {QThread.currentThread()}


# --- what goes wrong --------------------------------------------------------------------------------------------------


class Server:
    """A file server that can stop to answer."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.answers.set()
        self.asked = threading.Event()

    def state_of(self, file: Path) -> State | None:
        """Hangs while the server is down."""
        self.asked.set()
        self.answers.wait()
        return state_at(file)

    def go_down(self) -> None:
        """From now on whoever asks, waits."""
        self.answers.clear()
        self.asked.clear()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers again after the test."""
    server = Server()
    yield server
    server.answers.set()


def test_a_server_that_is_down_at_the_start_holds_up_nothing(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot, server: Server
) -> None:
    """It counts as refused, in words; when the server is back its content comes."""
    server.go_down()
    watcher = new_watcher(file, Poller(file, clock=hurried, state_of=server.state_of), first_s=0.01)
    with pytest.raises(ContentRefused, match="does not answer"):
        watcher.load()
    assert isinstance(after(qtbot, watcher, server.answers.set), Edition)


def test_a_server_that_goes_down_is_told_once_and_again_when_it_is_back(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot, server: Server
) -> None:
    """Staff are told that the screen no longer follows the file; then that it does."""
    watcher = new_watcher(file, Poller(file, clock=hurried, state_of=server.state_of), poll_s=0.01, silent_pulses=2)
    loaded = watcher.load()
    server.go_down()
    qtbot.waitUntil(server.asked.is_set, timeout=SECONDS)
    told: list[object] = []
    watcher.rejected.connect(told.append)
    for _ in range(2):
        watcher.check_pulse()
    assert not told, "one pulse was missed so far"
    for _ in range(3):
        watcher.check_pulse()
    (problems,) = told
    assert isinstance(problems, tuple)
    assert "does not answer" in problems[0].message
    before = watcher._polling.polls
    server.answers.set()
    qtbot.waitUntil(lambda: watcher._polling.polls > before, timeout=SECONDS)
    assert after(qtbot, watcher, watcher.check_pulse) is loaded


def test_a_gap_of_our_own_is_nobody_elses_silence(new_watcher: MakeWatcher, file: Path, qtbot: QtBot) -> None:
    """After minutes in which the whole process stood still, the first pulse finds no poll, and blames nobody."""
    watcher = new_watcher(file)
    watcher.load()
    watcher.check_pulse()
    watcher._polling.end(SECONDS)  # no poll can come, as in a process that is stopped
    watcher.check_pulse()
    with qtbot.assertNotEmitted(watcher.rejected, wait=100):
        watcher._pulse.setInterval(1_000_000)
        watcher.check_pulse()


def test_a_store_that_is_closed_while_its_server_is_down_ends_and_says_nothing_more(
    new_watcher: MakeWatcher, file: Path, server: Server, qtbot: QtBot
) -> None:
    """The end of the program does not wait for a server, nor hear of what it sent last."""

    def reader(data: bytes, pictures: PictureStore) -> Edition:
        if data == OTHER:
            server.state_of(file)
        return edition_of(data, pictures)

    watcher = new_watcher(file, Poller(file, reader, hurried), poll_s=0.01)
    watcher.load()
    told: list[object] = []
    watcher.changed.connect(told.append)
    server.go_down()
    in_place(file, OTHER)
    qtbot.waitUntil(server.asked.is_set, timeout=SECONDS)
    watcher.close(0.01)
    server.answers.set()
    watcher._polling.join(10)
    assert not watcher._polling.is_alive()
    settle()
    assert not told


def test_a_fault_of_the_reader_does_not_end_the_watching(
    new_watcher: MakeWatcher, file: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, and the next save is read."""

    def reader(data: bytes, pictures: PictureStore) -> Edition:
        if data == OTHER:
            raise ZeroDivisionError
        return edition_of(data, pictures)

    watcher = new_watcher(file, Poller(file, reader, hurried))
    watcher.load()
    in_place(file, OTHER)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in caplog.text, timeout=SECONDS)
    assert isinstance(after(qtbot, watcher, lambda: in_place(file, GOOD + b" ")), Edition)


def test_a_fault_at_the_very_start_is_a_refusal(new_watcher: MakeWatcher, file: Path) -> None:
    """The kiosk starts all the same."""

    def reader(_data: bytes, _store: PictureStore) -> Edition:
        raise ZeroDivisionError

    with pytest.raises(ContentRefused) as refusal:
        new_watcher(file, Poller(file, reader, hurried)).load()
    assert refusal.value.problems


def test_the_thread_ends_with_the_store(new_watcher: MakeWatcher, file: Path) -> None:
    """Nothing is left behind, however often a watcher is made."""
    before = set(threading.enumerate())  # others that end meanwhile are not ours
    for _ in range(20):
        watcher = new_watcher(file)
        watcher.load()
        watcher.close(10)
    assert set(threading.enumerate()) <= before
