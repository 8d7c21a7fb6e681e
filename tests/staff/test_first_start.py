"""The first start: seven questions by touch, which write the settings."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk import parts, paths, tokens
from kiosk.staff.controller import StaffMode
from kiosk.staff.pin_hash import matches
from kiosk.staff.stored import Choices, PinHash, StaffFiles
from kiosk.system.settings.opening_hours import OpeningHours, opening_hours
from kiosk.system.settings.quiet_hours import WEEKDAYS, WeeklyHours, read_day
from kiosk.system.settings.settings import Settings, read_settings
from kiosk.views.staff.card_frame import CARD_MM, CardFrame
from kiosk.views.staff.first_start import STEPS, FirstStartScreen, FirstStartWording
from tests.conftest import MakeKiosk
from tests.support.settle import settle
from tests.support.staff_rig import PIN, NewStaffRig, StaffRig

WORDS = parts.first_start_words()


def say(word: str, language: str = "en", /, **details: object) -> str:
    """The words of a question or a button."""
    return WORDS[word][language].format(**details)


def touch(rig: StaffRig, word: str, language: str = "en", /, **details: object) -> None:
    """Touches the button with those words."""
    rig.tap(rig.button(say(word, language, **details)))
    rig.wait_out()


def go_to(rig: StaffRig, step: str, language: str = "en") -> None:
    """Touches Next until that question is asked."""
    while say(step, language) not in rig.texts():
        touch(rig, "next", language)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the settings are written."""
    return tmp_path / "config"


@pytest.fixture
def rig(staff_rig: StaffRig) -> StaffRig:
    """A kiosk on which nothing is set up yet; the first question is asked."""
    staff_rig.staff.set_up(tokens.FIRST_START_S)
    staff_rig.wait_out()
    return staff_rig


@pytest.fixture
def finish(rig: StaffRig, folder: Path, qtbot: QtBot) -> Callable[..., Settings]:
    """Goes through the questions that are left; what was written."""

    def finish(language: str = "en") -> Settings:
        go_to(rig, "content", language)
        with qtbot.waitSignal(rig.staff.restart_requested):
            rig.tap(rig.button(say("done", language)))
        found = read_settings(folder / paths.SETTINGS)
        assert not found.slips
        return found.settings

    return finish


def test_there_are_seven_questions_one_a_screen(rig: StaffRig) -> None:
    """Each says which of how many it is; Back leads to the one before."""
    for number, step in enumerate(STEPS, 1):
        assert {say(step), say("page", page=number, pages=7)} <= set(rig.texts())
        if number < len(STEPS):
            touch(rig, "next")
    for step in reversed(STEPS[:-1]):
        touch(rig, "back")
        assert say(step) in rig.texts()


