"""The plan of a tour: what is pressed, by what it means, made from the content alone; no Qt.

How many pages a section has depends on the window, so a plan does not count them: a press may say that the reader turns
pages first, until its button comes up or until the last page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.content.model import Content, Regions, Section

# A tour reads at this pace, and looks at each page at least so long.
WORDS_PER_MINUTE: Final = 180.0
SHORTEST_LOOK_S: Final = 4.0

# After how many sections the reader goes home and chooses a tile, after the others on to the next section.
_TO_HOME: Final = 2
# In how many sections there is a glossary word explained.
_EXPLAINED: Final = 3


class Meaning(Enum):
    """What a button does."""

    BEGIN = "begin"
    OPEN = "open"
    EXPLAIN = "explain"
    CLOSE = "close"
    NEXT = "next"
    BACK = "back"
    HOME = "home"
    LANGUAGE = "language"
    CONTRAST = "contrast"


class PageTurns(Enum):
    """Which pages are turned to before a press."""

    NONE = "none"
    UNTIL_FOUND = "until-found"
    UNTIL_LAST = "until-last"


@dataclass(frozen=True)
class Press:
    """A press of the button that means this: for a language's code, a section or region, or a glossary word's id."""

    meaning: Meaning
    target: str = ""
    turns: PageTurns = PageTurns.NONE


def reading_s(words: int) -> float:
    """Seconds for a page with that many words."""
    return max(SHORTEST_LOOK_S, words / WORDS_PER_MINUTE * 60.0)


def plan(content: Content, language: str) -> Iterator[Press]:
    """A walk in that language from the start screen through every page of every section to the front page."""
    sections = content.shown
    yield Press(Meaning.BEGIN, language)
    for index, section in enumerate(sections):
        if index <= _TO_HOME:
            yield Press(Meaning.OPEN, section.id, PageTurns.UNTIL_FOUND)
        if index == min(1, len(sections) - 1) and len(content.codes) > 1:
            yield from [Press(Meaning.LANGUAGE)] * len(content.codes)  # all of them, and back to the first
        if index == min(2, len(sections) - 1):
            yield from [Press(Meaning.CONTRAST)] * 2
        yield from _inside(section, explained=index < _EXPLAINED)
        leaving = Meaning.HOME if index < _TO_HOME or section is sections[-1] else Meaning.NEXT
        yield Press(leaving, turns=PageTurns.UNTIL_LAST)


def _inside(section: Section, *, explained: bool) -> Iterator[Press]:
    if isinstance(section, Regions):
        yield Press(Meaning.OPEN, f"{section.id}/{section.items[-1].id}", PageTurns.UNTIL_FOUND)
        yield Press(Meaning.BACK)
    parts = (*getattr(section, "blocks", ()), *getattr(section, "items", ()))
    word = next((word for part in parts for word in part.words), None)
    if explained and word is not None:
        yield Press(Meaning.EXPLAIN, word, PageTurns.UNTIL_FOUND)
        yield Press(Meaning.CLOSE)
