"""Everything for staff: the way in, the PIN, the panel, cleaning, quiet hours, and the sign of a refused file."""

import json
import logging
import os
import random
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path
from threading import Event, Thread
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths, settings, tokens
from kiosk import pin as hashing
from kiosk.commands.check import check
from kiosk.commands.gallery import settle, staff_screens
from kiosk.content.model import Content
from kiosk.content.problems import Problem
from kiosk.content.reading import ContentRefused, read
from kiosk.content.staff_words import staff_words
from kiosk.navigation import Place
from kiosk.pin import FIRST_LOCK_S, LONGEST_LOCK_S, PinTries, hash_pin, lock_after
from kiosk.quiet import QuietHours
from kiosk.settings import Choices, PinHash, Settings, SettingsRefused, Tries
from kiosk.staff.corners import CornerHolds, Glass
from kiosk.staff.cover import Cover, Wording
from kiosk.staff.examples import report
from kiosk.staff.panel import StaffPanel
from kiosk.staff.pin_pad import DIGITS, PinPad
from kiosk.staff.sign import Sign
from kiosk.staffing import Staffing, Stage
from kiosk.system import logs, restart
from kiosk.system.version import version
from kiosk.theme import Theme
from kiosk.widgets.touch_button import TouchButton
from kiosk.widgets.words import Words
from kiosk.window import KioskWindow
from tests.conftest import MakeWindow, Size
from tests.rig import Clock, Rig, edited
from tests.screens import SIZES, altered, layout_faults, longer, ratio_of, touch_faults
from tests.test_screens import TEXT_CONTRAST, THEMES, capital_faults, colour_faults, ring_faults

SIZE: Size = (1366, 768)
PIN = "4711"
_Cover = TypeVar("_Cover", bound=Cover)

MORNING = datetime(2026, 11, 23, 10, 0)
EVENING = datetime(2026, 11, 23, 20, 0)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small cost of hashing, so that tests are quick."""
    monkeypatch.setattr(hashing, "_N", 2**4)


# --- the way in: two corners, in order, in time -----------------------------------------------------------------------

GLASS = Glass(1080, 1920, 100)
FIRST, SECOND, ELSEWHERE = (5.0, 5.0), (1075.0, 1915.0), (500.0, 900.0)


class Hand:
    """A finger on a glass without Qt, and the clock beside it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.holds = CornerHolds(self.clock)

    def hold(self, spot: tuple[float, float], seconds: float, finger: int = 0) -> bool:
        """Holds a spot for that long; whether the way in is open then."""
        self.holds.press(finger, spot, GLASS)
        self.clock.advance(seconds)
        opened = self.holds.opens()
        self.holds.lift(finger)
        return opened


@pytest.fixture
def hand() -> Hand:
    """A hand that has done nothing yet."""
    return Hand()


def test_both_corners_held_open(hand: Hand) -> None:
    """Three seconds top left, then three seconds bottom right; once, not twice."""
    assert not hand.hold(FIRST, 3)
    hand.clock.advance(4)
    assert hand.hold(SECOND, 3)
    assert not hand.holds.opens()
    assert not hand.hold(SECOND, 3)


@pytest.mark.parametrize(
    ("first", "pause", "second"), [((FIRST, 2.9), 1, (SECOND, 3)), ((FIRST, 3), 1, (SECOND, 2.9)),
                                   ((FIRST, 3), 5.1, (SECOND, 3)), ((SECOND, 3), 1, (FIRST, 3)),
                                   ((FIRST, 3), 1, (FIRST, 3)), ((ELSEWHERE, 3), 1, (SECOND, 3))]
)  # fmt: skip
def test_anything_else_does_not_open(hand: Hand, first: Any, pause: float, second: Any) -> None:
    """Too short, too late, the wrong way round, or elsewhere."""
    hand.hold(*first)
    hand.clock.advance(pause)
    assert not hand.hold(*second)


def test_a_tap_between_the_corners_starts_over(hand: Hand) -> None:
    """Whoever touches anything else is a patient."""
    hand.hold(FIRST, 3)
    hand.hold(ELSEWHERE, 0.1)
    assert not hand.hold(SECOND, 3)


@pytest.mark.parametrize(("first", "second"), [(ELSEWHERE, SECOND), (FIRST, ELSEWHERE)])
def test_slipping_out_of_a_corner_starts_over(
    hand: Hand, first: tuple[float, float], second: tuple[float, float]
) -> None:
    """A finger that leaves its square, and be it to come back, does not count."""
    for start, passing in ((FIRST, first), (SECOND, second)):
        hand.holds.press(0, start, GLASS)
        hand.clock.advance(1)
        hand.holds.move(0, passing)
        hand.holds.move(0, start)
        hand.clock.advance(2)
        assert not hand.holds.opens()
        hand.holds.lift(0)


def test_a_second_finger_starts_over(hand: Hand) -> None:
    """A palm that joins the finger in the corner makes it a lean, not a sign."""
    hand.holds.press(0, FIRST, GLASS)
    hand.clock.advance(1)
    hand.hold(ELSEWHERE, 2, finger=1)
    hand.holds.lift(0)
    assert not hand.hold(SECOND, 3)


def test_dirt_that_the_glass_takes_for_a_finger_locks_nobody_out(hand: Hand) -> None:
    """A touch that never ends may lie anywhere."""
    hand.holds.press(7, ELSEWHERE, GLASS)
    hand.hold(FIRST, 3)
    hand.holds.move(7, ELSEWHERE)
    assert hand.hold(SECOND, 3)


@pytest.mark.parametrize("seed", range(5))
def test_no_series_of_taps_opens(hand: Hand, seed: int) -> None:
    """However many taps shorter than three seconds there are, in the corners as often as elsewhere."""
    chance = random.Random(seed)
    for _ in range(20_000):
        spot = chance.choice([FIRST, SECOND, (chance.uniform(0, 1080), chance.uniform(0, 1920))])
        assert not hand.hold(spot, chance.uniform(0, 2.99), chance.randrange(3))
        hand.clock.advance(chance.uniform(0, 3))


# --- PIN: the tries ---------------------------------------------------------------------------------------------------


class Machine:
    """A computer with a clock on the wall, on which the program can be started again and again."""

    def __init__(self) -> None:
        self.up = Clock()
        self.wall = Clock()
        self.wall.now = 1_790_000_000.0

    def start(self) -> PinTries:
        """The tries as a program sees them that starts now."""
        self.up.now = 5.0
        return PinTries(self.up, self.wall)

    def pass_by(self, seconds: float) -> None:
        """Lets time pass on both clocks."""
        self.up.advance(seconds)
        self.wall.advance(seconds)


@pytest.fixture
def machine(own_settings: Path) -> Machine:
    """A machine on which nobody has tried yet."""
    assert own_settings.is_dir()
    return Machine()


