"""Sections and notices with a season: they come and go by themselves, when nobody reads, and always fit the screen."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from kiosk import composition, parts, tokens
from kiosk.content.check.problems import Problem
from kiosk.content.edition import edition_at
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from kiosk.content.seasons import WEEKDAYS, Seasonal
from kiosk.navigation import Screen, Visit
from kiosk.publishing.calendar import Calendar
from kiosk.system.settings.settings import Settings
from kiosk.views.attract import PHASES, AttractView
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.notices import Notices
from kiosk.widgets.disposal import dispose
from kiosk.window.window import KioskWindow
from tests.conftest import MakeKiosk, MakeWindow, Size
from tests.journeys.test_screens import TEXT_CONTRAST, Measuring, colour_faults
from tests.support.colours import CALM, HIGH_CONTRAST
from tests.support.rig import Clock, edited
from tests.support.samples import minimal_content, saved, with_value
from tests.support.screens import SIZES, altered, longer, pixels, texts
from tests.support.settle import settle

CLOSED = {"en": "The clinic is closed on Thursday, May 7.", "es": "La clínica está cerrada el jueves 7 de mayo."}
AWAY = {
    "en": "Dr. Example is away until May 15. Please ask at the front desk.",
    "es": "El Dr. Ejemplo no está hasta el 15 de mayo. Pregunte en la recepción.",
}
LONG = {
    "en": " ".join(["All of these words stand on the screen."] * 5),
    "es": " ".join(["Todas estas palabras están en la pantalla."] * 5),
}
TWO: list[dict[str, Any]] = [{"text": CLOSED, "icon": "clock"}, {"text": AWAY}]

MONDAY = date(2026, 5, 4)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def notices(*entries: dict[str, Any]) -> Callable[[Any], None]:
    """A change that puts these notices into a content file."""

    def change(data: Any) -> None:
        data["notices"] = list(entries)

    return change


def small(*entries: dict[str, Any]) -> dict[str, Any]:
    """The small content with these notices."""
    return minimal_content() | {"notices": list(entries)}


def refused(folder: Path, content: object) -> tuple[Problem, ...]:
    """The problems of a content file."""
    with pytest.raises(ContentRefused) as caught:
        read(saved(folder, content))
    return caught.value.problems


def told(window: KioskWindow) -> list[str]:
    """The words of the notices on the screen."""
    shown = [notices for notices in window.findChildren(Notices) if notices.isVisible()]
    return [words.text() for notices in shown for words in notices.findChildren(Label)]


# --- days -------------------------------------------------------------------------------------------------------------


def season(first: date | None = None, last: date | None = None, weekdays: Sequence[str] = ()) -> Seasonal:
    """Something with that season, which may be one that a file could not have."""
    return Seasonal.model_construct(show_from=first, show_until=last, weekdays=tuple(weekdays))


@given(first=st.none() | days, last=st.none() | days, weekdays=st.sets(st.sampled_from(WEEKDAYS)), day=days)
def test_a_season_is_its_days(first: date | None, last: date | None, weekdays: set[str], day: date) -> None:
    """In season are the days from the first to the last, both too, on the listed days of the week."""
    wanted = (first or date.min) <= day <= (last or date.max) and (
        not weekdays or day.strftime("%a").lower() in weekdays
    )
    assert season(first, last, sorted(weekdays)).in_season(day) == wanted


@given(day=days)
def test_what_has_no_dates_is_always_there(day: date) -> None:
    """Nothing given, nothing left out."""
    assert season().in_season(day)
    assert not season().seasonal


@given(day=days)
def test_one_day(day: date) -> None:
    """First and last day may be the same: shown on that one, not before and not after."""
    only = season(day, day)
    assert [only.in_season(day + timedelta(days=step)) for step in (-1, 0, 1)] == [False, True, False]


@given(first=days)
def test_weekdays_come_every_week(first: date) -> None:
    """Of any seven days in a row each day of the week is one."""
    week = [first + timedelta(days=step) for step in range(7)]
    for name in WEEKDAYS:
        assert sum(season(weekdays=[name]).in_season(day) for day in week) == 1


@st.composite
def seasons(draw: st.DrawFn) -> dict[str, Any]:
    """A season as it stands in a file, sound."""
    first, last = sorted([draw(days), draw(days)])
    found: dict[str, Any] = {
        "show_from": draw(st.sampled_from([None, str(first)])),
        "show_until": draw(st.sampled_from([None, str(last)])),
    }
    if (last - first).days >= 7 and (weekdays := draw(st.sets(st.sampled_from(WEEKDAYS)))):
        found["weekdays"] = sorted(weekdays)
    return found


@given(parts=st.lists(seasons(), min_size=5, max_size=5), lines=st.lists(seasons(), max_size=3), day=days)
def test_each_day_shows_what_is_in_season(parts: list[Any], lines: list[Any], day: date) -> None:
    """Some section is left on every day; all keep their order, nothing else changes, and once is enough."""
    data = small(*({"text": f"Number {index}."} | line for index, line in enumerate(lines)))
    for section, part in zip(data["sections"], parts, strict=False):
        section.update(part)
    content = Content.model_validate(data)
    today = content.on(day)
    assert today.shown
    assert list(today.sections) == [section for section in content.sections if section.in_season(day)]
    assert list(today.notices) == [notice for notice in content.notices if notice.in_season(day)]
    assert today.on(day) == today
    assert today.model_copy(update={"sections": (), "notices": ()}) == content.model_copy(
        update={"sections": (), "notices": ()}
    )


def test_the_shipped_content_has_no_season(content: Content) -> None:
    """The clinic's own text knows no dates, so that it is the same on every day."""
    assert content.on(MONDAY) is content
    assert not content.notices


