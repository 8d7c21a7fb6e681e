"""How many syllables a word has, in English and Spanish; no Qt."""

import json
import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache
from typing import Final

from kiosk import paths

Syllables = Callable[[str], int]

# A text has few different words.
_MOST_KEPT: Final = 4096


def excepting(syllables: Syllables, terms: Collection[str]) -> Syllables:
    """A counter like `syllables` for which no word of `terms`, which a tap explains, has more than two syllables."""
    return lambda word: min(syllables(word), 2) if word.lower() in terms else syllables(word)


_SUFFIXES: Final = (("", 0), ("s", 0), ("d", 0), ("ly", 1), ("ness", 1), ("less", 1), ("ing", 1))
_CONTRACTED: Final = re.compile(r"'(?:s|m|d|ll|re|ve)$")
_ENGLISH_PIECE: Final = re.compile(r"[^\W\d_]+(?:'t)?|\d+")
_ENGLISH_NUMBERS: Final = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2, 2)  # zero to twenty

_VOWELS: Final = re.compile(r"[aeiouy]+")
# An e that is written, not spoken, before an ending: safely, careful, homeless, management.
_INNER_E: Final = re.compile(r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ful|fully|less|ness|ments?|where|times?)$)")
_ONE_LESS: Final = (
    re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouy]lle$"),  # space, hole; but spoken in needle
    re.compile(r"[gq]ues?$"),  # vague
    re.compile(r"(?<=[^aeiouy])(?<![sxzcg])(?<!ch)(?<!sh)(?<![^aeiouy]l)es$"),  # bones; not causes, needles
    re.compile(r"(?<=[^aeiouy])(?<![td])(?<![^aeiouyl]l)ed$"),  # inflamed; but spoken in needed, doubled
)
_ONE_MORE: Final = (
    re.compile(r"(?<![tcsg])ia"),  # media, diabetes; not special
    re.compile(r"(?<![tcsgnlx])io"),  # radio, biology; not region, million
    re.compile(r"iu[ms]"),  # medium
    re.compile(r"(?<!g)eo"),  # video; not surgeon
    re.compile(r"(?<![gq])ua"),  # usual; not language
    re.compile(r"uou"),  # continuous
    re.compile(r"iet"),  # quiet, society
    re.compile(r"i(?:er|est)$"),  # easier
    re.compile(r"[aeiouy]ings?$"),  # being, trying
    re.compile(r"[sd]n't$"),  # didn't
    re.compile(r"[aeiouy]sms?$"),  # organism
)


@cache
def _irregular() -> dict[str, int]:
    """Words the rules get wrong; their plurals and forms in -d, -ly, -less, -ness and -ing follow from them."""
    listed: dict[str, str] = json.loads(paths.own_text(paths.SYLLABLES))["english"]
    return {word: int(count) for count, words in listed.items() for word in words.split()}


def _number(digits: str, spoken: tuple[int, ...]) -> int:
    value = int(digits)
    return spoken[value] if value < len(spoken) else sum(spoken[int(digit)] for digit in digits)


def _english_piece(letters: str) -> int:
    for suffix, added in _SUFFIXES:
        if (stem := letters.removesuffix(suffix)) in _irregular():
            return _irregular()[stem] + added
    letters = _INNER_E.sub("", letters)
    less = sum(silent.search(letters) is not None for silent in _ONE_LESS)
    more = sum(len(spoken.findall(letters)) for spoken in _ONE_MORE)
    return max(len(_VOWELS.findall(letters)) - less + more, 1)


@lru_cache(maxsize=_MOST_KEPT)
def english_syllables(word: str) -> int:
    """The syllables of an English word as it is spoken; C7 counts as "C seven".

    Counts groups of vowels, corrected for silent e, for endings and for vowels spoken apart, with a list of words that
    follow no rule: the usual method of readability programs.
    """
    plain = _CONTRACTED.sub("", word.lower().replace("\u2019", "'"))
    pieces = _ENGLISH_PIECE.findall(plain)
    return sum(_number(piece, _ENGLISH_NUMBERS) if piece.isdigit() else _english_piece(piece) for piece in pieces)


_SPANISH_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")
_SPANISH_NUMBERS: Final = (2, 2, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 3, 4, 4, 4, 2)  # cero a veinte
_SILENT_U: Final = re.compile(r"(?<=q)u|(?<=g)u(?=[eéií])")  # que, guitarra; but spoken in agua, pingüino
_CONSONANT_Y: Final = re.compile(r"y(?=[aeiouáéíóú])")  # ayuda; but a vowel in muy
_SILENT_H: Final = re.compile(r"(?<!c)h")
_SPANISH_VOWELS: Final = re.compile(r"[aeiouáéíóúü]+")
# Each of these is the core of a syllable, on which i and u lean; with an accent they stand alone: dí-a, pa-ís.
_CORE: Final = re.compile(r"[aeoáéó]|(?<=[aeoáéó])[íú]|[íú](?=[aeoáéó])")
_DOUBLED: Final = re.compile(r"ií?i|uu")


def _spanish_piece(letters: str) -> int:
    plain = _CONSONANT_Y.sub("j", _SILENT_U.sub("", letters)).replace("y", "i")
    groups = _SPANISH_VOWELS.findall(_SILENT_H.sub("", plain))
    return max(1, sum(len(_CORE.findall(group)) or 1 + len(_DOUBLED.findall(group)) for group in groups))


@lru_cache(maxsize=_MOST_KEPT)
def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word by the rules of spelling; C7 counts as "ce siete", any letter's name as one.

    Source: Real Academia Española, Ortografía de la lengua española (2010): two different closed vowels (i, u), or a
    closed one without accent beside an open one (a, e, o), are one syllable, also across an h; two open ones are two.
    """
    pieces = _SPANISH_PIECE.findall(word.lower())
    return sum(_number(piece, _SPANISH_NUMBERS) if piece.isdigit() else _spanish_piece(piece) for piece in pieces)