def fail(tries: PinTries, times: int, machine: Machine) -> None:
    """That many wrong tries, each as soon as it is allowed."""
    for _ in range(times):
        machine.pass_by(tries.wait_s)
        tries.begin()


def test_four_wrong_tries_are_free(machine: Machine) -> None:
    """Anybody mistypes."""
    tries = machine.start()
    fail(tries, 4, machine)
    assert tries.wait_s == 0


def test_further_wrong_tries_lock_for_longer_and_longer() -> None:
    """30 s after the fifth, twice as long after each further one, never more than an hour."""
    assert [lock_after(wrong) for wrong in range(3, 9)] == [0, 0, 30, 60, 120, 240]
    assert lock_after(12) == lock_after(10**9) == LONGEST_LOCK_S


def test_a_lock_ends_by_itself(machine: Machine) -> None:
    """After its time the next try is allowed."""
    tries = machine.start()
    fail(tries, 5, machine)
    assert tries.wait_s == 30
    machine.pass_by(29)
    assert tries.wait_s == 1
    machine.pass_by(1)
    assert tries.wait_s == 0


def test_the_right_pin_forgives_all(machine: Machine) -> None:
    """Also for the runs to come."""
    tries = machine.start()
    fail(tries, 7, machine)
    tries.forgive()
    assert tries.wait_s == 0
    tries = machine.start()
    fail(tries, 4, machine)
    assert tries.wait_s == 0


def test_a_restart_forgives_nothing(machine: Machine) -> None:
    """Neither the count nor what is left of the lock."""
    fail(machine.start(), 6, machine)
    machine.pass_by(20)
    tries = machine.start()
    assert tries.wait_s == 40
    machine.pass_by(40)
    tries.begin()
    assert tries.wait_s == 120


def test_pulling_the_plug_during_a_try_counts_it(machine: Machine) -> None:
    """A try is stored before the PIN is looked at."""
    for _ in range(5):
        machine.start().begin()
    assert machine.start().wait_s == 30


@pytest.mark.parametrize("jump", [-10.0, -3600.0, -(10.0**9)])
def test_a_clock_that_was_set_back_locks_no_longer_than_at_first(machine: Machine, jump: float) -> None:
    """The lock begins anew, and runs out."""
    fail(machine.start(), 5, machine)
    machine.wall.advance(jump)
    tries = machine.start()
    assert tries.wait_s == 30
    machine.pass_by(10)
    assert machine.start().wait_s == pytest.approx(20)
    machine.pass_by(20)
    assert machine.start().wait_s == 0


@pytest.mark.parametrize("jump", [10.0**7, -(10.0**7)])
def test_the_clock_on_the_wall_changes_nothing_during_a_run(machine: Machine, jump: float) -> None:
    """Set forward or back, by hand or from the network."""
    tries = machine.start()
    fail(tries, 5, machine)
    machine.wall.advance(jump)
    assert tries.wait_s == 30


BROKEN = [b"", b"\0" * 40, b"{", b"[]", b'{"wrong": 2', b'{"wrong": -1, "at": 0}', b'{"wrong": "2", "at": 0}',
          b'{"wrong": 1, "at": NaN}', b'{"wrong": true, "at": 0}', b'{"wrong": 1, "at": -5}', b"\xff\xfe"]  # fmt: skip


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_file_locks_but_not_for_ever(machine: Machine, data: bytes) -> None:
    """As after five wrong tries, once: the file is whole again after that."""
    fail(machine.start(), 1, machine)
    (settings.folder() / "staff-tries.json").write_bytes(data)
    assert machine.start().wait_s == FIRST_LOCK_S
    machine.pass_by(FIRST_LOCK_S)
    tries = machine.start()
    assert tries.wait_s == 0
    tries.begin()
    assert tries.wait_s == 60


