"""The poller: new content is told once it and its pictures are whole, valid and at rest."""

import os
import shutil
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk import paths
from kiosk.content.check.problems import Problem, about_file
from kiosk.content.edition import Edition, Refusal, edition_of
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import ContentRefused, bytes_at
from kiosk.publishing.poller import SETTLE_S, THOROUGH_S, Poller, State, state_at
from tests.support.picture_files import drawing, photograph
from tests.support.rig import Clock
from tests.support.samples import as_text, minimal_content, with_value
from tests.support.saving import SAVES, Save, by_another_file, in_place

GOOD = paths.CONTENT.read_bytes()
OTHER = GOOD.replace(b'"Pegasus Pain Management", "phone"', b'"Pegasus", "phone"')
BAD = GOOD.replace(b'"sections"', b'"sektions"', 1)

saves = pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)


class Watched:
    """A content file, its poller, and what that said. Time passes by hand."""

    def __init__(self, file: Path, **how: object) -> None:
        self.file = file
        self.clock = Clock()
        self.poller = Poller(file, clock=self.clock, **how)  # type: ignore[arg-type]
        self.told: list[Edition | Refusal] = []

    def poll(self, times: int = 2, every: float = 1.01 * SETTLE_S) -> None:
        """Looks so many times in a row; one after a change, and one when it has come to rest."""
        for _ in range(times):
            self.clock.advance(every)
            answer = self.poller.poll()
            if answer is not None:
                self.told.append(answer)

    @property
    def kinds(self) -> list[type]:
        """What sort of news there was."""
        return [type(told) for told in self.told]

    def pictures(self) -> dict[str, bytes]:
        """Those of the content told last."""
        editions = [told for told in self.told if isinstance(told, Edition)]
        return dict(editions[-1].pictures)


def name_of(told: Edition | Refusal) -> str:
    """The clinic's name in a content."""
    assert isinstance(told, Edition)
    return told.content.clinic.name.in_language("en")


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """A good file, read."""
    watched = Watched(tmp_path / "content.json")
    watched.file.write_bytes(GOOD)
    assert isinstance(watched.poller.first(), Edition)
    return watched


# --- saving -----------------------------------------------------------------------------------------------------------


def test_what_was_read_at_first_is_not_told_again(watched: Watched) -> None:
    """Looking at an unchanged file says nothing."""
    watched.poll(30)
    assert not watched.told


@saves
def test_a_valid_edit_is_told_once(watched: Watched, save: Save) -> None:
    """However an editor saves, twice in a row, the new content arrives once each time, with its bytes."""
    for data, name in ((OTHER, "Pegasus"), (GOOD, "Pegasus Pain Management")):
        save(watched.file, data)
        watched.poll(20)
        told = watched.told.pop()
        assert name_of(told) == name
        assert isinstance(told, Edition)
        assert told.data == data
        assert not watched.told


@saves
def test_a_bad_edit_is_told_once_with_its_problems(watched: Watched, save: Save) -> None:
    """A typo brings problems with line and column, once, and no content."""
    save(watched.file, BAD)
    watched.poll(20)
    (told,) = watched.told
    assert isinstance(told, Refusal)
    assert told.problems
    assert all(problem.line > 0 and problem.column > 0 for problem in told.problems)


def test_another_bad_edit_is_told_again_and_the_same_is_not(watched: Watched) -> None:
    """Once for each refused state: saving it as it is says nothing new."""
    for data in (BAD, BAD, BAD + b" ", GOOD[:100], GOOD[:100]):
        in_place(watched.file, data)
        watched.poll()
    assert watched.kinds == [Refusal] * 3


def test_a_bad_edit_taken_back_is_told(watched: Watched) -> None:
    """After the typo is mended the content arrives, be it the same as before."""
    for data in (BAD, GOOD):
        in_place(watched.file, data)
        watched.poll()
    assert watched.kinds == [Refusal, Edition]


def test_a_file_saved_as_it_was_says_nothing(watched: Watched) -> None:
    """A new date alone is no news."""
    by_another_file(watched.file, GOOD)
    os.utime(watched.file, (5, 5))
    watched.poll(5)
    assert not watched.told


