"""Sentences and words in any script, how much room they take, and how long they are to read; no Qt."""

import re
from collections.abc import Iterator
from functools import cache
from math import ceil
from typing import Final
from unicodedata import category, east_asian_width

# What ends a sentence where words are set apart by spaces, and what does in scripts that may go on without one:
# Chinese and Japanese, Devanagari and its neighbours, Khmer, Burmese, Tibetan. The Greek question mark looks like a
# semicolon. In Khmer two of its marks around one letter mean "and so on".
_CLOSING: Final = "[\"'\u2019\u201d\u00bb)\\]]*"
_SENTENCE_END: Final = re.compile(
    rf"(?:[.!?…؟۔։።]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);){_CLOSING}\s+"
    r"|[。！？｡．]+[」』”’）】》〉\"')]*\s*"
    r"|(?:[।॥៕။།]|។(?!ល។))+\s*"
)

# Scripts that set no space between words: those of China and Japan, and of Thai, Lao, Burmese and Khmer.
_WIDE: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NARROW: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED_RUN: Final = re.compile(rf"[{_WIDE}{_NARROW}\u3000-\u303f\uff00-\uffef]+")
_WIDE_LETTER: Final = re.compile(f"[{_WIDE}]")
# How many letters there are to a word. 1.6 for Chinese and 1.9 for Japanese, from words and characters a minute in
# Trauzettel-Klosinski and Dietz (2012), Standardized assessment of reading performance: the new international reading
# speed texts IReST, IOVS 53(9), 5452-5461; here fewer, so that the kiosk rather waits too long. The other is our own.
_WIDE_LETTERS_A_WORD: Final = 1.5
_NARROW_LETTERS_A_WORD: Final = 4.0
# Where Unicode has marks that stand over, under or beside a letter; Python's `\w` does not count them as its parts.
_BLOCKS_WITH_MARKS: Final = (range(0x300, 0x1E00), range(0x20D0, 0x20F1), range(0xA66F, 0xABEE), range(0xFE20, 0xFE30))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each with the space behind it, as far as there is one."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    if text[start:]:
        yield text[start:]


def words(text: str) -> tuple[str, ...]:
    """The words of a text; a hyphen or an apostrophe inside a word does not end it."""
    return tuple(_word().findall(text))


def has_word_spaces(text: str) -> bool:
    """Whether the script of the text sets spaces between words, so that they can be counted."""
    return _UNSPACED_RUN.search(text) is None


def columns(text: str) -> int:
    """How much room a text takes in Latin letters: one of Chinese, Japanese or Korean is as wide as two."""
    return sum(2 if east_asian_width(char) in "WF" else category(char) not in ("Mn", "Me", "Cf") for char in text)


def words_to_read(text: str) -> int:
    """For how many words of English a reader takes as long: the words, or by letters where no space parts them."""
    runs = "".join(_UNSPACED_RUN.findall(text))
    if not runs:
        return len(text.split())
    wide = len(_WIDE_LETTER.findall(runs))
    narrow = sum(category(char) == "Lo" for char in runs) - sum(map(_is_wide_letter, runs))
    letters = wide / _WIDE_LETTERS_A_WORD + narrow / _NARROW_LETTERS_A_WORD
    return len(_UNSPACED_RUN.sub(" ", text).split()) + ceil(letters)


def _is_wide_letter(char: str) -> bool:
    return category(char) == "Lo" and _WIDE_LETTER.match(char) is not None


@cache
def _word() -> re.Pattern[str]:
    """A letter or figure with those that follow it, and the marks on them: in Hindi most vowels are such marks."""
    marks = "".join(chr(code) for block in _BLOCKS_WITH_MARKS for code in block if category(chr(code))[0] == "M")
    return re.compile(rf"[^\W_](?:['\u2019-]?[^\W_]|[{marks}\u200c\u200d])*")
