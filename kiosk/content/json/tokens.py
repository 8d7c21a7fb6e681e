"""The tokens of a JSON text, mended where a typing slip can be understood; no Qt.

A slip inside one token (a wrong quotation mark, a tab in a text, a comment) is reported and the token is read as it was
meant, so that one slip costs one message. What only the surrounding brackets can explain is left to `json_reader`.
"""

import re
from collections.abc import Callable
from json.decoder import JSONDecodeError
from json.decoder import scanstring as _scan  # type: ignore[attr-defined]  # left out of typeshed
from typing import Any, Final, NamedTuple

from kiosk.content.json.backslashes import picture_meant

# Kinds of tokens beside the six marks { } [ ] , : themselves.
TEXT: Final = "text"
UNCLOSED: Final = "unclosed"  # a text whose closing quotation mark is missing
PLAIN: Final = "plain"  # a number, true, false or null
BARE: Final = "bare"  # anything else: words without quotation marks
END: Final = "end"

# Far more digits than any content needs, far fewer than make `int` slow or raise.
LONGEST_NUMBER: Final = 1_000

_TOKEN: Final = re.compile(
    r"""[ \t\n]*+(?:
        ([{}\[\],:])
      | "([^"\\\x00-\x1f\ud800-\udfff]*+)"
      | ((?>true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?))(?=[ \t\n,:{}\[\]"/;]|\Z)
    )""",
    re.VERBOSE,
)
_SPACE: Final = re.compile(r"[ \t\n]*+")
_ODD_SPACE: Final = re.compile(r"(?:(?![ \t\n])[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff])+")
_COMMENT: Final = re.compile(r"//[^\n]*|#[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_WORD: Final = re.compile(r'[^\s,:{}\[\]"]+')
_STRING: Final = re.compile(r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"')
_CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}