def test_a_folder_in_the_files_place_locks_but_not_for_ever(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be stored is said in the log; the run goes on counting."""
    (settings.folder() / "staff-tries.json").mkdir(parents=True)
    with caplog.at_level(logging.ERROR):
        tries = machine.start()
    assert tries.wait_s == FIRST_LOCK_S
    assert "cannot be stored" in caplog.text
    fail(tries, 1, machine)
    assert tries.wait_s == 60


def test_an_absurd_count_locks_for_an_hour(machine: Machine) -> None:
    """No number in the file makes the lock longer than the longest."""
    settings.store_tries(Tries(10**12, machine.wall()))
    assert machine.start().wait_s == LONGEST_LOCK_S


def test_the_tries_are_their_owners_alone(machine: Machine) -> None:
    """The file can be read by nobody else, nothing else is left, and it holds no digit of a PIN."""
    machine.start().begin()
    file = settings.folder() / "staff-tries.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(settings.folder().iterdir()) == [file]
    assert set(json.loads(file.read_text())) == {"wrong", "at"}


@pytest.mark.parametrize("data", [b"", b"{}", b'{"salt": 1}', b"\xff"])
def test_a_broken_hash_is_none(own_settings: Path, data: bytes) -> None:
    """It counts as a PIN that is stored and that no digits match."""
    assert own_settings.is_dir()
    file = settings.store_pin(hash_pin(PIN))
    assert settings.load_pin() is not None
    file.write_bytes(data)
    assert settings.pin_is_set()
    assert settings.load_pin() is None


# --- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["18:00-07:30", "18:00 – 07:30", "0:00-23:59", " 9:05-17:00 "])
def test_quiet_hours_are_read(text: str) -> None:
    """With a hyphen or a dash, spaces or none."""
    assert Settings(quiet_hours=text).quiet == QuietHours.read(text)


@pytest.mark.parametrize(
    "text", ["", "18-7", "24:00-07:00", "18:60-07:00", "18:00", "8:00-8:00", "18:00-07:30 x", "8:00-08:00"]
)
def test_bad_quiet_hours_are_refused_with_their_name(own_settings: Path, text: str) -> None:
    """In one line, as for any setting."""
    assert own_settings.is_dir()
    settings.folder().mkdir(parents=True)
    (settings.folder() / "settings.toml").write_text(f'quiet_hours = "{text}"', "utf-8")
    with pytest.raises(SettingsRefused, match="quiet_hours must be two times") as refusal:
        settings.load()
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("hours", "moment", "quiet", "night"),
    [
        ("18:00-07:30", "23 17:59", False, 23),
        ("18:00-07:30", "23 18:00", True, 23),
        ("18:00-07:30", "24 00:00", True, 23),
        ("18:00-07:30", "24 07:29", True, 23),
        ("18:00-07:30", "24 07:30", False, 24),
        ("12:00-13:30", "23 11:59", False, 23),
        ("12:00-13:30", "23 12:00", True, 23),
        ("12:00-13:30", "23 13:30", False, 24),
    ],
)
def test_quiet_hours_and_their_night(hours: str, moment: str, quiet: bool, night: int) -> None:  # noqa: FBT001
    """From the first minute to before the last, over midnight too; calling off means the hours now or next."""
    now = datetime.strptime(f"2026-11-{moment}", "%Y-%m-%d %H:%M")
    assert QuietHours.read(hours).within(now) is quiet
    assert QuietHours.read(hours).night(now) == date(2026, 11, night)


@pytest.mark.parametrize("data", [b"", b"{", b'{"start_language": 5}', b'{"awake_on": "soon"}'])
def test_choices_that_cannot_be_read_are_none(own_settings: Path, data: bytes) -> None:
    """The kiosk starts all the same."""
    assert own_settings.is_dir()
    settings.store_choices(Choices("es", date(2026, 11, 23)))
    assert settings.load_choices() == Choices("es", date(2026, 11, 23))
    (settings.folder() / "staff-choices.json").write_bytes(data)
    assert settings.load_choices() == Choices()


# --- the kiosk with its staff -----------------------------------------------------------------------------------------


class Desk(Rig):
    """A rig with everything for staff, wired as `composition.Kiosk` wires it."""

    def __init__(self, make_window: MakeWindow, size: Size, known: Settings, content: Content) -> None:
        super().__init__(make_window(size))
        self.content = content
        self.now = MORNING
        self.staffing = Staffing(self.window, self.shield, known, clock=self.clock, now=lambda: self.now)
        self.staffing.content_shown(content, paths.CONTENT)

    # --- what staff do ----------------------------------------------------------------------------------------------

    @property
    def first(self) -> QPoint:
        """A spot in the first corner."""
        return QPoint(6, 6)

    @property
    def second(self) -> QPoint:
        """A spot in the second corner."""
        return QPoint(self.window.width() - 40, self.window.height() - 40)

    def hold(self, spot: QPoint, seconds: float = 3.0) -> None:
        """Holds a finger there."""
        self.press(spot)
        self.pass_by(seconds)
        self.lift(spot)

    def pass_by(self, seconds: float) -> None:
        """Lets time pass, all timers included."""
        self.clock.advance(seconds)
        self.staffing._door.check()
        self.staffing._countdown.check()
        settle()

    def come_in(self) -> None:
        """Holds both corners."""
        self.wait_out()
        self.hold(self.first)
        self.pass_by(1)
        self.hold(self.second)
        self.wait_out()

    def enter(self, digits: str) -> None:
        """Types a PIN."""
        pad = self.cover(PinPad)
        for digit in digits:
            self.tap(next(key for key in pad._keys if key.key == digit))
        self.tap(self.button(self.say("enter")))

    def refuse(self, folder: Path, change: Callable[[Any], None]) -> tuple[Problem, ...]:
        """A saved file that is refused; its problems."""
        with pytest.raises(ContentRefused) as refusal:
            edited(folder, change)
        self.staffing.content_refused(refusal.value.problems, folder / "content.json")
        return refusal.value.problems

    def stage(self) -> Stage:
        """What of the staff's is on the screen."""
        return self.staffing.stage

    # --- what they see ----------------------------------------------------------------------------------------------

    def cover(self, kind: type[_Cover]) -> _Cover:
        """The screen of the staff that is open."""
        cover = self.window._staff.cover
        assert isinstance(cover, kind)
        return cover

    def texts(self) -> list[str]:
        """The words on that screen."""
        return [words.text() for words in self.cover(Cover).findChildren(Words) if words.isVisible()]

    def all_pages(self) -> list[str]:
        """The words of all its pages, one after the other."""
        found: list[str] = []
        while True:
            found += self.texts()
            following = [button for button in self.window.buttons() if button.accessibleName() == self.say("next")]
            if not following:
                return found
            self.tap(following[0])
            self.wait_out()

    def say(self, name: str) -> str:
        """A word for staff."""
        assert self.content.staff is not None
        text: str = getattr(self.content.staff, name).in_language("en")
        return text


NewDesk = Callable[..., Desk]


@pytest.fixture
def new_desk(make_window: MakeWindow, content: Content) -> Iterator[NewDesk]:
    """Makes a kiosk with its staff, on the waiting screen."""
    made: list[Desk] = []

    def make(size: Size = SIZE, **known: Any) -> Desk:
        desk = Desk(make_window, size, Settings(**known), content)
        desk.__enter__()
        made.append(desk)
        desk.wait_out()
        return desk

    yield make
    for desk in made:
        desk.staffing.close()
        desk.__exit__(None, None, None)


@pytest.fixture
def desk(new_desk: NewDesk) -> Desk:
    """A kiosk without a PIN."""
    return new_desk()


@pytest.fixture
def with_pin(own_settings: Path, new_desk: NewDesk) -> Desk:
    """A kiosk with a PIN."""
    assert own_settings.is_dir()
    settings.store_pin(hash_pin(PIN))
    return new_desk()


def try_pin(desk: Desk, digits: str, qtbot: QtBot) -> None:
    """Types a PIN and waits for the answer."""
    with qtbot.waitSignal(desk.staffing._gate._check.done):
        desk.enter(digits)
    desk.wait_out()


# --- the way in, on the glass -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [SIZE, (1080, 1920), (800, 600)])
def test_two_held_corners_open_the_panel(new_desk: NewDesk, size: Size) -> None:
    """On every shape of screen; the button beneath the second finger is not pressed."""
    desk = new_desk(size)
    before = desk.window.visit
    desk.come_in()
    assert desk.stage() is Stage.PANEL
    assert desk.window.visit == before


def test_the_mouse_opens_it_too(desk: Desk) -> None:
    """Held and moved a little within the corner, and let go on the button beneath, which is not pressed."""
    before = desk.window.visit
    for spot in (desk.first, desk.second):
        desk.press_mouse(spot)
        desk.pass_by(1)
        desk.pass_over(spot + QPoint(3, 3))
        desk.pass_by(2)
        desk.pass_over(spot - QPoint(3, 3))
        desk.release_mouse(spot)
    assert desk.stage() is Stage.PANEL
    assert desk.window.visit == before


def test_a_mouse_that_slips_out_opens_nothing(desk: Desk) -> None:
    """As a finger that slips out."""
    for spot in (desk.first, desk.second):
        desk.press_mouse(spot)
        desk.pass_over(QPoint(600, 300))
        desk.pass_over(spot)
        desk.pass_by(3)
        desk.release_mouse(spot)
    assert desk.stage() is Stage.NOTHING


@pytest.mark.parametrize("seconds", [0.1, 4.0])
def test_the_button_in_the_second_corner_works(desk: Desk, seconds: float) -> None:
    """Tapped or held by a patient, who has not held the first corner, it does what it says."""
    assert desk.window.childAt(desk.second) is not None
    desk.hold(desk.second, seconds)
    assert desk.window.visit.language == "es"
    assert desk.stage() is Stage.NOTHING


def test_nothing_is_seen_of_the_first_corner(desk: Desk) -> None:
    """The screen is the same while and after it is held."""
    desk.window.go(desk.window.visit.home())
    desk.wait_out()
    before = desk.picture()
    desk.press(desk.first)
    desk.pass_by(3)
    assert desk.picture() == before
    desk.lift(desk.first)
    assert desk.picture() == before


def test_opening_ends_the_visit(with_pin: Desk) -> None:
    """Page, text size, contrast and what was tapped are gone before the PIN is asked; leaving leads to the start."""
    window = with_pin.window
    first = window.visit
    window.go(first.home().open(with_pin.content.shown[2].id).next_text_size().other_contrast())
    with_pin.come_in()
    assert with_pin.stage() is Stage.PAD
    assert window.visit == first
    with_pin.tap(with_pin.button(with_pin.say("cancel")))
    assert (window.visit, with_pin.stage()) == (first, Stage.NOTHING)


@pytest.mark.parametrize(("count", "held"), [(200, False), (5000, True)], ids=["live", "many"])
def test_taps_at_random_never_open_it(new_desk: NewDesk, *, count: int, held: bool) -> None:
    """Many of them in the corners, many of them long; where the screen is `held` still, thousands take no time."""
    desk = new_desk((800, 600))
    chance = random.Random(20261123)
    desk.window.setUpdatesEnabled(False)
    if held:
        desk.shield.hold(10.0**9)
    for _ in range(count):
        anywhere = QPoint(chance.randrange(800), chance.randrange(600))
        spot = chance.choice([desk.first, desk.second, anywhere, anywhere])
        desk.press(spot)
        desk.clock.advance(chance.choice([0.05, 0.2, 1.0, 2.9]))
        desk.staffing._door.check()
        desk.lift(spot)
        desk.clock.advance(chance.choice([0.05, 0.4, 2.0]))
        assert desk.stage() is Stage.NOTHING


# --- PIN pad ----------------------------------------------------------------------------------------------------------


def test_the_right_pin_opens_the_panel(with_pin: Desk, qtbot: QtBot) -> None:
    """And wrong ones before it are forgiven."""
    with_pin.come_in()
    try_pin(with_pin, "0000", qtbot)
    assert with_pin.stage() is Stage.PAD
    assert with_pin.say("wrong") in with_pin.texts()
    try_pin(with_pin, PIN, qtbot)
    assert with_pin.stage() is Stage.PANEL
    tries = settings.load_tries()
    assert tries is not None
    assert tries.wrong == 0


def test_five_wrong_pins_lock_the_pad_over_a_restart(with_pin: Desk, new_desk: NewDesk, qtbot: QtBot) -> None:
    """It says for how long, takes no digits meanwhile, and the right PIN works after that."""
    with_pin.come_in()
    for _ in range(5):
        try_pin(with_pin, "0000", qtbot)
    assert with_pin.say("locked").format(seconds=30) in with_pin.texts()
    assert [button.accessibleName() for button in with_pin.window.buttons()] == [with_pin.say("cancel")]
    with_pin.tap(with_pin.button(with_pin.say("cancel")))
    with_pin.wait_out()
    again = new_desk()
    again.come_in()
    assert again.say("locked").format(seconds=21) in again.texts()  # coming in took 9 seconds
    for _ in range(5):
        again.tap(QPoint(20, 300))  # somebody is there
        again.pass_by(5)
    try_pin(again, PIN, qtbot)
    assert again.stage() is Stage.PANEL


def test_the_pad_says_nothing_of_the_digits(with_pin: Desk) -> None:
    """While they are typed the words, names and key caps stay as they are; only dots are counted."""
    with_pin.come_in()
    pad = with_pin.cover(PinPad)

    def said() -> list[str]:
        texts = [f"{words.text()}{words.accessibleName()}" for words in pad.findChildren(Words)]
        return texts + [
            f"{widget.accessibleName()}{widget.accessibleDescription()}" for widget in pad.findChildren(QWidget)
        ]

    before, pictures = said(), set()
    for digit in "0159":
        with_pin.tap(next(key for key in pad._keys if key.key == digit))
        pad._pad._lit.stop()
        pictures.add(bytes(pad._dots.grab().toImage().constBits()))
        assert said() == before
    assert len(pictures) == 4
    assert pad._digits == "0159"


def test_a_pressed_key_looks_like_every_other(with_pin: Desk) -> None:
    """Whichever key is down, the pad looks the same, and not as when none is: it felt something."""
    with_pin.come_in()
    pad = with_pin.cover(PinPad)
    still = pad._pad.grab().toImage()
    pictures = []
    for key in pad._keys:
        with_pin.press(key)
        pictures.append(pad._pad.grab().toImage())
        with_pin.cancel()
        pad._pad._lit.stop()
    assert all(picture == pictures[0] for picture in pictures)
    assert pictures[0] != still


def test_delete_takes_a_digit_back(with_pin: Desk, qtbot: QtBot) -> None:
    """The PIN with a slip in it works once the slip is deleted; more digits than a PIN has are not taken."""
    with_pin.come_in()
    pad = with_pin.cover(PinPad)
    for key in pad._keys * 2:
        with_pin.tap(key)
    assert len(pad._digits) == 12
    for _ in range(13):
        with_pin.tap(with_pin.button(with_pin.say("delete")))
    for digit in "478":
        with_pin.tap(next(key for key in pad._keys if key.key == digit))
    with_pin.tap(with_pin.button(with_pin.say("delete")))
    try_pin(with_pin, "11", qtbot)
    assert with_pin.stage() is Stage.PANEL


def test_the_keyboard_is_enough(with_pin: Desk, qtbot: QtBot) -> None:
    """Arrows and Enter type a PIN; Escape leaves."""
    with_pin.come_in()
    pad = with_pin.cover(PinPad)
    for digit in PIN:
        key = next(key for key in pad._keys if key.key == digit)
        while not key.hasFocus():
            with_pin.key(Qt.Key.Key_Right)
        with_pin.key(Qt.Key.Key_Return)
    enter = with_pin.button(with_pin.say("enter"))
    while not enter.hasFocus():
        with_pin.key(Qt.Key.Key_Left)
    with qtbot.waitSignal(with_pin.staffing._gate._check.done):
        with_pin.key(Qt.Key.Key_Return)
    with_pin.wait_out()
    assert with_pin.stage() is Stage.PANEL
    with_pin.key(Qt.Key.Key_Escape)
    assert with_pin.stage() is Stage.NOTHING


def test_digits_lie_in_order_unless_the_setting_shuffles_them(with_pin: Desk, new_desk: NewDesk) -> None:
    """Shuffled anew each time the pad opens, each digit once."""
    with_pin.come_in()
    assert tuple(key.key for key in with_pin.cover(PinPad)._keys) == DIGITS
    shuffling = new_desk(shuffle_keypad=True)
    orders = set()
    for _ in range(4):
        shuffling.come_in()
        orders.add(tuple(key.key for key in shuffling.cover(PinPad)._keys))
        shuffling.staffing.close()
    assert len(orders) > 1
    assert all(sorted(order) == sorted(DIGITS) for order in orders)


def test_the_pad_leaves_after_30_seconds_without_touch(with_pin: Desk) -> None:
    """And forgets what was typed; each touch keeps it."""
    with_pin.come_in()
    with_pin.pass_by(28)
    with_pin.tap(with_pin.cover(PinPad)._keys[0])
    with_pin.pass_by(29)
    assert with_pin.stage() is Stage.PAD
    with_pin.pass_by(1)
    assert with_pin.stage() is Stage.NOTHING
    with_pin.come_in()
    assert with_pin.cover(PinPad)._digits == ""


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A PIN is compared only when this is set, as on a machine that is busy."""
    go = Event()
    compare = hashing.matches

    def wait(digits: str, stored: PinHash) -> bool:
        return go.wait(30) and compare(digits, stored)

    monkeypatch.setattr(hashing, "matches", wait)
    return go


def test_the_screen_lives_while_the_pin_is_checked(with_pin: Desk, qtbot: QtBot, slowly: Event) -> None:
    """The pad says so, and has no keys meanwhile."""
    with_pin.come_in()
    with_pin.enter(PIN)
    settle()
    assert with_pin.say("checking") in with_pin.texts()
    assert [button.accessibleName() for button in with_pin.window.buttons()] == [with_pin.say("cancel")]
    with qtbot.waitSignal(with_pin.staffing._gate._check.done):
        slowly.set()
    assert with_pin.stage() is Stage.PANEL


@pytest.mark.parametrize("opened_again", [False, True])
def test_the_right_pin_opens_nothing_for_those_who_come_later(
    with_pin: Desk, qtbot: QtBot, slowly: Event, *, opened_again: bool
) -> None:
    """Whoever typed it left before it was compared: the panel stays shut, on the open pad too."""
    with_pin.come_in()
    with_pin.enter(PIN)
    with_pin.staffing.close()
    if opened_again:
        with_pin.come_in()
    with qtbot.waitSignal(with_pin.staffing._gate._check.done):
        slowly.set()
    assert with_pin.stage() is (Stage.PAD if opened_again else Stage.NOTHING)
    if opened_again:
        assert with_pin.say("checking") not in with_pin.texts()


@pytest.mark.parametrize(
    "pin", [PinHash("zz", "00", 16, 8, 1), PinHash("00", "00", 17, 8, 1), PinHash("00", "00", 2**40, 8, 1)]
)
def test_a_hash_that_scrypt_cannot_use_lets_nobody_in(
    own_settings: Path, new_desk: NewDesk, qtbot: QtBot, pin: PinHash
) -> None:
    """The pad says that the PIN is wrong, the log why."""
    assert own_settings.is_dir()
    settings.store_pin(pin)
    desk = new_desk()
    desk.come_in()
    try_pin(desk, PIN, qtbot)
    assert desk.say("wrong") in desk.texts()


def test_whatever_fails_while_a_pin_is_compared_the_next_one_counts(
    with_pin: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told as wrong and logged, and staff are not locked out until the next start."""

    def fail(_digits: str, _stored: PinHash) -> bool:
        raise ArithmeticError("planted")

    with_pin.come_in()
    with monkeypatch.context() as patch:
        patch.setattr(hashing, "matches", fail)
        try_pin(with_pin, PIN, qtbot)
    assert "planted" in caplog.text
    assert with_pin.say("wrong") in with_pin.texts()
    try_pin(with_pin, PIN, qtbot)
    assert with_pin.stage() is Stage.PANEL


def test_a_check_that_cannot_begin_locks_nobody_out(
    with_pin: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread is to be had for the first try; the next one counts."""

    def full(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    with_pin.come_in()
    with monkeypatch.context() as patch, qtbot.captureExceptions() as faults:
        patch.setattr(Thread, "start", full)
        with_pin.enter(PIN)
    assert len(faults) == 1
    with_pin.wait_out()
    try_pin(with_pin, PIN, qtbot)
    assert with_pin.stage() is Stage.PANEL


def test_a_hash_that_cannot_be_read_is_told(own_settings: Path, new_desk: NewDesk) -> None:
    """Staff learn what to do at the terminal."""
    assert own_settings.is_dir()
    settings.store_pin(hash_pin(PIN)).write_bytes(b"")
    desk = new_desk()
    desk.come_in()
    desk.enter(PIN)
    assert desk.say("unreadable") in desk.texts()
    assert desk.stage() is Stage.PAD


# --- panel ------------------------------------------------------------------------------------------------------------


def misspell(data: Any) -> None:
    """Very many problems."""
    for section in data["sections"]:
        section["sumary"] = section.pop("summary")
        for item in section.get("items", ()):
            item["titel"] = item.pop("title")


def test_the_panel_says_what_is_on_the_screen(desk: Desk) -> None:
    """File, since when, review, version, and that the saved file is the one shown."""
    desk.come_in()
    told = desk.all_pages()
    for expected in (desk.say("up_to_date"), str(paths.CONTENT), "2026-11-23 10:00:00", version()):
        assert expected in told
    assert told.count(desk.say("not_yet")) == 3


def test_the_review_is_told(new_desk: NewDesk, tmp_path: Path) -> None:
    """Who, when, and when it is due again."""

    def review(data: Any) -> None:
        data["review"] = {"reviewed_by": "Dr. Example", "reviewed_on": "2026-11-01", "due_on": "2027-11-01"}

    desk = new_desk()
    desk.staffing.content_shown(edited(tmp_path, review), paths.CONTENT)
    desk.come_in()
    assert {"Dr. Example", "2026-11-01", "2027-11-01"} <= set(desk.all_pages())


@pytest.mark.parametrize("size", [SIZE, (800, 600), (1080, 1920)])
def test_every_problem_of_a_refused_file_is_told_in_the_words_of_check(
    new_desk: NewDesk, tmp_path: Path, size: Size
) -> None:
    """Page by page, all of them, with line and column, and nothing scrolls."""
    desk = new_desk(size)
    problems = desk.refuse(tmp_path, misspell)
    assert len(problems) > 20
    out = StringIO()
    assert check(tmp_path / "content.json", out) == 1
    desk.come_in()
    assert not desk.window.findChildren(QAbstractScrollArea)
    assert not desk.window.findChildren(QScrollBar)
    told = desk.all_pages()
    assert desk.say("refused") in told
    lines = [line for line in out.getvalue().splitlines() if ": warning: " not in line]
    for line, problem in zip(lines, problems, strict=True):
        assert line.startswith(f"{tmp_path}/content.json:{problem.line}:{problem.column}: ")
        assert f"content.json:{problem.line}:{problem.column}" in told
        assert line.partition(f":{problem.column}: ")[2] in told


def test_the_panel_follows_the_file(desk: Desk, tmp_path: Path) -> None:
    """A file that is saved while the panel is open is told at once, refused or good."""
    desk.come_in()
    desk.refuse(tmp_path, misspell)
    assert desk.say("refused") in desk.texts()
    desk.staffing.content_shown(desk.content, paths.CONTENT)
    assert desk.say("up_to_date") in desk.texts()


def test_the_panel_leaves_after_60_seconds_without_touch(desk: Desk) -> None:
    """Each touch keeps it for as long again."""
    desk.come_in()
    desk.pass_by(58)
    desk.tap(QPoint(5, 300))
    desk.pass_by(59)
    assert desk.stage() is Stage.PANEL
    desk.pass_by(1)
    assert desk.stage() is Stage.NOTHING
    assert desk.window._staff.cover is None


def test_a_drop_of_water_does_not_keep_the_panel(desk: Desk) -> None:
    """A contact that trembles for ever is nobody; an unlocked panel closes all the same."""
    desk.come_in()
    spot = QPoint(5, 300)
    desk.press(spot)
    for step in range(7):
        desk.pass_by(10)
        desk.move(spot + QPoint(step % 2, 0))
    assert desk.stage() is Stage.NOTHING


def test_done_leaves(desk: Desk) -> None:
    """Back to the waiting screen."""
    desk.come_in()
    desk.tap(desk.button(desk.say("done")))
    assert desk.stage() is Stage.NOTHING


def test_the_program_hears_that_it_is_to_look(desk: Desk, qtbot: QtBot) -> None:
    """At the first touch."""
    desk.come_in()
    with qtbot.waitSignal(desk.staffing.reload_wished):
        desk.tap(desk.button(desk.say("reload")))


@pytest.mark.parametrize(("name", "signal"), [("restart", "restart_wished"), ("end", "end_wished")])
def test_what_stops_the_program_is_asked_again(desk: Desk, qtbot: QtBot, name: str, signal: str) -> None:
    """The first touch asks on the same button, any other button takes the question back, the second touch counts."""
    desk.come_in()
    with qtbot.assertNotEmitted(getattr(desk.staffing, signal)):
        desk.tap(desk.button(desk.say(name)))
        desk.wait_out()
        assert desk.say(name) not in desk.texts()
        desk.tap(desk.button(desk.say("reload")))
        desk.wait_out()
        assert desk.say("sure") not in desk.texts()
        desk.tap(desk.button(desk.say(name)))
        desk.wait_out()
        desk.tap(desk.button(desk.say("done")))
        desk.wait_out()
        desk.come_in()
        desk.tap(desk.button(desk.say(name)))
        desk.wait_out()
    with qtbot.waitSignal(getattr(desk.staffing, signal)):
        desk.tap(desk.button(desk.say("sure")))


def test_a_double_tap_does_not_end_the_program(desk: Desk, qtbot: QtBot) -> None:
    """Its second half comes while the screen still holds touches back."""
    desk.come_in()
    with qtbot.assertNotEmitted(desk.staffing.end_wished):
        desk.tap(desk.button(desk.say("end")))
        desk.tap(desk.button(desk.say("sure")))


def test_so_many_problems_are_counted(desk: Desk, tmp_path: Path) -> None:
    """Beyond fifty nobody reads on this screen; how many more there are is told."""
    problems = desk.refuse(tmp_path, misspell)
    many = [*problems] * (60 // len(problems) + 1)
    desk.staffing.content_refused(many, tmp_path / "content.json")
    desk.come_in()
    told = desk.all_pages()
    assert desk.say("more").format(count=len(many) - 50) in told
    assert sum(words.startswith("content.json:") for words in told) == 50


def test_looking_again_is_told(desk: Desk) -> None:
    """The panel says when it looked last."""
    desk.come_in()
    desk.now = MORNING + timedelta(seconds=83)
    desk.tap(desk.button(desk.say("reload")))
    assert "2026-11-23 10:01:23" in desk.all_pages()


def test_the_start_language_goes_round_and_is_kept(desk: Desk, new_desk: NewDesk) -> None:
    """The waiting screen is in it at once, and in the runs to come; the panel stays in the language of the staff."""
    desk.come_in()
    desk.tap(desk.button(desk.say("start").format(name="English")))
    desk.wait_out()
    assert desk.window.visit.language == "es"
    assert desk.say("done") in desk.texts()
    assert settings.load_choices().start_language == "es"
    assert new_desk().staffing.start_language(desk.content) == "es"
    desk.tap(desk.button(desk.say("start").format(name="Español")))
    assert (desk.window.visit.language, settings.load_choices().start_language) == ("en", "en")


def test_the_language_of_the_command_line_is_the_first_choice(desk: Desk, own_settings: Path) -> None:
    """Until staff choose another while it runs; one that the content lacks is passed over."""
    assert own_settings.is_dir()
    settings.store_choices(Choices("en"))
    for asked, expected in (("es", "es"), ("fr", "en"), (None, "en")):
        staffing = Staffing(desk.window, desk.shield, Settings(), asked)
        assert staffing.start_language(desk.content) == expected
        staffing.deleteLater()


def test_the_panel_speaks_the_language_of_the_screen(desk: Desk) -> None:
    """Whoever changed to Spanish before opening gets the panel in Spanish; patients start in English again."""
    desk.window.go(desk.window.visit.in_language("es"))
    desk.come_in()
    assert desk.content.staff is not None
    assert desk.content.staff.done.in_language("es") in desk.texts()
    assert desk.window.visit.language == "en"


def test_a_new_window_size_keeps_the_page(desk: Desk, tmp_path: Path) -> None:
    """Turned, resized, or with new content beneath, the panel shows the same problems."""
    desk.refuse(tmp_path, misspell)
    desk.come_in()
    desk.tap(desk.button(desk.say("next")))
    desk.wait_out()
    place = desk.staffing._place
    assert place > Place()
    desk.window.resize(1080, 1920)
    settle()
    panel = desk.cover(StaffPanel)
    assert panel.size() == desk.window.size()
    outline = panel._outline
    assert outline.start_of(outline.page_of(place)) <= place
    assert panel._pager._place == place


def test_the_log_is_told_without_tracebacks(desk: Desk) -> None:
    """Its last lines, the newest first, one line each, none too long."""
    handler = logs.recent
    record = logging.LogRecord("kiosk", logging.ERROR, "", 0, "fault: %s\nmore", ("x" * 999,), None)
    for _ in range(50):
        handler.emit(record)
    handler.emit(replace_message(record, "the newest"))
    assert handler.lines[0].endswith(" the newest")
    assert len(handler.lines) == 12
    assert all(len(line) <= 240 and "\n" not in line for line in handler.lines)
    desk.come_in()
    assert any("the newest" in text for text in desk.all_pages())


def replace_message(record: logging.LogRecord, message: str) -> logging.LogRecord:
    """The record with another message."""
    return logging.LogRecord(record.name, record.levelno, "", 0, message, None, None)


def test_a_fault_closes_the_panel(desk: Desk) -> None:
    """As `composition.Kiosk` wires it: nothing of the staff's stays open behind a visit that goes home."""
    desk.come_in()
    desk.staffing.close()
    desk.window.recover()
    assert desk.window._staff.cover is None


def test_the_panel_works_before_there_is_any_content(desk: Desk, tmp_path: Path) -> None:
    """With the words that came with the program: it is then that staff need it most."""
    desk.window.show_updating()
    problems = desk.refuse(tmp_path, misspell)
    desk.staffing._report = replace(desk.staffing._report, loaded=None)
    desk.come_in()
    assert f"{problems[0].place}: {problems[0].message}" in desk.all_pages()
    desk.tap(desk.button(desk.say("done")))
    assert desk.stage() is Stage.NOTHING


def test_the_words_that_came_with_the_program_are_those_of_the_content(content: Content) -> None:
    """`resources/staff.json` is the same in every language."""
    assert staff_words() == content.staff


def test_content_without_staff_words_gets_the_programs(content: Content) -> None:
    """In a language that they have."""
    bare = content.model_copy(update={"staff": None})
    assert Wording.of(bare, "es").language == "es"
    assert Wording.of(bare, "fr").language == "en"
    assert Wording.of(bare, "fr").words == content.staff


def test_the_programs_words_are_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The pad asks for them each second: no widget waits for the disk, nor fails with it."""
    words = Wording.of(None, "es")
    monkeypatch.setattr(paths, "STAFF_WORDS", tmp_path / "gone.json")
    assert Wording.of(None, "es") == words


def test_the_version_is_that_of_the_project() -> None:
    """Also where it runs from a clone."""
    assert f'version = "{version()}"' in (paths.PROGRAM / "pyproject.toml").read_text("utf-8")


def test_restart_runs_the_same_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same process, whose time begins anew."""
    ran: list[list[str]] = []
    monkeypatch.setattr(sys, "orig_argv", ["python", "main.py", "--content", "a b.json"])
    monkeypatch.setattr(os, "execv", lambda program, command: ran.append([program, *command]))
    monkeypatch.setenv("WAITING_ROOM_KIOSK_RESTARTED", "0")
    restart.restart()
    assert ran == [[sys.executable, sys.executable, "main.py", "--content", "a b.json"]]
    assert logs.seconds_since_start() < 60


# --- cleaning the glass -----------------------------------------------------------------------------------------------


def start_wiping(desk: Desk) -> None:
    """Opens the panel and chooses to clean the screen."""
    desk.come_in()
    desk.tap(desk.button(desk.say("wipe")))


def test_wiping_blocks_every_touch_and_ends_by_itself(desk: Desk) -> None:
    """For 30 s no finger, mouse or key does anything, not even in the corners; then the waiting screen works again."""
    start_wiping(desk)
    before = desk.window.visit
    for second in range(30, 0, -1):
        assert str(second) in desk.texts()
        for spot in (desk.first, desk.second, QPoint(683, 384), QPoint(300, 600)):
            desk.tap(spot)
            desk.stroke(spot, QPoint(683, 100))
            desk.click(spot)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Right):
            desk.key(key)
        assert (desk.window.visit, desk.stage()) == (before, Stage.WIPE)
        desk.pass_by(1)
    assert desk.stage() is Stage.NOTHING
    desk.wait_out()
    desk.tap(desk.window.buttons()[0])
    assert desk.window.visit != before


def test_corners_held_while_wiping_open_nothing(desk: Desk) -> None:
    """A cloth may rest anywhere."""
    start_wiping(desk)
    for _ in range(3):
        desk.hold(desk.first)
        desk.hold(desk.second)
    assert desk.stage() is Stage.WIPE


def test_new_content_does_not_let_touches_through_while_wiping(desk: Desk) -> None:
    """What changes the screen holds back presses for a moment, and never for less than was promised."""
    start_wiping(desk)
    desk.window.set_content(desk.content, desk.window.visit)
    desk.pass_by(5)
    before = desk.window.visit
    desk.tap(desk.second)
    assert (desk.window.visit, desk.stage()) == (before, Stage.WIPE)


# --- quiet hours ------------------------------------------------------------------------------------------------------


@pytest.fixture
def quiet(new_desk: NewDesk) -> Desk:
    """A kiosk in the evening, dark."""
    desk = new_desk(quiet_hours="18:00-07:30")
    desk.now = EVENING
    desk.pass_by(61)
    desk.staffing._quiet.look_at_the_clock()
    assert desk.stage() is Stage.QUIET
    desk.wait_out()
    return desk


def test_a_touch_wakes_the_quiet_screen_and_presses_nothing(quiet: Desk) -> None:
    """The waiting screen is there, the visit has not begun; a minute later it is dark again."""
    before = quiet.window.visit
    quiet.tap(quiet.second)
    assert (quiet.window.visit, quiet.stage()) == (before, Stage.NOTHING)
    quiet.tap(quiet.second)  # the second half of a double tap
    assert quiet.window.visit == before
    quiet.staffing._quiet.look_at_the_clock()
    assert quiet.stage() is Stage.NOTHING
    quiet.pass_by(61)
    quiet.staffing._quiet.look_at_the_clock()
    assert quiet.stage() is Stage.QUIET


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Escape])
def test_a_key_wakes_the_quiet_screen(quiet: Desk, key: Qt.Key) -> None:
    """Any of the five."""
    before = quiet.window.visit
    quiet.key(key)
    assert (quiet.window.visit, quiet.stage()) == (before, Stage.NOTHING)


