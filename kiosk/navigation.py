"""Where a patient is and how the screen looks to them: frozen values, no Qt.

A page is known by the `Place` it starts at (a block of the section and a part of that block), never by its number: how
many pages there are depends on the window, the text size and the language. The screen tells navigation how the present
layout falls into pages by an `Outline`; navigation answers with a new `Visit`.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from kiosk.tokens import TEXT_SIZES

# More than anyone walks in one visit; keeps a kiosk that is tapped at random from growing.
_LONGEST_HISTORY: Final = 200

# For each section by its id, and for the front page under "", where each of its blocks is now; None where it is gone.
# A story has its scenes there under a name that no section can have.
Moves = Mapping[str, Sequence[int | None]]
STORY: Final = " story"


class Screen(Enum):
    """The kinds of screen a patient can be on."""

    ATTRACT = "attract"
    HOME = "home"
    STORY = "story"
    SECTION = "section"


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a section: the index of a block and of a part (sentence) within it, both from 0."""

    block: int = 0
    part: int = 0


@dataclass(frozen=True)
class Route:
    """A screen, and for a section its id and the place the reader is at."""

    screen: Screen = Screen.ATTRACT
    section: str = ""
    place: Place = Place()


@dataclass(frozen=True)
class Outline:
    """What navigation must know of content and layout: the sections in order, where each page of this screen starts."""

    sections: tuple[str, ...] = ()
    starts: tuple[Place, ...] = (Place(),)

    @property
    def pages(self) -> int:
        """How many pages the present screen has; at least 1."""
        return max(1, len(self.starts))

    def page_of(self, place: Place) -> int:
        """The number, from 0, of the page that shows the place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def start_of(self, page: int) -> Place:
        """The first place of a page counted from 0; pages outside the range give the nearest one."""
        return self.starts[min(max(page, 0), len(self.starts) - 1)] if self.starts else Place()


@dataclass(frozen=True)
class Visit:
    """One patient's visit: the route, how they came there, and their choices. Forgotten whole at the end."""

    language: str
    text_size: int = TEXT_SIZES[0]
    high_contrast: bool = False
    route: Route = Route()
    history: tuple[Route, ...] = ()
    word: str | None = None
    # The block whose picture lies large over the page.
    enlarged: int | None = None
    # The sheet of the patient's own questions that lies over the page, by the name its view has for it.
    sheet: str | None = None
    # What the patient has ticked: the names that the views give to answers and questions.
    marks: frozenset[str] = frozenset()
    # Whether the story stands still because the patient touched it.
    paused: bool = False

    def home(self) -> "Visit":
        """At the front page; Back leads to where the reader was, for Home is easily pressed by mistake."""
        if self.route.screen is Screen.HOME:
            return self._bare(route=Route(Screen.HOME))
        if self.route.screen is Screen.ATTRACT:
            return self._bare(route=Route(Screen.HOME), history=())
        return self._go(Route(Screen.HOME))

    def story(self) -> "Visit":
        """At the first scene of the story, which runs; Back leads to where the reader is now."""
        return replace(self._go(Route(Screen.STORY)), paused=False)

    def again(self) -> "Visit":
        """At the first scene of the same story, which runs."""
        return replace(self.at(Place()), paused=False)

    def pause(self, *, paused: bool) -> "Visit":
        """With the story standing still, or going on."""
        return replace(self, paused=paused)

    def at(self, place: Place) -> "Visit":
        """At another place of the same screen, as when a story runs on by itself: Back does not lead through it."""
        return self._bare(route=replace(self.route, place=place))

    def attract(self) -> "Visit":
        """At the start screen, with language and text size kept, and nothing of what was ticked."""
        return self._bare(route=Route(), history=(), marks=frozenset(), paused=False)

    def open(self, section: str, place: Place = Place()) -> "Visit":
        """At a place of a section; Back leads to where the reader is now."""
        return self._go(Route(Screen.SECTION, section, place))

    def next(self, outline: Outline) -> "Visit":
        """One page on: the next page, else the next section, else the front page again."""
        if self.route.screen is Screen.ATTRACT:
            return self.home()
        page = outline.page_of(self.route.place)
        if page + 1 < outline.pages:
            if self.route.screen is Screen.STORY:
                return self.at(outline.start_of(page + 1))
            return self._go(replace(self.route, place=outline.start_of(page + 1)))
        after = self.after(outline)
        return self.home() if after is None else self.open(after)

    def after(self, outline: Outline) -> str | None:
        """The section that follows this screen; none after the last one and after the story."""
        order = ("", *outline.sections)  # the front page has no section, and leads to the first
        if self.route.screen is Screen.STORY or self.route.section not in order:
            return None
        return next(iter(order[order.index(self.route.section) + 1 :]), None)

    def back(self, outline: Outline) -> "Visit":
        """To what the reader saw before; with nothing before, up: section to front page to start screen.

        Within the story, a scene back.
        """
        page = outline.page_of(self.route.place)
        if self.route.screen is Screen.STORY and page > 0:
            return self.at(outline.start_of(page - 1))
        for index, before in reversed(list(enumerate(self.history))):
            if not self._same_page(before, outline):
                return self._bare(route=before, history=self.history[:index])
        if self.route.screen in (Screen.SECTION, Screen.STORY):
            return self._bare(route=Route(Screen.HOME), history=())
        return self.attract()

    def _go(self, route: Route) -> "Visit":
        history = (*self.history, self.route)[-_LONGEST_HISTORY:]
        return self._bare(route=route, history=history)

    def _bare(self, **changes: Any) -> "Visit":
        """With these changes, and nothing over the page."""
        return replace(self, word=None, enlarged=None, sheet=None, **changes)

    def _same_page(self, other: Route, outline: Outline) -> bool:
        """Whether both routes show the same page in the present layout, so that Back is never a press for nothing."""
        at_other = replace(self.route, place=other.place)
        return at_other == other and outline.page_of(self.route.place) == outline.page_of(other.place)

    def explain(self, word: str | None) -> "Visit":
        """With a glossary word open over the page, or none."""
        return replace(self, word=word)

    def enlarge(self, block: int | None) -> "Visit":
        """With the picture of a block large over the page, or none."""
        return replace(self, enlarged=block)

    def show_sheet(self, sheet: str | None) -> "Visit":
        """With a sheet of the patient's own questions over the page, or none."""
        return replace(self, sheet=sheet)

    def mark(self, name: str, *others: str) -> "Visit":
        """With that question ticked, or no longer; an answer stays ticked, and the `others` are not."""
        return replace(self, marks=(self.marks - set(others)) | {name} if others else self.marks ^ {name})

    def in_language(self, code: str) -> "Visit":
        """The same page in another language."""
        return replace(self, language=code)

    def next_text_size(self) -> "Visit":
        """The same page in the next larger text, after the largest the smallest."""
        return replace(self, text_size=TEXT_SIZES[(TEXT_SIZES.index(self.text_size) + 1) % len(TEXT_SIZES)])

    def other_contrast(self) -> "Visit":
        """The same page in the other theme."""
        return replace(self, high_contrast=not self.high_contrast)

    def within(self, sections: Sequence[str], languages: Sequence[str], words: Sequence[str], moves: Moves) -> "Visit":
        """The nearest visit that the given content has: a lost section leads home, a lost language to the first.

        The reader stays at their block; a lost one leads to the beginning of its section.
        """
        visit = self if self.language in languages else self.in_language(languages[0])
        if visit.word is not None and visit.word not in words:
            visit = visit.explain(None)
        lost = {route for route in (visit.route, *visit.history) if not _stays(route, sections, moves)}
        history = (_moved(route, moves) for route in visit.history if route not in lost)
        # A picture may be gone; the patient opens it again.
        visit = replace(visit, history=tuple(history), enlarged=None)
        if visit.route in lost:
            return visit._bare(route=Route(Screen.HOME))  # and Back does not lead to what is gone
        return replace(visit, route=_moved(visit.route, moves))


def _stays(route: Route, sections: Sequence[str], moves: Moves) -> bool:
    """Whether the screen of a route is still there."""
    return STORY in moves if route.screen is Screen.STORY else route.section in ("", *sections)


def _moved(route: Route, moves: Moves) -> Route:
    """The route to where its block is now."""
    of = STORY if route.screen is Screen.STORY else route.section
    if of not in moves:
        return route
    now = dict(enumerate(moves[of])).get(route.place.block)
    return replace(route, place=Place() if now is None else Place(now, route.place.part))


def next_language(codes: Sequence[str], present: str) -> str:
    """The language after the present one, round and round; the present one when there is no other."""
    return codes[(codes.index(present) + 1) % len(codes)] if present in codes else codes[0]