# What ends a text for certain: a mark or the end of the line after it.
_THEN_MARK: Final = r"(?=[ \t]*(?:[,:}\]]|\n|\Z))"
_DOUBLED: Final = re.compile(rf'"{{1,20}}+{_THEN_MARK}')
_CURLY: Final = "“”„‟«»″"
_SINGLE: Final = "'`\u2018\u2019\u201a\u201b\u00b4"
_CURLY_TEXT: Final = re.compile(rf'[{_CURLY}]([^\n]*?)[{_CURLY}"]{_THEN_MARK}')
_SINGLE_TEXT: Final = re.compile(rf"[{_SINGLE}]([^\n]*?)[{_SINGLE}]{_THEN_MARK}")
_CURLY_END: Final = re.compile(rf'"[^\n{_CURLY}]*?([{_CURLY}])(?=[ \t]*(?::|[,}}\]]*[ \t]*(?:\n|\Z)))')
_REST: Final = re.compile(r"[^\n]*?(?=[ \t]*[,}\]]*[ \t]*(?:\n|\Z))")
# A text that goes on below: lines that begin with no mark of JSON, up to a quotation mark that ends it for certain.
_GOES_ON: Final = re.compile(rf'"[^"\n]*(?:\n[ \t]*(?:(?![ \t"{{}}\[\],:])[^"\n]*)?){{1,40}}?(?<!\n)"{_THEN_MARK}')
_ODD_IN_TEXT: Final = re.compile(
    r"""(?P<fine>\\["\\/bfnrt]|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})
      | (?P<lone_surrogate>\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\ud800-\udfff])
      | (?P<also_fine>\\u[0-9a-fA-F]{4})
      | (?P<bad_escape>\\.)
      | (?P<tab_in_text>\t)
      | (?P<control_in_text>[\x00-\x1f])""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token: its kind (a mark, or a constant of this module), where it starts and ends, and its value."""

    kind: str
    start: int
    end: int
    value: Any = None


class Tokens:
    """Reads one token after another; slips inside a token go to `report(kind, offset, **details)`."""

    def __init__(self, text: str, report: Callable[..., None]) -> None:
        self.text = text
        self.position = 0
        self._report = report

    def next(self) -> Token:
        """The next token; `END` for ever after the last. Raises nothing for any text."""
        while True:
            if (match := _TOKEN.match(self.text, self.position)) is not None:
                self.position = end = match.end()
                if match.lastindex == 1:
                    return Token(match[1], end - 1, end)
                if match.lastindex == 2:
                    self._skip_doubled_quote(end)
                    return Token(TEXT, match.start(2) - 1, end, match[2])
                return Token(PLAIN, match.start(3), end, self._plain(match[3], match.start(3)))
            start = self._after(_SPACE, self.position)
            if start == len(self.text):
                return Token(END, start, start)
            if (token := self._odd(start)) is not None:
                self.position = token.end
                if token.kind == TEXT:
                    self._skip_doubled_quote(token.end)
                return token

    def _skip_doubled_quote(self, end: int) -> None:
        """Passes over quotation marks right after the one that ended a text, if they end it as well."""
        if self.text.startswith('"', end) and (match := _DOUBLED.match(self.text, end)):
            self._report("doubled_quote", end, given=match[0])
            self.position = match.end()

    def _plain(self, word: str, start: int) -> bool | int | float | None:
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        if len(word) > LONGEST_NUMBER:
            self._report("number_too_long", start)
            return 0
        return float(word) if any(mark in word for mark in ".eE") else int(word)

    def _odd(self, start: int) -> Token | None:
        """A token that is not good JSON, or None for what is skipped."""
        first = self.text[start]
        if first == '"':
            return self._text(start)
        if first in _CURLY or first in _SINGLE:
            return self._wrongly_quoted(start)
        if (end := self._after(_COMMENT, start)) > start:
            self._report("comment", start)
        elif (end := self._after(_ODD_SPACE, start)) > start:
            self._report("odd_space", start, code=f"U+{ord(first):04X}")
        else:
            end = self._after(_WORD, start)
            return Token(BARE, start, end, self.text[start:end])
        self.position = end
        return None

    def _text(self, start: int) -> Token:
        if match := _STRING.match(self.text, start):
            return Token(TEXT, start, match.end(), self._unescaped(start, match.end()))
        if match := _CURLY_END.match(self.text, start):
            self._report("curly_end", match.start(1), given=match[1])
            return Token(TEXT, start, match.end(1), self.text[start + 1 : match.start(1)])
        if match := _GOES_ON.match(self.text, start):
            self._report("line_break_in_text", self.text.index("\n", start))
            return Token(TEXT, start, match.end(), self.text[start + 1 : match.end() - 1])
        end = self._after(_REST, start)
        self._report("unclosed_text", start, given=self.text[start + 1 : end])
        return Token(UNCLOSED, start, end, self.text[start + 1 : end])

    def _unescaped(self, start: int, end: int) -> str:
        try:
            value, _ = _scan(self.text, start + 1)
        except JSONDecodeError:
            value = None
        if value is None or any("\ud800" <= char <= "\udfff" for char in value):
            self._report_odd_characters(start, end)
            return self.text[start + 1 : end - 1]
        return str(value)

    def _report_odd_characters(self, start: int, end: int) -> None:
        if wanted := picture_meant(self.text[start + 1 : end - 1]):
            self._report("backslash_path", self.text.index("\\", start), wanted=wanted)
            return
        for match in _ODD_IN_TEXT.finditer(self.text, start + 1, end - 1):
            kind = str(match.lastgroup)
            if not kind.endswith("fine"):
                self._report(kind, match.start(), given=match[0], code=f"U+{ord(match[0][0]):04X}")

    def _wrongly_quoted(self, start: int) -> Token:
        curly = self.text[start] in _CURLY
        match = (_CURLY_TEXT if curly else _SINGLE_TEXT).match(self.text, start)
        end = match.end() if match else self._after(_REST, start)
        self._report("curly_quotes" if curly else "single_quotes", start, given=self.text[start])
        return Token(TEXT if match else UNCLOSED, start, end, match[1] if match else self.text[start + 1 : end])

    def _after(self, pattern: re.Pattern[str], start: int) -> int:
        match = pattern.match(self.text, start)
        return match.end() if match else start