def test_whoever_only_goes_on_gets_a_kiosk_that_works(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """In the language that was shown, with the size that was shown, without a PIN, and never black."""
    settings = finish()
    assert settings == Settings(language="en", mm_per_px=settings.mm_per_px)
    assert not rig.files.pin_is_set()


def test_the_words_follow_the_language(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """At once; each visit begins in it, also where staff chose another one on the panel before."""
    rig.preferences.start_in("en")
    rig.tap(rig.button("Español"))
    rig.wait_out()
    assert say("language", "es") in rig.texts()
    assert finish("es").language == "es"
    assert rig.files.load(Choices) == Choices("es")


def test_the_size_comes_from_a_bank_card(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """The frame is as many pixels wide as a card is: the pitch is exact, and wider means smaller pixels."""
    go_to(rig, "size")
    card = rig.window.findChildren(CardFrame)[0]
    before = card._width
    for _ in range(3):
        touch(rig, "more", name=say("fine"))
    touch(rig, "less", name=say("coarse"))
    assert card._width < before + 3
    assert finish().mm_per_px == pytest.approx(CARD_MM[0] / card._width, abs=0.0001)


def test_the_frame_stays_on_the_screen(rig: StaffRig) -> None:
    """However often it is made wider."""
    go_to(rig, "size")
    card = rig.window.findChildren(CardFrame)[0]
    for _ in range(60):
        touch(rig, "more", name=say("coarse"))
    assert card._width == card.width()


# --- the picture ------------------------------------------------------------------------------------------------------


def turned(rig: StaffRig) -> None:
    """The picture is turned once."""
    go_to(rig, "turn")
    touch(rig, "turn_it")


def test_a_picture_that_is_kept_is_written(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """After two turns it stands upside down."""
    turned(rig)
    touch(rig, "turn_again")
    touch(rig, "keep")
    assert rig.turns == [90, 180]
    assert finish().turn == 180


def test_a_picture_that_nobody_keeps_turns_back(rig: StaffRig) -> None:
    """After 15 seconds, which are counted, for it may be one that nobody can read."""
    turned(rig)
    assert say("turn_back", seconds=15) in rig.texts()
    rig.clock.advance(9)  # and one that presses were held back
    rig.staff._first_start._turning.check()
    assert say("turn_back", seconds=5) in rig.texts()
    rig.clock.advance(5)
    rig.staff._first_start._turning.check()
    settle()
    assert rig.turns == [90, 0]
    assert say("turn_it") in rig.texts()


def test_nothing_leads_on_from_a_picture_that_is_not_kept(rig: StaffRig) -> None:
    """Neither a button nor a key."""
    turned(rig)
    assert [button.accessibleName() for button in rig.window.buttons()] == [say("turn_again"), say("keep")]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
        rig.key(key)
    assert say("turn") in rig.texts()


def test_leaving_takes_a_turn_back(rig: StaffRig) -> None:
    """As after a fault."""
    turned(rig)
    rig.staff.close()
    assert rig.turns == [90, 0]


def test_a_screen_that_cannot_be_turned_is_told(rig: StaffRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions go on."""
    monkeypatch.setattr(rig.staff._first_start, "_setup", rig.staff._setup.first_start._replace(turn=lambda _: False))
    turned(rig)
    assert say("turn_failed") in rig.texts()
    go_to(rig, "size")


# --- the PIN ----------------------------------------------------------------------------------------------------------


def type_pin(rig: StaffRig, digits: str) -> None:
    """Types a PIN on the pad."""
    rig.enter(digits)
    rig.wait_out()


def test_a_pin_is_typed_twice(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """Its hash is stored with the settings, not before."""
    go_to(rig, "pin")
    touch(rig, "pin_choose")
    assert say("pin_first") in rig.texts()
    type_pin(rig, PIN)
    assert say("pin_second") in rig.texts()
    type_pin(rig, PIN)
    assert say("pin_set") in rig.texts()
    assert not rig.files.pin_is_set()
    finish()
    stored = rig.files.load(PinHash)
    assert stored is not None
    assert matches(PIN, stored)


def test_a_pin_that_is_too_short_or_another_the_second_time_is_asked_for_again(rig: StaffRig) -> None:
    """The pad says why; Cancel leads back to the question."""
    go_to(rig, "pin")
    touch(rig, "pin_choose")
    type_pin(rig, "123")
    assert {say("pin_first"), say("pin_short")} <= set(rig.texts())
    type_pin(rig, "1234")
    type_pin(rig, "4321")
    assert {say("pin_first"), say("pin_differs")} <= set(rig.texts())
    rig.tap(rig.button(rig.say("cancel")))
    rig.wait_out()
    assert say("pin_choose") in {button.accessibleName() for button in rig.window.buttons()}


def test_nothing_is_left_of_a_pin_when_nobody_goes_on(rig: StaffRig) -> None:
    """It is not in memory, and the pad is closed when the questions are asked again."""
    go_to(rig, "pin")
    touch(rig, "pin_choose")
    type_pin(rig, PIN)
    rig.pass_by(tokens.FIRST_START_S + 1)
    assert rig.mode() is StaffMode.NOTHING
    rig.staff.set_up()
    rig.staff_screen(FirstStartScreen)
    assert PIN not in str(vars(rig.staff._first_start))


# --- the hours --------------------------------------------------------------------------------------------------------


def test_opening_hours_become_quiet_hours(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """In half hours; on a day on which it is closed the screen is black all day."""
    go_to(rig, "hours")
    touch(rig, "hours_closed")
    touch(rig, "more", name=say("opens"))
    touch(rig, "less", name=say("closes"))
    touch(rig, "wednesday")
    hours = finish().quiet_hours
    assert hours == OpeningHours(8 * 60, 17 * 60 + 30, frozenset({0, 1, 3, 4})).quiet()
    assert hours is not None
    known = ((23, 7, True), (23, 8, False), (23, 18, True), (25, 12, True), (26, 7, True), (29, 12, True))
    for day, hour, quiet in known:
        assert hours.within(datetime(2026, 11, day, hour, 15)) is quiet


@pytest.mark.parametrize(
    "opening",
    [
        OpeningHours(),
        OpeningHours(0, 24 * 60, frozenset({0, 6})),
        OpeningHours(30, 24 * 60, frozenset(range(7))),
        OpeningHours(0, 60, frozenset({3})),
        OpeningHours(days=frozenset()),
    ],
    ids=str,
)
def test_it_is_black_when_it_is_closed_and_only_then(opening: OpeningHours) -> None:
    """Each half hour of a week."""
    weekly = opening.quiet()
    assert weekly is not None
    for minute in range(15, 7 * 24 * 60, 30):
        day, of_day = divmod(minute, 24 * 60)
        now = datetime(2026, 11, 23 + day, *divmod(of_day, 60))
        is_open = now.weekday() in opening.days and opening.opens <= of_day < opening.closes
        assert weekly.within(now) is not is_open


def test_a_clinic_that_never_closes_has_no_quiet_hours() -> None:
    """Its screen is never black."""
    assert OpeningHours(0, 24 * 60, frozenset(range(7))).quiet() is None


def test_hours_that_were_not_touched_stay_as_they_are(new_staff_rig: NewStaffRig, folder: Path, qtbot: QtBot) -> None:
    """Also those that no opening hours lead to; and so does every other setting."""
    weekly = WeeklyHours((read_day("12:00-13:00"),) * len(WEEKDAYS))
    known = Settings(quiet_hours=weekly, viewing_distance_mm=900.0, content=Path("/srv/words.json"), log_level="debug")
    rig = new_staff_rig(**vars(known))
    rig.staff.set_up()
    rig.wait_out()
    go_to(rig, "content")
    with qtbot.waitSignal(rig.staff.restart_requested):
        rig.tap(rig.button(say("done")))
    written = read_settings(folder / paths.SETTINGS).settings
    assert (written.quiet_hours, written.viewing_distance_mm) == (weekly, 900.0)
    assert (written.content, written.log_level) == (known.content, "debug")


@pytest.mark.parametrize("opening", [OpeningHours(), OpeningHours(600, 720, frozenset({2, 5}))], ids=str)
def test_opening_hours_are_found_again(opening: OpeningHours) -> None:
    """When the questions are asked once more; others are told apart."""
    assert opening_hours(opening.quiet()) == opening
    assert opening_hours(WeeklyHours.read("12:00-13:00")) is None
    assert opening_hours(None) is None


# --- sound, the end ---------------------------------------------------------------------------------------------------


def test_the_volume_has_ten_steps_and_off(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """No button leads beyond."""
    go_to(rig, "sound")
    for _ in range(7):
        touch(rig, "less", name=say("volume"))
    assert f"{say('volume')} {say('off')}" in rig.texts()
    for _ in range(12):
        touch(rig, "more", name=say("volume"))
    assert f"{say('volume')} 10" in rig.texts()
    assert finish().volume == 10


def test_sound_may_be_for_headphones_only(rig: StaffRig, finish: Callable[..., Settings]) -> None:
    """Else the loudspeaker sounds too."""
    go_to(rig, "sound")
    touch(rig, "sound_headphones")
    assert finish().headphones_only


def test_the_content_file_is_named(rig: StaffRig) -> None:
    """Nothing is typed."""
    go_to(rig, "content")
    assert str(paths.CONTENT) in rig.texts()


def test_what_stood_in_the_settings_before_is_kept(folder: Path, finish: Callable[..., Settings]) -> None:
    """With the comments of people; the new file explains itself."""
    folder.mkdir()
    (folder / paths.SETTINGS).write_text("volume = 3  # Dr. Example likes it so\n")
    finish()
    assert "Dr. Example" in (folder / "settings.toml.bak").read_text()
    assert (folder / paths.SETTINGS).read_text().startswith("# The settings of one kiosk.")


def test_answers_that_cannot_be_written_are_told_and_lead_on(
    rig: StaffRig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The waiting screen comes all the same."""

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(StaffFiles, "store_settings", refuse)
    go_to(rig, "content")
    with qtbot.waitSignal(rig.staff._first_start.written):
        rig.tap(rig.button(say("done")))
    rig.wait_out()
    assert say("failed", reason="Read-only file system") in rig.texts()
    touch(rig, "done")
    assert rig.mode() is StaffMode.NOTHING


def test_the_five_keys_answer_everything(rig: StaffRig, qtbot: QtBot, folder: Path) -> None:
    """Arrows to a button, Enter to press it; Page Down is Next."""
    rig.key(Qt.Key.Key_Down)
    names = []
    for _ in range(len(rig.window.buttons())):
        names.append(next(button.accessibleName() for button in rig.window.buttons() if button.hasFocus()))
        rig.key(Qt.Key.Key_Down)
    assert set(names) == {"English", "Español", say("later"), say("next")}
    for _ in STEPS[1:]:
        rig.key(Qt.Key.Key_PageDown)
        rig.wait_out()
    rig.key(Qt.Key.Key_Up)
    while not rig.button(say("done")).hasFocus():
        rig.key(Qt.Key.Key_Down)
    with qtbot.waitSignal(rig.staff.restart_requested):
        rig.key(Qt.Key.Key_Return)
    assert (folder / paths.SETTINGS).is_file()


# --- when it is asked -------------------------------------------------------------------------------------------------


def test_ten_minutes_without_a_touch_show_the_waiting_screen(rig: StaffRig, folder: Path) -> None:
    """A power cut in the first night leaves no patient with questions for staff; nothing is written."""
    rig.pass_by(tokens.FIRST_START_S - 5)
    touch(rig, "next")
    rig.pass_by(tokens.FIRST_START_S - 5)
    assert rig.mode() is StaffMode.FIRST_START
    rig.pass_by(5)
    assert rig.mode() is StaffMode.NOTHING
    assert not folder.exists()


def test_later_shows_the_waiting_screen(rig: StaffRig) -> None:
    """It is asked again at the next start."""
    touch(rig, "later")
    assert rig.mode() is StaffMode.NOTHING


def test_the_panel_asks_again(with_pin: StaffRig, qtbot: QtBot) -> None:
    """Behind the PIN; it says that there is one."""
    rig = with_pin
    rig.come_in()
    with qtbot.waitSignal(rig.staff._login.compared):
        rig.enter(PIN)
    rig.wait_out()
    touch(rig, "open")
    assert say("language") in rig.texts()
    go_to(rig, "pin")
    assert say("pin_set") in rig.texts()
    rig.pass_by(tokens.SET_UP_S + 1)
    assert rig.mode() is StaffMode.NOTHING


@pytest.mark.parametrize("state", ["new", "settings", "broken settings", "pin", "not asked for"])
def test_it_is_asked_once_nothing_is_set_up(state: str, make_kiosk: MakeKiosk, own_settings: Path) -> None:
    """Never where there are settings, however broken, or a PIN: patients cannot come to it by a file that is lost."""
    folder = own_settings / "waiting-room-kiosk"
    if state == "settings":
        folder.mkdir()
        (folder / paths.SETTINGS).touch()
    elif state == "broken settings":
        (folder / paths.SETTINGS).mkdir(parents=True)
    elif state == "pin":
        StaffFiles(folder).store(PinHash("00", "00", 2, 8, 1))
    kiosk = make_kiosk(*([] if state == "not asked for" else ["--first-start"]), "--window", "1366x768")
    assert (kiosk.staff.mode is StaffMode.FIRST_START) is (state == "new")


def test_no_touch_opens_it_for_a_patient(staff_rig: StaffRig) -> None:
    """None of the buttons of the waiting screen and the front page leads there."""
    for visit in (staff_rig.window.visit, staff_rig.window.visit.home()):
        staff_rig.window.go(visit)
        assert say("open") not in {button.accessibleName() for button in staff_rig.window.buttons()}


# --- the words --------------------------------------------------------------------------------------------------------


def test_every_word_is_there_in_both_languages() -> None:
    """With the same places to fill in."""
    for name, texts in json.loads(paths.own_text(paths.FIRST_START_WORDS)).items():
        assert list(texts) == ["en", "es"], name
        assert texts["en"].count("{") == texts["es"].count("{"), name


def test_a_language_without_words_is_spoken_to_in_english() -> None:
    """The content may have more languages than the program."""
    assert FirstStartWording(WORDS, "fr").say("next") == say("next")