def test_the_quiet_screen_ends_with_the_quiet_hours(quiet: Desk) -> None:
    """In the morning, or when the clock is set."""
    quiet.now = MORNING
    quiet.staffing._quiet.look_at_the_clock()
    assert quiet.stage() is Stage.NOTHING


def test_a_visit_is_never_darkened(new_desk: NewDesk) -> None:
    """Whoever reads in the evening reads on."""
    desk = new_desk(quiet_hours="18:00-07:30")
    desk.window.go(desk.window.visit.home())
    desk.now = EVENING
    desk.pass_by(600)
    desk.staffing._quiet.look_at_the_clock()
    assert desk.stage() is Stage.NOTHING


def test_nothing_on_the_quiet_screen_stays_in_its_place(quiet: Desk) -> None:
    """Each minute the words move."""
    places = set()
    for _ in range(6):
        quiet.staffing._quiet.look_at_the_clock()
        settle()
        places.add(quiet.cover(Cover).findChildren(Words)[0].y())
    assert len(places) == 6


def test_quiet_hours_are_called_off_for_today(quiet: Desk) -> None:
    """The panel opens over the quiet screen; called off they stay so over midnight, and are back the next evening."""
    quiet.come_in()
    quiet.tap(quiet.button(quiet.say("quiet_on").format(name="18:00–07:30")))
    quiet.wait_out()
    assert quiet.say("quiet_off").format(name="18:00–07:30") in quiet.texts()
    quiet.staffing.close()
    for hours, stage in ((0, Stage.NOTHING), (6, Stage.NOTHING), (24, Stage.QUIET)):
        quiet.now = EVENING + timedelta(hours=hours)
        quiet.pass_by(61)
        quiet.staffing._quiet.look_at_the_clock()
        assert quiet.stage() is stage