def test_a_file_still_being_written_is_left_alone(watched: Watched) -> None:
    """Half a file is not read; the whole is when it has rested."""
    for part in range(1, 11):
        in_place(watched.file, OTHER[: len(OTHER) * part // 10])
        watched.poll(1, every=SETTLE_S * 0.9)
        assert not watched.told
    watched.poll(1)
    assert name_of(watched.told[0]) == "Pegasus"


def test_rest_is_time_not_looks(watched: Watched) -> None:
    """A hundred looks in a moment find nothing at rest."""
    in_place(watched.file, OTHER)
    watched.poll(100, every=SETTLE_S / 200)
    assert not watched.told
    watched.poll(1, every=SETTLE_S)
    assert watched.kinds == [Edition]


def test_a_hundred_saves_in_a_second_bring_the_last(watched: Watched) -> None:
    """Those between were never at rest."""
    for number in range(100):
        SAVES[list(SAVES)[number % 4]](watched.file, BAD if number % 3 else OTHER + b" " * number)
        watched.poll(1, every=0.01)
    in_place(watched.file, OTHER)
    watched.poll()
    assert [name_of(told) for told in watched.told] == ["Pegasus"]


def test_a_look_does_not_read(tmp_path: Path) -> None:
    """Looking costs a few stats, and the bytes only every few seconds."""
    reads: list[Path] = []

    def counted(file: Path) -> bytes:
        reads.append(file)
        return bytes_at(file)

    watched = Watched(tmp_path / "content.json", bytes_of=counted)
    watched.file.write_bytes(GOOD)
    watched.poller.first()
    watched.poll(100, every=THOROUGH_S / 50)
    assert len(reads) <= 4


# --- losing -----------------------------------------------------------------------------------------------------------


def test_a_file_that_vanishes_and_returns(watched: Watched) -> None:
    """A deleted file is told as a problem once; when it is back its content arrives."""
    watched.file.unlink()
    watched.poll(20)
    assert watched.kinds == [Refusal]
    in_place(watched.file, GOOD)
    watched.poll(5)
    assert watched.kinds == [Refusal, Edition]


def test_a_file_gone_for_one_look_is_no_problem(watched: Watched) -> None:
    """An editor that deletes before it writes alarms nobody."""
    watched.file.unlink()
    watched.poll(1)
    in_place(watched.file, OTHER)
    watched.poll(2)
    assert watched.kinds == [Edition]


def test_a_folder_in_the_files_place(watched: Watched) -> None:
    """Whatever takes the file's place is a problem, never an exception."""
    watched.file.unlink()
    watched.file.mkdir()
    watched.poll()
    shutil.rmtree(watched.file)
    in_place(watched.file, GOOD)
    watched.poll()
    assert watched.kinds == [Refusal, Edition]


def test_the_whole_folder_goes_and_comes_back(watched: Watched) -> None:
    """As when a share is unmounted."""
    folder = watched.file.parent
    folder.rename(folder.with_name("away"))
    watched.poll(20)
    assert watched.kinds == [Refusal]
    folder.with_name("away").rename(folder)
    watched.poll()
    assert watched.kinds == [Refusal, Edition]


def test_a_pipe_or_a_ring_of_links_is_a_problem(watched: Watched) -> None:
    """Neither is read, and neither hangs."""
    watched.file.unlink()
    os.mkfifo(watched.file)
    watched.poll()
    watched.file.unlink()
    watched.file.symlink_to(watched.file)
    watched.poll()
    watched.file.unlink()
    in_place(watched.file, GOOD)
    watched.poll()
    assert watched.kinds == [Refusal, Refusal, Edition]


class Lock:
    """Stands between the poller and the disk; while it is shut the bytes cannot be had, and nothing else shows it."""

    def __init__(self, file: Path) -> None:
        self.shut = False
        self.watched = Watched(file, bytes_of=self)

    def __call__(self, file: Path) -> bytes:
        """The bytes."""
        if self.shut:
            raise ContentRefused((about_file("not_allowed"),))
        return bytes_at(file)


@pytest.fixture
def lock(tmp_path: Path) -> Lock:
    """A good file, read, that can be locked."""
    lock = Lock(tmp_path / "content.json")
    lock.watched.file.write_bytes(GOOD)
    lock.watched.poller.first()
    return lock


def test_a_locked_file_is_read_when_it_is_free(lock: Lock) -> None:
    """The lock leaves no trace in the file's state, and is noticed all the same, both ways."""
    lock.shut = True
    in_place(lock.watched.file, OTHER)
    lock.watched.poll(20)
    assert lock.watched.kinds == [Refusal]
    lock.shut = False
    lock.watched.poll(1)
    assert name_of(lock.watched.told[1]) == "Pegasus"


def test_a_file_locked_for_a_moment_is_no_news(lock: Lock) -> None:
    """As while an editor saves."""
    lock.shut = True
    lock.watched.poll(1, every=THOROUGH_S)
    lock.shut = False
    lock.watched.poll(5)
    assert not lock.watched.told


@pytest.mark.parametrize("data", [None, b"", BAD, GOOD[:1000]])
def test_a_start_with_bad_content_is_mended_later(tmp_path: Path, data: bytes | None) -> None:
    """It is refused at first, watched all the same, and told when there is content."""
    watched = Watched(tmp_path / "content.json")
    if data is not None:
        watched.file.write_bytes(data)
    assert isinstance(watched.poller.first(), Refusal)
    watched.poll()
    assert not watched.told
    by_another_file(watched.file, GOOD)
    watched.poll()
    assert watched.kinds == [Edition]


# --- what a file's state does not tell --------------------------------------------------------------------------------


def without_change_time(file: Path) -> State | None:
    """The state of a file as systems tell it that know only date and size, in steps of two seconds."""
    state = state_at(file)
    return None if state is None else (state[0] // 2_000_000_000, state[2])


def test_bytes_that_change_behind_the_same_date_and_size_are_seen(tmp_path: Path) -> None:
    """Within a few seconds, for the bytes themselves are looked at now and then."""
    watched = Watched(tmp_path / "content.json", state_of=without_change_time)
    in_place(watched.file, GOOD)
    os.utime(watched.file, (8, 8))
    watched.poller.first()
    in_place(watched.file, GOOD.replace(b'"Pegasus Pain', b'"Another Pain'))
    os.utime(watched.file, (8, 8))
    watched.poll(int((THOROUGH_S + 1) / SETTLE_S) + 1)
    assert [name_of(told) for told in watched.told] == ["Another Pain Management"]


def test_a_look_that_is_asked_for_is_thorough(tmp_path: Path) -> None:
    """Whoever asks gets to know at once that something moved."""
    watched = Watched(tmp_path / "content.json", state_of=without_change_time)
    in_place(watched.file, GOOD)
    os.utime(watched.file, (8, 8))
    watched.poller.first()
    in_place(watched.file, GOOD.replace(b'"Pegasus Pain', b'"Another Pain'))
    os.utime(watched.file, (8, 8))
    watched.poller.poll(thorough=True)
    watched.poll(1)
    assert watched.kinds == [Edition]


def test_no_clock_on_the_wall_is_asked(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a clock that was set back nor dates in the future matter."""

    def never() -> float:
        pytest.fail("the clock on the wall was asked")

    monkeypatch.setattr(time, "time", never)
    for date, data in ((4_000_000_000, OTHER), (0, GOOD), (4_000_000_001, OTHER)):
        in_place(watched.file, data)
        os.utime(watched.file, (date, date))
        watched.poll()
    assert watched.kinds == [Edition] * 3


def test_what_changes_while_it_is_read_is_not_told(tmp_path: Path) -> None:
    """It may be half of each; it is read again when it rests."""
    file = tmp_path / "content.json"
    during: Iterator[bytes] = iter((OTHER,))

    def slow(path: Path) -> bytes:
        data = bytes_at(path)
        in_place(file, next(during, data))
        return data

    file.write_bytes(GOOD)
    watched = Watched(file)
    watched.poller.first()
    in_place(file, GOOD + b" ")
    watched.poller._bytes_of = slow
    watched.poll(3)
    watched.poller._bytes_of = bytes_at
    watched.poll(6)
    assert [name_of(told) for told in watched.told] == ["Pegasus"]


# --- pictures of the staff's own --------------------------------------------------------------------------------------

PHOTO = photograph("PNG")
OTHER_PHOTO = photograph("PNG", shade=90)


def named(picture: str) -> bytes:
    """A content file whose waiting screen shows that picture."""
    return as_text(with_value(minimal_content(), ("attract", "picture", "file"), picture)).encode()


@pytest.fixture
def illustrated(tmp_path: Path) -> Watched:
    """A good file with a photograph beside it, read."""
    watched = Watched(tmp_path / "content.json")
    watched.file.write_bytes(named("door.png"))
    (tmp_path / "door.png").write_bytes(PHOTO)
    first = watched.poller.first()
    assert isinstance(first, Edition)
    assert first.pictures == {"door.png": PHOTO}
    return watched


# The bytes of pictures are not looked into again behind the same date and size: they may be large.
@pytest.mark.parametrize("save", [SAVES[name] for name in SAVES if name != "with_its_old_date"])
def test_a_replaced_picture_is_told_once(illustrated: Watched, save: Save) -> None:
    """However it is saved, the content arrives again with the new picture."""
    save(illustrated.file.with_name("door.png"), OTHER_PHOTO)
    illustrated.poll(5)
    assert illustrated.kinds == [Edition]
    assert illustrated.pictures() == {"door.png": OTHER_PHOTO}


def test_a_picture_replaced_by_a_broken_one_is_told_until_it_is_mended(illustrated: Watched) -> None:
    """The problem is told once, where the picture is named; the mended one arrives."""
    picture = illustrated.file.with_name("door.png")
    in_place(picture, OTHER_PHOTO[:100])
    illustrated.poll(20)
    (told,) = illustrated.told
    assert isinstance(told, Refusal)
    (problem,) = told.problems
    assert isinstance(problem, Problem)
    assert problem.place == "waiting screen, picture, picture file"
    assert "ends too early" in problem.message
    in_place(picture, OTHER_PHOTO)
    illustrated.poll(5)
    assert illustrated.kinds == [Refusal, Edition]
    assert illustrated.pictures() == {"door.png": OTHER_PHOTO}


def test_a_picture_taken_away_is_told_as_a_problem(illustrated: Watched) -> None:
    """And back again it is well."""
    picture = illustrated.file.with_name("door.png")
    picture.rename(picture.with_suffix(".away"))
    illustrated.poll(5)
    picture.with_suffix(".away").rename(picture)
    illustrated.poll(5)
    assert illustrated.kinds == [Refusal, Edition]


def test_a_picture_still_being_copied_is_left_alone(illustrated: Watched) -> None:
    """Half a picture is not read; it is when it has rested."""
    picture = illustrated.file.with_name("door.png")
    for part in range(1, 6):
        in_place(picture, OTHER_PHOTO[: len(OTHER_PHOTO) * part // 5])
        illustrated.poll(1, every=SETTLE_S * 0.9)
        assert not illustrated.told
    illustrated.poll(1)
    assert illustrated.kinds == [Edition]


def test_a_picture_that_was_missing_arrives_by_itself(illustrated: Watched) -> None:
    """Staff may save the content first and copy the picture afterwards."""
    in_place(illustrated.file, named("house.svg"))
    illustrated.poll()
    in_place(illustrated.file.with_name("house.svg"), drawing())
    illustrated.poll()
    assert illustrated.kinds == [Refusal, Edition]
    assert illustrated.pictures() == {"house.svg": drawing()}


def test_a_picture_that_may_be_read_again_is_tried_again(illustrated: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its date and size do not tell that somebody has mended its permissions."""
    illustrated.poll()
    real, allowed = Path.open, False

    def forbidding(path: Path, mode: str = "r") -> object:
        if path.name == "door.png" and "r" in mode and not allowed:
            raise PermissionError(path)
        return real(path, mode)

    monkeypatch.setattr(Path, "open", forbidding)
    in_place(illustrated.file, named("door.png") + b" ")
    in_place(illustrated.file.with_name("door.png"), OTHER_PHOTO)
    illustrated.poll(30)
    assert illustrated.kinds == [Refusal]
    allowed = True
    illustrated.poll(1, every=THOROUGH_S)
    assert illustrated.kinds == [Refusal, Edition]


def test_a_picture_changed_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    """What was read is told, and what came meanwhile as soon as it rests."""
    picture = tmp_path / "door.png"

    def slow(data: bytes, store: PictureStore) -> Edition:
        edition = edition_of(data, store)
        if picture.read_bytes() == PHOTO:
            in_place(picture, OTHER_PHOTO)
        return edition

    watched = Watched(tmp_path / "content.json", reader=slow)
    watched.file.write_bytes(named("door.png"))
    picture.write_bytes(PHOTO)
    first = watched.poller.first()
    assert isinstance(first, Edition)
    assert first.pictures == {"door.png": PHOTO}
    watched.poll(3)
    assert watched.pictures() == {"door.png": OTHER_PHOTO}


# --- anything, in any order -------------------------------------------------------------------------------------------


SMALL = as_text(minimal_content()).encode()
SMALL_BAD = SMALL.replace(b'"glossary"', b'"glosary"')


def variant(number: int) -> bytes:
    """A small valid content like no other of another number."""
    return SMALL.replace(b"The Clinic", f"The Clinic {number}".encode())


@cache
def valid(data: bytes) -> bool:
    """Whether that may be shown; the pictures it names are the program's own."""
    try:
        edition_of(data, PictureStore(paths.PROGRAM / "tests" / "support" / "contents"))
    except ContentRefused:
        return False
    return True


class Edits(RuleBasedStateMachine):
    """Staff, editors, servers and clocks do anything to the file; the poller looks now and then.

    What it tells is what lies there, whole and valid or rightly refused; and when the file has rested for some seconds,
    it has told its present state: what is on the screen is the last valid content that rested.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="edits-"))
        self.file = self.folder / "content.json"
        self.clock = Clock()
        self.locked = False
        self.told: Edition | Refusal | None = None
        self.good: bytes | None = None  # what is on the screen

    @initialize(data=st.sampled_from([SMALL, SMALL_BAD, None]))
    def begin(self, data: bytes | None) -> None:
        """The program starts."""
        if data is not None:
            self.file.write_bytes(data)
        self.poller = Poller(self.file, clock=self.clock, bytes_of=self.bytes_of)
        self.told = self.poller.first()
        if isinstance(self.told, Edition):
            self.good = self.told.data

    def bytes_of(self, file: Path) -> bytes:
        """What can be read of the file."""
        if self.locked:
            raise ContentRefused((about_file("not_allowed"),))
        return bytes_at(file)

    def lies_there(self) -> bytes | None:
        """The bytes of the file, none where it cannot be read."""
        return self.file.read_bytes() if self.file.is_file() and not self.locked else None

    @rule(save=st.sampled_from(list(SAVES.values())), number=st.integers(0, 3), good=st.booleans())
    def save(self, save: Save, number: int, good: bool) -> None:  # noqa: FBT001 - hypothesis passes it by name
        """A valid or a broken content is saved."""
        if not self.file.is_dir():
            save(self.file, variant(number) if good else SMALL_BAD + b" " * number)

    @rule(share=st.floats(0, 1), number=st.integers(0, 3))
    def save_a_part(self, share: float, number: int) -> None:
        """A program is not done writing."""
        if not self.file.is_dir():
            data = variant(number)
            self.file.write_bytes(data[: int(len(data) * share)])

    @rule()
    def delete(self) -> None:
        """The file goes."""
        if not self.file.is_dir():
            self.file.unlink(missing_ok=True)

    @rule(there=st.booleans())
    def folder_in_its_place(self, there: bool) -> None:  # noqa: FBT001 - as above
        """A folder of the file's name comes or goes."""
        if there and not self.file.exists() and not self.file.is_symlink():
            self.file.mkdir()
        elif not there and self.file.is_dir():
            self.file.rmdir()

    @rule(date=st.integers(0, 4_000_000_000))
    def touch(self, date: int) -> None:
        """Only its date changes: a copy, a clock that was set."""
        if self.file.is_file():
            os.utime(self.file, (date, date))

    @rule(locked=st.booleans())
    def lock(self, locked: bool) -> None:  # noqa: FBT001 - as above
        """Another program holds it, or lets it go."""
        self.locked = locked

    @rule(seconds=st.floats(0.01, 0.9 * SETTLE_S))
    def check_soon(self, seconds: float) -> None:
        """A look before anything can have come to rest."""
        self.poll(seconds)

    @rule()
    def look_long(self) -> None:
        """Nothing is done for so long that even a change behind the same date is seen and comes to rest."""
        for _ in range(round((THOROUGH_S + 2) / SETTLE_S)):
            self.poll(1.01 * SETTLE_S)
        present = self.lies_there()
        if present is not None and valid(present):
            assert isinstance(self.told, Edition)
            assert self.told.data == present
            self.good = present
        else:
            assert isinstance(self.told, Refusal)

    def poll(self, seconds: float) -> None:
        """One look after some time; what it says must be so."""
        self.clock.advance(seconds)
        answer = self.poller.poll()
        if answer is None:
            return
        present = self.lies_there()
        if isinstance(answer, Edition):
            assert present == answer.data
            assert valid(answer.data)
            self.good = answer.data
        else:
            assert present is None or not valid(present)
        self.told = answer

    @invariant()
    def what_is_told_is_valid(self) -> None:
        """No content is ever told that is not whole."""
        assert self.good is None or valid(self.good)

    def teardown(self) -> None:
        """Takes the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
