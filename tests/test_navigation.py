"""Navigation is a value: whatever a patient presses, the way home and the way on stay open."""

from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, replace
from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.navigation import STORY, Outline, Place, Route, Screen, Visit, next_language
from kiosk.tokens import TEXT_SIZES

SECTIONS = ("overview", "reasons", "spine", "risks", "contact")
THREE_PAGES = Outline(SECTIONS, (Place(), Place(1), Place(2, 3)))
ONE_PAGE = Outline(SECTIONS)
AT_HOME = Visit("en").home()


def seen(visit: Visit, outline: Outline) -> tuple[Screen, str, int]:
    """What the patient sees of a visit: the screen, the section, the number of the page."""
    return visit.route.screen, visit.route.section, outline.page_of(visit.route.place)


# --- going about ------------------------------------------------------------------------------------------------------


def test_next_on_the_start_screen_goes_home() -> None:
    """A visit begins on the front page."""
    assert Visit("en").next(ONE_PAGE).route == Route(Screen.HOME)


def test_next_turns_the_page() -> None:
    """Within a section Next leads to the place where the following page starts."""
    assert AT_HOME.open("spine").next(THREE_PAGES).route == Route(Screen.SECTION, "spine", Place(1))


def test_next_on_the_last_page_opens_the_following_section() -> None:
    """At the end of a section the next one begins."""
    assert AT_HOME.open("spine", Place(2, 3)).next(THREE_PAGES).route == Route(Screen.SECTION, "risks")


def test_next_after_the_last_section_goes_home() -> None:
    """The walk through everything ends on the front page."""
    assert AT_HOME.open("contact").next(ONE_PAGE).route == AT_HOME.route


def test_next_with_no_sections_goes_home() -> None:
    """Even a kiosk without sections has no dead end."""
    assert AT_HOME.next(Outline()) == AT_HOME


def test_next_in_a_section_that_is_no_more_goes_home() -> None:
    """A section that the content lost leads home."""
    assert AT_HOME.open("lost").next(ONE_PAGE).route == AT_HOME.route


def test_back_returns_where_a_link_was_followed() -> None:
    """Back leads to the very page a link was pressed on."""
    reading = AT_HOME.open("overview", Place(2, 3))
    assert reading.open("risks").back(ONE_PAGE) == reading


def test_back_skips_what_falls_on_the_same_page_now() -> None:
    """After larger text made one page of two, Back still changes what is seen."""
    visit = AT_HOME.open("spine").next(THREE_PAGES)
    assert visit.back(ONE_PAGE).route == Route(Screen.HOME)


@pytest.mark.parametrize(
    ("visit", "screen"),
    [
        (Visit("en", route=Route(Screen.SECTION, "spine")), Screen.HOME),
        (AT_HOME, Screen.ATTRACT),
        (Visit("en"), Screen.ATTRACT),
    ],
)
def test_back_with_no_history_goes_up(visit: Visit, screen: Screen) -> None:
    """Section, front page, start screen: the way up needs no history."""
    assert visit.back(ONE_PAGE).route.screen is screen


def test_back_undoes_home() -> None:
    """Home is easily pressed by mistake: Back leads to where the reader was, and then on the way they came."""
    lost = AT_HOME.open("spine").open("risks").home()
    assert lost.back(ONE_PAGE).route.section == "risks"
    assert lost.back(ONE_PAGE).back(ONE_PAGE).route.section == "spine"
    assert lost.home() == lost


def test_back_is_a_scene_back_and_from_the_first_out_of_the_story() -> None:
    """Whether it ran on by itself or was turned by hand; Next after the last scene leads home."""
    scenes = Outline(("spine",), tuple(Place(index) for index in range(3)))
    story = AT_HOME.story()
    last = story.at(Place(1)).next(scenes)
    assert last.route == Route(Screen.STORY, place=Place(2))
    assert last.back(scenes).route == Route(Screen.STORY, place=Place(1))
    assert last.back(scenes).back(scenes).back(scenes) == AT_HOME
    assert last.next(scenes).route == Route(Screen.HOME)


def test_the_story_begins_running_and_stays_paused_from_scene_to_scene() -> None:
    """Until it is begun again."""
    scenes = Outline((), (Place(0), Place(1)))
    paused = AT_HOME.story().pause(paused=True)
    assert paused.next(scenes).paused
    assert not paused.again().paused
    assert not paused.home().story().paused


def test_what_is_ticked_is_gone_at_the_start_screen() -> None:
    """Somebody else may stand there now."""
    assert AT_HOME.mark("a").home().marks == {"a"}
    assert not AT_HOME.mark("a").attract().marks


def test_a_story_that_is_gone_leads_home() -> None:
    """And its scenes are gone from the way back."""
    visit = AT_HOME.story().open("spine")
    assert all(route.screen is not Screen.STORY for route in visit.within(SECTIONS, ("en",), (), {}).history)
    there = AT_HOME.story().at(Place(2)).within(SECTIONS, ("en",), (), {STORY: (0, 1, 1)})
    assert there.route == Route(Screen.STORY, place=Place(1))
    assert AT_HOME.story().within(SECTIONS, ("en",), (), {}).route == Route(Screen.HOME)


