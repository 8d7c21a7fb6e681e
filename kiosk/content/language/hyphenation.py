"""Where a word wider than its line may end it: between syllables with a hyphen, in an address without; no Qt.

One rule serves every alphabet that writes its vowels: Latin with any marks, Greek, Cyrillic, Armenian, Georgian. Lists
of patterns know each language better, but `pyphen` has none for Finnish, Turkish, Armenian, Georgian or Kazakh, takes
0.8 s to read that for German, and would have to be told the language of each name on the screen. Words are divided only
where they are wider than their column, which is seldom. Other scripts have no hyphen.
"""

import re
from itertools import pairwise
from typing import Final
from unicodedata import normalize

SOFT_HYPHEN: Final = "\u00ad"
NO_SPACE: Final = "\u200b"  # a line may end here, with no mark

# A path, a web or mail address, a file name: a hyphen that is not part of it would be read as one that is.
_ADDRESS: Final = re.compile(r"[/\\@_]|\w\.\w")
_JOINT: Final = re.compile(r"(?<=.[/\\@_.:])(?=\w)")
_LETTERS: Final = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_LETTER: Final = re.compile(r".[\u0300-\u036f]*")
_VOWELS: Final = re.compile(r"[aeiouyæœøıəɛɔ]+|[αεηιουω]+|(?:[аеиоуыэюяіїєәөүұ]|ъ(?![еюя]))+|[աեէըիոօւ]+|[აეიოუ]+")
# Letters whose mark makes another letter of them, a consonant.
_MARKED_CONSONANTS: Final = "йў"
# Consonants that stay together at the beginning of a syllable; of others only the last does. Cyrillic's soft sign goes
# with its consonant, and a syllable begins behind its hard sign, which in Bulgarian is a vowel. Russian: the spelling
# rules of 1956, paragraphs 117 to 123.
_ONSET: Final = re.compile(
    r"(?:sch[lmnrw]?|szcz|s[pt]r?|[bcfgkp]l|[bcdfgkpt]r|c[hkz]|[gk]n|p[fh]|[st]h|zw"
    r"|[бвгдкптфх]р|σ?(?:[βγδθκπτφχ][λρ]|[κπ]τρ?)|σ[βγθκμπτφχ]|[φχ]θ|[θκπχμγ]ν|τ[σζ]|μπ|ντ|γκ"
    r"|(?<=ъ)|.ь|[^ьъ]?)$"
)
# How many letters stand at least before and after a hyphen.
_LEAST: Final = (2, 3)


def is_address(word: str) -> bool:
    """Whether a hyphen in it would be read as one that is part of it."""
    return _ADDRESS.search(word) is not None


def with_breaks(word: str) -> str:
    """The word with a soft hyphen wherever spelling lets a syllable begin; one that has some keeps those alone.

    An address has `NO_SPACE` behind each of its joints instead.
    """
    if SOFT_HYPHEN in word:
        return word
    return _JOINT.sub(NO_SPACE, word) if is_address(word) else _LETTERS.sub(_divided, word)


def _divided(found: re.Match[str]) -> str:
    letters = _LETTER.findall(found[0])
    plain = "".join(_plain(letter.lower()) for letter in letters)
    before, after = _LEAST
    onsets = (_ONSET.search(plain, one.end(), other.start()) for one, other in pairwise(_VOWELS.finditer(plain)))
    starts = (onset.start() for onset in onsets if onset)
    cuts = [0, *(start for start in starts if before <= start <= len(letters) - after), len(letters)]
    return SOFT_HYPHEN.join("".join(letters[start:end]) for start, end in pairwise(cuts))


def _plain(letter: str) -> str:
    return letter if letter in _MARKED_CONSONANTS else normalize("NFD", letter)[0]
