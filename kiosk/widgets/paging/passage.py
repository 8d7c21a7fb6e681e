"""Running text that can be cut where a page ends: between sentences, within one only when it is long; no Qt."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, NamedTuple

# A sentence longer than this is cut between words (a word longer than this, anywhere) so that every part fits even the
# smallest window at the largest text: about three lines.
_LONGEST_UNIT: Final = 110
_SHORTEST_LIMIT: Final = 60
_USUAL_WORD: Final = 18
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…。؟۔])\s+")


class Paragraph(NamedTuple):
    """A paragraph, or a point of a list."""

    text: str
    point: bool = False


class Unit(NamedTuple):
    """The smallest part a page break leaves whole; `glued` units follow the one before without a space."""

    text: str
    paragraph: int
    point: bool
    glued: bool = False


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
            for sentence in _SENTENCE_END.split(paragraph.text.strip()):
                found.extend(_units(sentence, index, point=paragraph.point))
        return cls(tuple(found))

    def cut(self, count: int) -> "tuple[Passage, Passage]":
        """The first `count` units and the rest; the rest alone carries what stands after the text."""
        head = replace(self, units=self.units[:count], last=False)
        return head, replace(self, units=self.units[count:], first=False)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs again, each joined of its units."""
        found: list[Paragraph] = []
        for _, run in groupby(self.units, lambda unit: unit.paragraph):
            first, *rest = run
            text = first.text + "".join(unit.text if unit.glued else f" {unit.text}" for unit in rest)
            found.append(Paragraph(text, first.point))
        return tuple(found)


def _units(sentence: str, paragraph: int, *, point: bool) -> Iterable[Unit]:
    rest, glued = sentence, False
    # Very long words leave lines half empty, so that the same letters take more of them.
    longest = max(map(len, sentence.split()), default=0)
    limit = max(_SHORTEST_LIMIT, _LONGEST_UNIT - 3 * max(0, longest - _USUAL_WORD))
    while len(rest) > limit:
        space = rest.rfind(" ", 1, limit + 1)
        end = space if space > 0 else limit
        yield Unit(rest[:end], paragraph, point, glued)
        rest, glued = rest[end:].lstrip(" "), space <= 0
    if rest:
        yield Unit(rest, paragraph, point, glued)


NOTHING: Final = Passage()