def test_what_is_ticked_is_ticked_off_again_and_forgotten_with_the_visit() -> None:
    """A mark is there until it is touched again; of answers that exclude one another the last one stays."""
    assert AT_HOME.mark("a").mark("b").mark("a").marks == {"b"}
    assert AT_HOME.mark("a").mark("b", "a", "c").marks == {"b"}
    assert AT_HOME.mark("b", "a", "c").mark("b", "a", "c").marks == {"b"}  # its reply does not go when a hand trembles


def test_history_is_bounded() -> None:
    """A kiosk tapped at random for a day does not grow."""
    visit = AT_HOME
    for turn in range(1000):
        visit = visit.open(SECTIONS[turn % len(SECTIONS)])
    assert len(visit.history) <= 200


@pytest.mark.parametrize("go", ["home", "attract", "next", "back", "open"])
def test_going_anywhere_closes_the_word(go: str) -> None:
    """No explanation follows the reader to another page."""
    visit = AT_HOME.open("spine").explain("nerve")
    ways: dict[str, Callable[[], Visit]] = {
        "home": visit.home,
        "attract": visit.attract,
        "open": partial(visit.open, "risks"),
    }
    ways |= {"next": partial(visit.next, ONE_PAGE), "back": partial(visit.back, ONE_PAGE)}
    assert ways[go]().word is None


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "page"),
    [(Place(), 0), (Place(0, 9), 0), (Place(1), 1), (Place(2, 2), 1), (Place(2, 3), 2), (Place(9), 2)],
)
def test_a_place_is_on_the_page_that_starts_at_or_before_it(place: Place, page: int) -> None:
    """The reader stays at the same words however the pages fall."""
    assert THREE_PAGES.page_of(place) == page


@pytest.mark.parametrize(("page", "place"), [(-5, Place()), (0, Place()), (2, Place(2, 3)), (99, Place(2, 3))])
def test_a_page_outside_the_range_is_the_nearest_one(page: int, place: Place) -> None:
    """No page number is wrong."""
    assert THREE_PAGES.start_of(page) == place


def test_a_screen_without_pages_counts_as_one() -> None:
    """The start screen has one page, at the beginning."""
    nothing = Outline(SECTIONS, ())
    assert (nothing.pages, nothing.page_of(Place(3)), nothing.start_of(3)) == (1, 0, Place())


# --- choices ----------------------------------------------------------------------------------------------------------


def test_a_choice_keeps_the_page_and_the_word() -> None:
    """Language, text size and contrast change nothing but themselves."""
    visit = AT_HOME.open("spine", Place(1)).explain("nerve")
    changed = visit.in_language("es").next_text_size().other_contrast()
    assert replace(changed, language="en", text_size=1, high_contrast=False) == visit


def test_text_sizes_go_round() -> None:
    """After the largest text comes the smallest."""
    visit, found = AT_HOME, []
    for _ in TEXT_SIZES:
        visit = visit.next_text_size()
        found.append(visit.text_size)
    assert found == [2, 3, 1]


@pytest.mark.parametrize(
    ("codes", "present", "following"),
    [(("en", "es", "vi"), "es", "vi"), (("en", "es"), "es", "en"), (("en",), "en", "en"), (("en", "es"), "xx", "en")],
)
def test_languages_go_round(codes: tuple[str, ...], present: str, following: str) -> None:
    """After the last language comes the first, which also stands in for one that is gone."""
    assert next_language(codes, present) == following


# --- other content ----------------------------------------------------------------------------------------------------


def test_content_without_the_section_leads_home() -> None:
    """Whoever reads a section that staff took out finds the front page."""
    assert AT_HOME.open("spine").within(("risks",), ("en",), (), {}).route == Route(Screen.HOME)


def test_content_without_the_language_shows_the_first() -> None:
    """A language that staff took out gives way to the first one, at the same page."""
    visit = AT_HOME.in_language("es").open("spine").within(SECTIONS, ("vi", "en"), (), {})
    assert (visit.language, visit.route.section) == ("vi", "spine")


def test_content_without_the_word_closes_it() -> None:
    """A word that staff took out is no longer explained, one that stayed is."""
    visit = AT_HOME.open("spine").explain("nerve")
    assert visit.within(SECTIONS, ("en",), ("steroid",), {}).word is None
    assert visit.within(SECTIONS, ("en",), ("steroid", "nerve"), {}) == visit


def test_content_without_a_section_is_not_gone_back_to() -> None:
    """Back never leads to a section that staff took out."""
    visit = AT_HOME.open("spine").open("risks").within(("overview", "risks"), ("en",), (), {})
    assert visit.back(ONE_PAGE).route == Route(Screen.HOME)


