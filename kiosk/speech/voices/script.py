"""Cuts texts into the sentences that are spoken; no Qt."""

from typing import NamedTuple

from kiosk.content.language import sentences as language


class Cut(NamedTuple):
    """A sentence without the space around it, and where it stands in its text."""

    text: str
    begin: int
    end: int


def sentences(text: str) -> list[Cut]:
    """The sentences of a text, in order."""
    cuts, at = [], 0
    for part in language.sentences(text):
        if words := part.strip():
            begin = at + part.index(words)
            cuts.append(Cut(words, begin, begin + len(words)))
        at += len(part)
    return cuts