# --- faults -----------------------------------------------------------------------------------------------------------


def test_a_last_day_before_the_first_is_told_at_the_last(tmp_path: Path) -> None:
    """With both days, and where."""
    (problem,) = refused(tmp_path, small({"text": "A text.", "show_from": "2026-05-07", "show_until": "2026-05-06"}))
    assert problem.place == "notice 1, last day"
    assert "2026-05-06" in problem.message
    assert "2026-05-07" in problem.message


def test_a_section_is_checked_alike(tmp_path: Path) -> None:
    """The same words, at the place in the section."""
    wrong = minimal_content()
    wrong["sections"][1].update(show_from="2026-05-07", show_until="2026-05-06")
    (problem,) = refused(tmp_path, wrong)
    assert problem.place == "section 'the-conditions', last day"


@pytest.mark.parametrize(
    ("given_day", "words"),
    [
        ("mo", "Did you mean “mon”?"),
        ("Wednesday", 'Write "wed"'),
        ("Fri", 'Write "fri"'),
        ("x", "Known are: mon, tue"),
        ("mon-fri", "Write each by itself"),
        ("mon, tue", "Write each"),
    ],
)
def test_an_unknown_weekday_is_told_with_what_was_meant(tmp_path: Path, given_day: str, words: str) -> None:
    """In full, with a capital, misspelt, no weekday at all, or more than one."""
    (problem,) = refused(tmp_path, small({"text": "A text.", "weekdays": ["sat", given_day]}))
    assert problem.place == "notice 1, day 2"
    assert words in problem.message


def test_weekdays_that_never_come_are_told(tmp_path: Path) -> None:
    """From a Monday to a Wednesday there is no Sunday."""
    never = {"text": "A text.", "show_from": "2026-05-04", "show_until": "2026-05-06", "weekdays": ["sun", "sat"]}
    (problem,) = refused(tmp_path, small(never))
    assert problem.place == "notice 1, days of the week"


def test_no_weekday_at_all_is_told(tmp_path: Path) -> None:
    """An empty list would never be shown; one who means all days leaves it out."""
    (problem,) = refused(tmp_path, small({"text": "A text.", "weekdays": []}))
    assert problem.place == "notice 1, days of the week"


def test_some_section_must_always_be_there(tmp_path: Path) -> None:
    """Where every section that is not hidden has a season, the screen might be empty one day."""
    wrong = minimal_content()
    wrong["sections"][0]["hidden"] = True
    for section in wrong["sections"][1:]:
        section["weekdays"] = ["mon"]
    (problem,) = refused(tmp_path, wrong)
    assert problem.place == "sections"
    assert "Every section has dates" in problem.message


def test_a_notice_is_checked_like_everything_else(tmp_path: Path) -> None:
    """Languages, icons and names that are wrong are told at their places."""
    problems = refused(tmp_path, small({"text": {"en": "A text."}, "icon": "clok", "show_form": "2026-05-04"}))
    assert [problem.place.partition(", ")[0] for problem in problems] == ["notice 1"] * 3
    assert any("Spanish" in problem.message for problem in problems)
    assert any("Did you mean “clock”?" in problem.message for problem in problems)
    assert any("Did you mean “show_from”?" in problem.message for problem in problems)