def test_without_quiet_hours_there_is_no_button_for_them(desk: Desk) -> None:
    """What is not set cannot be switched."""
    desk.come_in()
    names = [button.accessibleName() for button in desk.window.buttons()]
    assert not [name for name in names if "–" in name]


# --- the sign ---------------------------------------------------------------------------------------------------------


def sign(desk: Desk) -> Sign:
    """The sign of the window."""
    found: Sign = desk.window.findChildren(Sign)[0]
    return found


def test_the_sign_is_there_while_the_saved_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    """On every screen, over the layout without moving it, gone with the next good file."""
    visit = desk.window.visit
    before = [desk.window.childAt(600, 400), desk.picture()]
    desk.refuse(tmp_path, misspell)
    assert [desk.window.childAt(600, 400), desk.picture()] != before
    box = sign(desk).geometry()
    for there in (visit, visit.home(), visit.home().explain(desk.content.glossary[0].id), visit.other_contrast()):
        desk.window.go(there)
        settle()
        seen = desk.picture().pixelColor(box.center()).name()
        assert seen == desk.window.theme().colours.alarm
    desk.window.go(visit)
    desk.staffing.content_shown(desk.content, paths.CONTENT)
    assert sign(desk).isHidden()


def test_the_sign_says_nothing_to_patients(desk: Desk, tmp_path: Path) -> None:
    """No name, no keyboard, no touch: what lies beneath it is what is touched."""
    desk.refuse(tmp_path, misspell)
    dot = sign(desk)
    assert (dot.accessibleName(), dot.accessibleDescription(), dot.toolTip()) == ("", "", "")
    assert dot.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert desk.window.childAt(dot.geometry().center()) is not dot


