"""Running text that can be cut where a page ends: between sentences, within one only when it is long."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import ceil
from typing import Final, NamedTuple

from kiosk.content.language.sentences import columns, sentences
from kiosk.widgets.controls.line_breaks import chunks, clusters

# A sentence that takes more room than this many Latin letters is cut between words (a word longer than this, anywhere),
# so that every part fits beside its picture at the largest text: about three lines. Where no space parts words it
# is cut behind a comma, or where a line may end.
_LONGEST_UNIT: Final = 48
_SHORTEST_LIMIT: Final = 36
# How much longer than an equal share the first part of a sentence may be, for a word is not cut.
_LONGEST_STEP: Final = 4
_USUAL_WORD: Final = 18
_PAUSES: Final = frozenset(",;:、，；：،؛၊")


class Paragraph(NamedTuple):
    """A paragraph, or a point of a list."""

    text: str
    point: bool = False


class Unit(NamedTuple):
    """The smallest part a page break leaves whole; `glued` units follow the one before without a space.

    One that does not end its sentence has a page break behind it only where there is no better place.
    """

    text: str
    paragraph: int
    point: bool
    glued: bool = False
    ends: bool = True


@dataclass(frozen=True)
class Passage:
    """A run of units; `first` and `last` say whether the text's beginning and end are in it."""

    units: tuple[Unit, ...] = ()
    first: bool = True
    last: bool = True

    @classmethod
    def of(cls, paragraphs: Iterable[Paragraph]) -> "Passage":
        """The whole text of the paragraphs."""
        found: list[Unit] = []
        for index, paragraph in enumerate(paragraphs):
            glued = False
            for sentence in sentences(paragraph.text.strip()):
                found.extend(_units(sentence.rstrip(), index, point=paragraph.point, glued=glued))
                glued = not sentence[-1].isspace()
        return cls(tuple(found))

    def cut(self, count: int) -> "tuple[Passage, Passage]":
        """The first `count` units and the rest; the rest alone carries what stands after the text."""
        head = replace(self, units=self.units[:count], last=False)
        return head, replace(self, units=self.units[count:], first=False)

    def well_cut(self, most: int) -> int:
        """How many units to cut off of at most so many: to the end of a sentence where there is one."""
        return next((count for count in range(most, 0, -1) if self.units[count - 1].ends), most)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs again, each joined of its units."""
        found: list[Paragraph] = []
        for _, run in groupby(self.units, lambda unit: unit.paragraph):
            first, *rest = run
            text = first.text + "".join(unit.text if unit.glued else f" {unit.text}" for unit in rest)
            found.append(Paragraph(text, first.point))
        return tuple(found)


def _units(sentence: str, paragraph: int, *, point: bool, glued: bool) -> Iterable[Unit]:
    rest = sentence
    # Very long words leave lines half empty, so that the same letters take more of them.
    longest = max(map(columns, chunks(sentence)), default=0)
    limit = max(_SHORTEST_LIMIT, _LONGEST_UNIT - 3 * max(0, longest - _USUAL_WORD))
    parts = ceil(columns(sentence) / limit)
    while columns(rest) > limit:
        # Of equal length, so that no word is left for a page of its own.
        end = _cut(rest, min(limit, ceil(columns(rest) / max(parts, 2)) + _LONGEST_STEP))
        parts -= 1
        yield Unit(rest[:end].rstrip(), paragraph, point, glued, ends=False)
        rest, glued = rest[end:].lstrip(), not rest[end - 1].isspace()
    if rest:
        yield Unit(rest, paragraph, point, glued)


def _cut(text: str, limit: int) -> int:
    """How many letters of a text make a part of at most that many columns: to a space, a pause, or a line's end."""
    ends = [end for end in accumulate(map(len, chunks(text))) if columns(text[:end].rstrip()) <= limit]
    spaced = [end for end in ends if text[end - 1].isspace()]
    paused = [end for end in ends if text[end - 1] in _PAUSES]
    inside = (end for end in accumulate(map(len, clusters(text))) if columns(text[:end]) <= limit)
    return max(spaced or paused or ends or inside, default=1)


NOTHING: Final = Passage()