@pytest.mark.parametrize("value", [5, "x", True, {}, ["x"], "2026-13-01", "2026-02-30"])
@pytest.mark.parametrize("key", ["show_from", "show_until", "weekdays", "text", "icon"])
def test_nothing_written_there_is_an_accident(tmp_path: Path, key: str, value: object) -> None:
    """Whatever stands in a notice, it is taken or told in words."""
    data = with_value(small({"text": "A text."}), ("notices", 0, key), value)
    try:
        told_at = {"notice 1" for _ in read(saved(tmp_path, data)).notices}
    except ContentRefused as refusal:
        told_at = {problem.place.partition(", ")[0] for problem in refusal.problems}
    assert told_at == {"notice 1"}


# --- another day ------------------------------------------------------------------------------------------------------


class Wall:
    """A clock on the wall that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 6, 23, 59, 30)

    def __call__(self) -> datetime:
        """What it says."""
        return self.now


@pytest.fixture
def wall() -> Wall:
    """Half a minute before midnight, on the eve of the notice `CLOSED`."""
    return Wall()


@pytest.fixture
def kiosk(make_kiosk: MakeKiosk, tmp_path: Path, wall: Wall) -> composition.Kiosk:
    """The whole kiosk, shown, with a notice and a section of one day, the 7th of May."""

    def change(data: Any) -> None:
        today = {"show_from": "2026-05-07", "show_until": "2026-05-07"}
        data["notices"] = [{"text": CLOSED} | today]
        overview = next(section for section in data["sections"] if section["id"] == "overview")
        extra = json.loads(json.dumps(overview)) | today | {"id": "extra", "title": "Extra"}
        data["sections"].insert(1, extra)
        overview["blocks"][0]["link"] = {"to": "extra", "label": "Go there"}

    edited(tmp_path, change)
    return make_kiosk("--window", "1366x768", "--content", str(tmp_path / "content.json"), now=wall)


def sections(kiosk: composition.Kiosk) -> tuple[str, ...]:
    """The ids of the sections that patients can reach."""
    return kiosk.window.outline.sections


def at(kiosk: composition.Kiosk, wall: Wall, day: int, hour: int = 0) -> None:
    """A minute passes on the kiosk; on the wall it is that hour of that day in May."""
    wall.now = datetime(2026, 5, day, hour, 0, 10)
    kiosk.calendar.check_clock()
    settle()


def test_midnight_brings_and_takes_on_the_waiting_screen(kiosk: composition.Kiosk, wall: Wall) -> None:
    """What is for the 7th is there on the 7th, at once, and gone on the 8th."""
    window = kiosk.window
    assert (told(window), "extra" in sections(kiosk)) == ([], False)
    at(kiosk, wall, 7)
    assert (told(window), "extra" in sections(kiosk)) == (list(CLOSED.values()), True)
    at(kiosk, wall, 7, 23)
    assert told(window)
    at(kiosk, wall, 8)
    assert (told(window), "extra" in sections(kiosk)) == ([], False)


def test_midnight_waits_for_the_end_of_a_visit(kiosk: composition.Kiosk, wall: Wall) -> None:
    """Nothing changes under a reader's eyes, wherever they go; when the visit is over, it has changed."""
    window = kiosk.window
    window.go(window.visit.home())
    at(kiosk, wall, 7)
    for visit in (window.visit.home(), window.visit.home().open("overview"), window.visit.home().in_language("es")):
        window.go(visit)
        assert (told(window), "extra" in sections(kiosk)) == ([], False)
    window.reset()
    settle()
    assert window.visit.route.screen is Screen.ATTRACT
    assert (told(window), "extra" in sections(kiosk)) == (list(CLOSED.values()), True)


def test_a_section_stays_until_its_reader_has_gone(kiosk: composition.Kiosk, wall: Wall) -> None:
    """The season of a section ends; whoever reads it reads on."""
    at(kiosk, wall, 7)
    window = kiosk.window
    window.go(window.visit.home().open("extra"))
    at(kiosk, wall, 8)
    assert window.visit.route.section == "extra"
    kiosk.idle_timer.timed_out.emit()
    settle()
    assert "extra" not in sections(kiosk)


def test_a_button_to_a_section_comes_and_goes_with_it(kiosk: composition.Kiosk, wall: Wall) -> None:
    """No button leads nowhere."""
    window = kiosk.window

    def offered() -> bool:
        window.go(window.visit.home().open("overview"))
        settle()
        found = any(button.accessibleName() == "Go there" for button in window.buttons())
        window.reset()
        return found

    assert not offered()
    at(kiosk, wall, 7)
    assert offered()