@pytest.mark.parametrize("size", [SIZE, (800, 600), (1080, 1920)])
def test_the_sign_is_small_and_stands_free(new_desk: NewDesk, tmp_path: Path, size: Size) -> None:
    """About 3 mm, in the margin, over no word and no button of the waiting screen and the front page."""
    desk = new_desk(size)
    desk.refuse(tmp_path, misspell)
    dot, metrics = sign(desk), desk.window.theme().metrics
    assert dot.width() * tokens.REFERENCE_MM_PER_PX / metrics.scale < 6
    for visit in (desk.window.visit, desk.window.visit.home()):
        desk.window.go(visit)
        settle()
        parts = [part for kind in (Words, TouchButton) for part in desk.window.findChildren(kind) if part.isVisible()]
        boxes = [part.rect().translated(part.mapTo(desk.window, QPoint())) for part in parts]
        assert not [box for box in boxes if box.intersects(dot.geometry())]


@pytest.mark.parametrize("colours", [tokens.CALM, tokens.HIGH_CONTRAST], ids=["calm", "contrast"])
def test_the_sign_stands_out(colours: tokens.Colours) -> None:
    """Dot and ring have at least 4.5:1 to each other, and so one of them to whatever lies beneath."""
    assert ratio_of(colours.alarm, colours.ground) >= 4.5


