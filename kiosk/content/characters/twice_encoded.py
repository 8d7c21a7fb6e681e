"""Finds a text that was saved as UTF-8, read in another encoding, and saved again: `informaciÃ³n`; no Qt.

Turned back into the bytes that it was read from, such a text is UTF-8 again, and a real one is not: there few letters
happen to stand beside marks with which they would be, such as É before a closing quotation mark.
"""

import codecs
import re
import unicodedata
from typing import Final, NamedTuple

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
# What Windows reads bytes from 80 to BF as.
_HIGH: Final = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# No real text has these, even once: Ã behind a small letter and what makes ó or ñ of it; –, ’, °, ½, ™, an emoji.
_NEVER: Final = re.compile(f"[a-z]Ã{_HIGH}|â€[\x9d¢¦˜™œ“”]|Â[\xa0¡©®°¼½¾¿]|â„¢|ðŸ{_HIGH}")
_CONTROLS: Final = re.compile("[\x80-\x9f]")
_WORD: Final = re.compile(r"[A-Za-z]*(?:[^\x00-\x7f]+[A-Za-z]*)+")
# A character of UTF-8 outside of ASCII (Unicode, table 3-7), without those for private use; without U+01C0 to U+01FF,
# rare ones that Cyrillic capitals in Big5 would be.
_UTF_8: Final = re.compile(
    rb"[\xc2-\xc6\xc8-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xef[\xa4-\xbf][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
# In which programs read a file when nothing tells them: Windows, old Macintosh, the command line; in the West first.
_WESTERN: Final = ("cp1252", "mac_roman", "cp437", "cp850", "cp1254", "cp1258")
_OTHERS: Final = (
    "cp1250", "cp1251", "cp1253", "cp1255", "cp1256", "cp1257", "cp874", "cp852", "cp866", "koi8_r", "mac_cyrillic",
    "gbk", "big5", "cp932", "cp949",
)  # fmt: skip
# Of all letters outside of ASCII so many are UTF-8 by chance in no text; and fewer than so many prove nothing.
_NEARLY_ALL: Final = 0.8
_ENOUGH: Final = 5
_SURE: Final = 2
# Of other encodings a part tells as well, and is soon looked at.
_SAMPLE: Final = 2_000
# Signs that stand beside a capital with an accent in no word: É” and À… may be right, Ã³ and Â¿ are not.
_SIGNS: Final = ("Sk", "So", "Sm", "Sc", "No", "Cc", "Cf")
_MORE_SIGNS: Final = "¡¿§¶ªº"
_PUNCTUATION: Final = ("Pd", "Pi", "Pf", "Ps")
_MARK: Final = "™"  # behind any word
_PHONETIC: Final = range(0x250, 0x2B0)  # what É®, Ê and Ë would begin: nobody writes them
_MOST_TIMES: Final = 4
# More than any content has; so many are soon looked at.
_MOST_LETTERS: Final = 200_000


class TwiceEncoded(NamedTuple):
    """Where the first such word stands, the word, what it was, and how many letters are like this."""

    offset: int
    given: str
    meant: str
    letters: int


def twice_encoded(text: str) -> TwiceEncoded | None:
    """What tells that a text was encoded twice or more often; None for a real text."""
    letters = "\n".join(_NOT_ASCII.findall(text))[:_MOST_LETTERS]
    encoding, number = _wrong_encoding(letters)
    if not encoding and _NEVER.search(text):
        encoding, number = _WESTERN[0], 1
    encodings: list[str] = []
    while encoding and len(encodings) < _MOST_TIMES:
        encodings.append(encoding)
        letters = letters.encode(encoding, "kiosk.bytes").decode(errors="ignore")
        encoding, _ = _wrong_encoding(letters)
    words = _WORD.finditer(text) if encodings else ()
    first = next((match for match in words if _turned_back(match[0], encodings) != match[0]), None)
    return first and TwiceEncoded(first.start(), first[0], _turned_back(first[0], encodings), number)


def _wrong_encoding(letters: str) -> tuple[str, int]:
    """In which encoding some letters were read that were UTF-8, and how many prove it; empty for real ones."""
    if not letters.isascii():
        found = [(*_found(letters, encoding), encoding) for encoding in _WESTERN]
        found += [(*_found(letters[:_SAMPLE], encoding), encoding) for encoding in _OTHERS]
        share, number, encoding = max(found, key=lambda one: one[0])
        if share >= _NEARLY_ALL and number >= _ENOUGH:
            return encoding, number
        sure = [
            (_sure(letters, encoding), encoding) for _, number, encoding in found[: len(_WESTERN)] if number >= _SURE
        ]
        number, encoding = max(sure, default=(0, ""))
        if number >= _SURE:
            return encoding, number
    return "", 0


def _found(letters: str, encoding: str) -> tuple[float, int]:
    """Which share of the bytes of some letters are characters of UTF-8, and how many characters these are."""
    data = _bytes(letters, encoding)
    found = _UTF_8.findall(data)
    return sum(map(len, found)) / max(1, len(data) - data.count(b"\n")), len(found)


def _bytes(letters: str, encoding: str) -> bytes:
    """The bytes of some letters; a letter without any has one that is not of UTF-8."""
    return letters.encode(encoding, "kiosk.bytes" if _CONTROLS.search(letters) else "replace")  # which is much faster


def _sure(letters: str, encoding: str) -> int:
    """How many characters of UTF-8, among the bytes of some letters, belong as letters to no real text."""
    matches = _UTF_8.finditer(_bytes(letters, encoding))
    return sum(_is_sure(letters[slice(*match.span())], match[0]) for match in matches)


def _is_sure(letters: str, data: bytes) -> bool:
    if unicodedata.category(letters[0]) in _PUNCTUATION or ord(data.decode()[0]) in _PHONETIC:
        return False
    signs = (
        unicodedata.category(letter) in _SIGNS or letter in _MORE_SIGNS for letter in letters[1:] if letter != _MARK
    )
    return any(signs)


def _turned_back(word: str, encodings: list[str]) -> str:
    """The word as it was before it was read in one encoding after another, the last one first."""
    for encoding in encodings:
        try:
            word = word.encode(encoding, "kiosk.bytes").decode()
        except UnicodeDecodeError:
            break
    return word


def _bytes_of(error: UnicodeError) -> tuple[bytes, int]:
    """The bytes that control characters were read from, where a byte has no letter; for others none of UTF-8."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return bytes(ord(letter) if "\x7f" < letter < "\xa0" else 0xFF for letter in letters), error.end


codecs.register_error("kiosk.bytes", _bytes_of)
