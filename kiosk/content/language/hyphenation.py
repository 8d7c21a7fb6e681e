"""Where a word wider than its line may end it: between syllables with a hyphen, in an address without; no Qt."""

import re
from itertools import pairwise
from typing import Final
from unicodedata import normalize

SOFT_HYPHEN: Final = "\u00ad"
NO_SPACE: Final = "\u200b"  # a line may end here, with no mark

# A path, a web or mail address, a file name: a hyphen that is not part of it would be read as one that is.
_ADDRESS: Final = re.compile(r"[/\\@_]|\w\.\w")
_JOINT: Final = re.compile(r"(?<=.[/\\@_.:])(?=\w)")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = re.compile(r"[aeiouyæœøı]+")
# Consonants that stay together at the beginning of a syllable; of others only the last does.
_ONSET: Final = re.compile(r"(?:sch[lmnrw]?|szcz|s[pt]r?|[bcfgkp]l|[bcdfgkpt]r|c[hkz]|[gk]n|p[fh]|[st]h|zw|.?)$")
# How many letters stand at least before and after a hyphen.
_LEAST: Final = (2, 3)


def with_breaks(word: str) -> str:
    """The word with a soft hyphen wherever spelling lets a syllable begin; one that has some keeps those alone.

    An address has `NO_SPACE` behind each of its joints instead.
    """
    if SOFT_HYPHEN in word:
        return word
    return _JOINT.sub(NO_SPACE, word) if _ADDRESS.search(word) else _LETTERS.sub(_divided, word)


def pieces(word: str) -> list[str]:
    """What the word falls into where it may be divided, each but the last with a hyphen; an address without."""
    *others, last = with_breaks(word).split(SOFT_HYPHEN)
    return [part for piece in (*(f"{piece}-" for piece in others), last) for part in piece.split(NO_SPACE)]


def _divided(found: re.Match[str]) -> str:
    letters = found[0]
    plain = "".join(normalize("NFD", letter)[0] for letter in letters.lower())
    before, after = _LEAST
    onsets = (_ONSET.search(plain, one.end(), other.start()) for one, other in pairwise(_VOWELS.finditer(plain)))
    starts = (onset.start() for onset in onsets if onset)
    cuts = [0, *(start for start in starts if before <= start <= len(letters) - after), len(letters)]
    return SOFT_HYPHEN.join(letters[start:end] for start, end in pairwise(cuts))