# --- every size -------------------------------------------------------------------------------------------------------


def staff_faults(window: KioskWindow, content: Content, measure: Callable[[KioskWindow], Iterator[str]]) -> list[str]:
    """What is wrong on each screen of the staff."""
    window.setUpdatesEnabled(False)
    found = []
    for name in staff_screens(window, content, window.visit):
        settle()
        found += [f"{name}: {fault}" for fault in measure(window)]
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "es", "es+30%"])
@pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
def test_every_screen_of_the_staff_fits(
    make_window: MakeWindow, content: Content, size: Size, language: str, text_size: int
) -> None:
    """Nothing is clipped, broken, overlapping, off screen, too small or too close, nor with longer words."""
    shown = altered(content, longer) if language == "es+30%" else content
    window = make_window(size, language=language[:2], text_size=text_size, content=shown)

    def measure(window: KioskWindow) -> Iterator[str]:
        yield from layout_faults(window)
        yield from touch_faults(window)
        yield from capital_faults(window)

    assert not staff_faults(window, shown, measure)


@pytest.mark.parametrize("size", [(1080, 1920), (800, 600)], ids=str)
@pytest.mark.parametrize("text_size", [1, 3])
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_for_staff_stands_out(
    make_window: MakeWindow, content: Content, size: Size, text_size: int, theme: str
) -> None:
    """7:1 in the calm theme, 15:1 in the other, in pixels; so does the keyboard's ring, by 3:1."""
    window = make_window(size, language="es", text_size=text_size, high_contrast=theme == "high")
    looks: set[tuple[str, int, int]] = set()

    def measure(window: KioskWindow) -> Iterator[str]:
        yield from colour_faults(window, TEXT_CONTRAST[theme])
        window.setUpdatesEnabled(True)
        yield from ring_faults(window, looks)

    assert not staff_faults(window, content, measure)