def test_a_visit_that_begins_after_midnight_sees_the_new_day(kiosk: composition.Kiosk, wall: Wall) -> None:
    """And in the language that the patient chose."""
    at(kiosk, wall, 7)
    window = kiosk.window
    window.go(window.visit.in_language("es").home())
    settle()
    assert told(window) == [CLOSED["es"]]
    window.go(window.visit.in_language("en"))
    settle()
    assert told(window) == [CLOSED["en"]]


@pytest.mark.parametrize("path", [(7, 6), (5, 7), (7, 20, 7), (8, 7)])
def test_any_jump_of_the_clock_is_followed(kiosk: composition.Kiosk, wall: Wall, path: tuple[int, ...]) -> None:
    """Set back or forward, or after the computer slept for weeks: what counts is the day it is."""
    for day in path:
        at(kiosk, wall, day)
        assert bool(told(kiosk.window)) == (day == 7)


def test_an_hour_twice_or_never_changes_nothing(kiosk: composition.Kiosk, wall: Wall) -> None:
    """Summer time begins and ends within a day, which stays the same."""
    at(kiosk, wall, 7)
    before = kiosk.window._shown
    for hour in (1, 3, 2, 2):
        at(kiosk, wall, 7, hour)
    assert kiosk.window._shown is before


def test_a_day_that_changes_nothing_leaves_the_screen_alone(kiosk: composition.Kiosk, wall: Wall) -> None:
    """The waiting screen is not made anew each midnight."""
    at(kiosk, wall, 10)
    before = kiosk.window.findChild(AttractView)
    at(kiosk, wall, 11)
    assert kiosk.window.findChild(AttractView) is before


def test_midnight_beneath_the_screen_of_quiet_hours(kiosk: composition.Kiosk, wall: Wall) -> None:
    """The kiosk is dark at that hour; in the morning it shows the new day."""
    kiosk.staff._lay(type(kiosk.staff.mode).QUIET)
    at(kiosk, wall, 7)
    kiosk.staff.close()
    settle()
    assert told(kiosk.window) == list(CLOSED.values())


def test_the_file_saved_on_the_next_day_is_shown_as_of_that_day(
    kiosk: composition.Kiosk, wall: Wall, tmp_path: Path
) -> None:
    """A file that comes after midnight during a visit brings its own notices for today."""
    kiosk.window.go(kiosk.window.visit.home())
    wall.now += timedelta(hours=1)
    kiosk.publisher.show(edition_at(tmp_path / "content.json"))
    settle()
    assert "extra" in sections(kiosk)


def test_the_clock_is_looked_at_each_minute() -> None:
    """By a timer of its own, from the beginning."""
    calendar = Calendar()
    assert calendar._minute.isActive()
    assert calendar._minute.interval() == 60_000


# --- on the screen ----------------------------------------------------------------------------------------------------


@pytest.fixture
def noticed(tmp_path: Path) -> Content:
    """The shipped content with two notices."""
    return edited(tmp_path, notices(*TWO))


@pytest.fixture
def waiting(qapp: QApplication) -> Iterator[Callable[[Size, Visit, Content, Clock], KioskWindow]]:
    """Makes shown waiting screens by a clock."""
    made: list[KioskWindow] = []

    def make(size: Size, visit: Visit, shown: Content, clock: Clock) -> KioskWindow:
        window = parts.make_window(qapp, parts.make_artwork(), Settings(), visit, clock=clock)
        made.append(window)
        window.resize(*size)
        window.set_content(shown, visit)
        window.show()
        settle()
        return window

    yield make
    for window in made:
        dispose(window)
    settle()


def phases(window: KioskWindow, clock: Clock, count: int = 2) -> Iterator[int]:
    """Shows that many phases of the waiting screen, the first two being the two arrangements."""
    view = window.findChild(AttractView)
    assert view is not None
    for phase in range(count):
        clock.now = phase * tokens.ARRANGEMENT_S + 1.0
        view.check_clock()
        settle()
        yield phase


def home_pages(window: KioskWindow) -> Iterator[int]:
    """Shows each page of the home screen."""
    window.go(window.visit.home())
    for page in range(window.outline.pages):
        if page:
            window.go(window.visit.next(window.outline))
        settle()
        yield page


@pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
@pytest.mark.parametrize("language", ["en", "es", "es+30%"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [2, 3])
def test_notices_fit(
    waiting: Callable[..., KioskWindow], tmp_path: Path, size: Size, language: str, text_size: int, count: int
) -> None:
    """With two notices, and a very long third, nothing is clipped, overlapping or too close; the bar stays put."""
    shown = edited(tmp_path, notices(*[*TWO, {"text": LONG}][:count]))
    shown = altered(shown, longer) if language == "es+30%" else shown
    clock = Clock()
    clock.now = 1.0
    window = waiting(size, Visit(language[:2], text_size), shown, clock)
    window.setUpdatesEnabled(False)
    measure = Measuring()
    faults = {"attract": list(measure(window))}
    faults |= {f"attract {phase}": list(Measuring()(window)) for phase in phases(window, clock)}
    words = []
    for page in home_pages(window):
        faults[f"home {page}"] = list(measure(window))
        words += told(window)
    assert not any(faults.values()), faults
    wanted = " ".join(notice.text.in_language(language[:2]) for notice in shown.notices)
    assert " ".join(words) == wanted


@pytest.mark.parametrize("theme", ["calm", "high"])
@pytest.mark.parametrize(("size", "text_size"), [((1080, 1920), 1), ((1366, 768), 2), ((800, 600), 3)], ids=str)
def test_notices_stand_out(make_window: MakeWindow, noticed: Content, size: Size, text_size: int, theme: str) -> None:
    """Their words have the contrast of all words, in pixels."""
    window = make_window(size, language="es", text_size=text_size, high_contrast=theme == "high", content=noticed)
    faults = list(colour_faults(window, TEXT_CONTRAST[theme]))
    for _ in home_pages(window):
        faults += colour_faults(window, TEXT_CONTRAST[theme])
    assert not faults


@pytest.mark.parametrize(("size", "text_size"), [*product(SIZES, (1,)), ((1080, 1920), 3)], ids=str)
def test_the_waiting_screen_says_them_in_every_language(
    make_window: MakeWindow, noticed: Content, size: Size, text_size: int
) -> None:
    """English and Spanish, beside the invitation: both notices where it is high, else as many as there is room for."""
    window = make_window(size, text_size=text_size, content=noticed)
    both = size[1] > size[0] and text_size == 1
    assert told(window) == [*CLOSED.values(), *(AWAY.values() if both else ())]
    assert set(noticed.attract.title.root.values()) <= {words.text() for words in texts(window)}


def test_the_smallest_window_has_room_for_one(make_window: MakeWindow, noticed: Content) -> None:
    """At the largest text, and the invitation is still there."""
    window = make_window((800, 600), text_size=3, content=noticed)
    assert told(window) == list(CLOSED.values())
    assert noticed.attract.title.in_language("en") in {words.text() for words in texts(window)}


def test_a_notice_too_long_for_the_waiting_screen_leaves_room_to_another(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    """The home screen says both."""
    shown = edited(tmp_path, notices({"text": LONG}, {"text": CLOSED}))
    window = make_window((800, 600), text_size=3, content=shown)
    assert told(window) == list(CLOSED.values())
    assert CLOSED["en"] in [text for _ in home_pages(window) for text in told(window)]


def test_words_that_are_the_same_in_all_languages_stand_once(make_window: MakeWindow, tmp_path: Path) -> None:
    """A text given as one string is not repeated for each language."""
    window = make_window(content=edited(tmp_path, notices({"text": "ABC 555"})))
    assert told(window) == ["ABC 555"]


@pytest.mark.parametrize("theme", ["calm", "high"])
@pytest.mark.parametrize(("size", "text_size"), [((1080, 1920), 1), ((1366, 768), 1), ((800, 600), 3)], ids=str)
def test_no_pixel_of_a_notice_stays_lit(
    waiting: Callable[..., KioskWindow], noticed: Content, size: Size, text_size: int, theme: str
) -> None:
    """As of everything on the waiting screen: no pixel has one colour other than the ground's in all phases."""
    clock = Clock()
    clock.now = 0.0
    window = waiting(size, Visit("en", text_size, theme == "high"), noticed, clock)
    ground = np.array(list(bytes.fromhex({"calm": CALM, "high": HIGH_CONTRAST}[theme].ground[1:])), np.uint8)
    looks = [pixels(window) for _ in phases(window, clock, PHASES)]
    constant = (looks[0] != ground).any(axis=-1)
    for look in looks[1:]:
        constant &= (look == looks[0]).all(axis=-1)
    assert not constant.any(), np.argwhere(constant)[0]