def test_nothing_reaches_the_first_visit() -> None:
    """The visit each patient begins with cannot be changed, so going back to it forgets everything."""
    first = Visit("en")
    with pytest.raises(FrozenInstanceError):
        first.language = "es"  # type: ignore[misc]
    first.home().open("spine").in_language("es").next_text_size().other_contrast().explain("nerve")
    assert first == Visit("en", 1, high_contrast=False, route=Route(Screen.ATTRACT, "", Place()), history=(), word=None)


# --- random walks -----------------------------------------------------------------------------------------------------

PLACES = st.builds(Place, st.integers(0, 12), st.integers(0, 4))
LAYOUTS = st.lists(PLACES, max_size=8).map(lambda places: tuple(sorted({Place(), *places})))


class Walks(RuleBasedStateMachine):
    """A patient who presses anything, staff who change the content, layouts that fall differently at each text size."""

    @initialize(layouts=st.lists(LAYOUTS, min_size=7, max_size=7))
    def begin(self, layouts: list[tuple[Place, ...]]) -> None:
        """A kiosk just started."""
        self.layouts = layouts
        self.sections: tuple[str, ...] = SECTIONS
        self.visit = Visit("en")

    def outline(self, visit: Visit) -> Outline:
        """How that screen falls into pages at that text size."""
        if visit.route.screen is Screen.ATTRACT:
            return Outline(self.sections, ())
        names = ("", *SECTIONS)
        return Outline(self.sections, self.layouts[(names.index(visit.route.section) + visit.text_size) % 7])

    @rule(section=st.sampled_from(SECTIONS), place=PLACES)
    def link(self, section: str, place: Place) -> None:
        """Opens a section, as a tile or a link does."""
        if section in self.sections:
            self.visit = self.visit.open(section, place)

    @rule()
    def next(self) -> None:
        """Turns one page on."""
        self.visit = self.visit.next(self.outline(self.visit))

    @rule()
    def back(self) -> None:
        """Goes back, which must show something else wherever there is something else."""
        before = seen(self.visit, self.outline(self.visit))
        self.visit = self.visit.back(self.outline(self.visit))
        if before[0] is not Screen.ATTRACT:
            assert seen(self.visit, self.outline(self.visit)) != before

    @rule()
    def home(self) -> None:
        """Home always works."""
        self.visit = self.visit.home()
        assert self.visit.route == Route(Screen.HOME)

    @rule()
    def watch(self) -> None:
        """The story can be begun anywhere but on the start screen, which has its own way in."""
        if self.visit.route.screen is not Screen.ATTRACT:
            self.visit = self.visit.story()

    @rule(change=st.sampled_from(["next_text_size", "other_contrast"]))
    def choose(self, change: str) -> None:
        """Changes how the screen looks."""
        self.visit = getattr(self.visit, change)()

    @rule(code=st.sampled_from(["en", "es"]), word=st.sampled_from([None, "nerve", "disk"]))
    def speak(self, code: str, word: str | None) -> None:
        """Changes the language and opens or closes a word."""
        self.visit = self.visit.in_language(code).explain(word)

    @rule(kept=st.sets(st.sampled_from(SECTIONS), min_size=1))
    def staff_edit(self, kept: set[str]) -> None:
        """Staff take sections out or put them back."""
        self.sections = tuple(section for section in SECTIONS if section in kept)
        self.visit = self.visit.within(self.sections, ("en", "es"), ("nerve",), {})

    @invariant()
    def on_a_page_that_exists(self) -> None:
        """The section is one of the content's, the page one of the section's."""
        outline = self.outline(self.visit)
        assert self.visit.route.section in ("", *self.sections)
        assert (self.visit.route.screen is Screen.SECTION) == (self.visit.route.section != "")
        assert 0 <= outline.page_of(self.visit.route.place) < outline.pages
        assert len(self.visit.history) <= 200

    @invariant()
    def back_ends_at_the_start_screen(self) -> None:
        """Back again and again leads out, in no more presses than there were before, two, and the scenes of stories."""
        visit = self.visit
        stories = sum(route.screen is Screen.STORY for route in (visit.route, *visit.history))
        for _ in range(len(self.visit.history) + 2 + stories * max(map(len, self.layouts))):
            visit = visit.back(self.outline(visit))
        assert visit.route == Route()

    @invariant()
    def next_passes_all_that_follows_and_ends_home(self) -> None:
        """Next again and again shows each page that follows once, in order, and then the front page."""
        pages = [seen(visit, self.outline(visit)) for visit in self._walk()]
        assert len(set(pages)) == len(pages)
        route = self.visit.route
        passed = [section for _, section, number in pages if number == 0 and section not in ("", route.section)]
        following = self.sections.index(route.section) + 1 if route.section else 0
        assert passed == ([] if route.screen is Screen.STORY else list(self.sections[following:]))

    def _walk(self) -> Iterator[Visit]:
        """The visits from here (the start screen left) until the front page is there again."""
        visit = self.visit if self.visit.route.screen is not Screen.ATTRACT else self.visit.home()
        for _ in range(100):
            yield visit
            visit = visit.next(self.outline(visit))
            if visit == visit.home():
                return
        pytest.fail("Next never came home")


TestWalks = Walks.TestCase
TestWalks.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