@pytest.mark.parametrize("size", [(1080, 1920), SIZE, (800, 600)])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text_size", [1, 3])
def test_every_page_of_a_long_list_of_problems_fits(
    make_window: MakeWindow, content: Content, tmp_path: Path, size: Size, language: str, text_size: int
) -> None:
    """Nothing is clipped, overlaps or is too small to touch; page by page."""
    with pytest.raises(ContentRefused) as refusal:
        edited(tmp_path, misspell)
    told = replace(report(content, refused=True), problems=refusal.value.problems[:25])
    wording = Wording.of(content, language)

    def panel(theme: Theme, parent: QWidget) -> Cover:
        return StaffPanel(told, wording, Place(), theme, parent)

    window = make_window(size, language=language, text_size=text_size)
    window.setUpdatesEnabled(False)
    window.cover(panel)
    settle()
    shown = window._staff.cover
    assert isinstance(shown, StaffPanel)
    for _ in range(shown._outline.pages):
        settle()
        assert not list(layout_faults(window)) + list(touch_faults(window))
        shown.key(Qt.Key.Key_PageDown)


def test_the_words_of_staff_are_checked_like_all_others(tmp_path: Path) -> None:
    """A text of the panel that lacks a language is told with its place."""

    def lose(data: Any) -> None:
        del data["staff"]["wipe"]["es"]

    with pytest.raises(ContentRefused) as refusal:
        edited(tmp_path, lose)
    assert refusal.value.problems[0].place == "staff panel, button “clean the screen”, Spanish"
    assert read(paths.CONTENT).staff is not None
