"""Reads a JSON text token by token up to its first slip; no Qt.

A line that is indented otherwise than its brackets ask for is no slip; but where brackets do not match, such lines tell
which bracket was lost.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, NamedTuple

from kiosk.content.json.document import Finding, JsonPath, position_in

# Kinds of tokens beside the marks { } [ ] , : themselves: a text; a number or constant; nothing of JSON; the end.
TEXT, PLAIN, ODD, END = "t", "p", "o", "e"
# What must come next in a bracket: its first member, the one after a comma, a colon, a value, or a comma; and outside
# of all brackets: the one value, or the end.
FIRST, NEXT, COLON, VALUE, COMMA, WHOLE, NOTHING = "1", "2", ":", "v", ",", "F", "E"

CLOSING: Final = {"{": "}", "[": "]"}
OPENING: Final = {"}": "{", "]": "["}
DEEPEST: Final = 60
MOST_VALUES: Final = 300_000
# Far more digits than any content needs, far fewer than make `int` slow or raise.
LONGEST_NUMBER: Final = 1_000

# Characters that look like marks of JSON, as keyboards of other languages and web pages have them; and unseen ones.
WIDE: Final = {
    "｛": "{", "｝": "}", "﹛": "{", "﹜": "}", "［": "[", "］": "]", "【": "[", "】": "]",
    "：": ":", "﹕": ":", "︰": ":", "，": ",", "、": ",", "﹐": ",", "﹑": ",", "،": ",",
}  # fmt: skip
UNSEEN: Final = r"\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff"
# What ends a number or a constant.
_AFTER: Final = rf'[ \t\n,:{{}}\[\]"/;；{"".join(WIDE)}{UNSEEN}]|\Z'
# What may stand in a text: no control character, no lone half of a surrogate pair.
SOUND: Final = (
    r'(?:[^"\\\x00-\x1f\ud800-\udfff]++|\\["\\/bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}'
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)
_TOKEN: Final = re.compile(
    rf"""([ \t\n]*+)(?:
        ([{{}}\[\],:])
      | ("{SOUND}*+")
      | ((?>true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?={_AFTER}))
    )?""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token: a mark or one of the kinds above, where it starts and where it ends."""

    kind: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Frame:
    """An open bracket (none for the file itself), the indentation of its line, and what must come next in it."""

    path: JsonPath = ()
    bracket: str = ""
    start: int = 0
    indent: int = -1
    expects: str = FIRST
    step: str | int = -1  # the name or number of the member being read, or read last
    key: int = 0  # where its name starts
    comma: int | None = None  # the last one
    before: JsonPath | None = None  # the path of the last value

    @property
    def here(self) -> JsonPath:
        """The path of the member being read, or read last where a comma must follow."""
        if self.bracket == "[":
            return (*self.path, int(self.step) + (self.expects != COMMA))
        return (*self.path, self.step) if self.bracket and self.expects in ":v," else self.path


class Scan:
    """A text that is being read: the open brackets, the token at hand and the last one, and where members stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.frames = [Frame(expects=WHOLE)]
        self.starts: dict[JsonPath, int] = {}  # of each value, or its name
        self.twice: Finding | None = None  # the first name that stands twice
        self.token = self.last = Token(END, 0, 0)
        self.indent = 0
        self.begins_line = True

    def read(self) -> Iterator[list[Frame]]:
        """Reads up to the first slip or the end; stops at each token on the way that is indented otherwise.

        There it gives the brackets, the innermost first, that the token stands outside of by its indentation.
        """
        while True:
            self.token = self._next()
            if (left := self._left()) is not None:
                yield left
            if not self._takes(self.token):
                return
            self.last = self.token

    @property
    def complete(self) -> int:
        """Where the last member ends that is complete."""
        top = self.frames[-1]
        ends = {NEXT: top.comma, COLON: top.key, VALUE: top.key}
        return len(self.text[: ends.get(top.expects, self.last.end)].rstrip(" \t\n,"))

    def _next(self) -> Token:
        match = _TOKEN.match(self.text, self.last.end)
        assert match is not None  # noqa: S101 - it matches nothing as well
        space, start = match[1], match.end(1)
        self.begins_line = "\n" in space or start == len(space)
        if self.begins_line:
            self.indent = len(space) - space.rfind("\n") - 1
        if match.lastindex == 1:
            return Token(END if start == len(self.text) else ODD, start, start)
        return Token(match[2] or (TEXT if match[3] else PLAIN), start, match.end())

    def _left(self) -> list[Frame] | None:
        top, kind, indent = self.frames[-1], self.token.kind, self.indent
        closes = kind in OPENING
        if not top.bracket or kind in ",:e" or not (closes or self.begins_line):
            return None
        if not self.begins_line:
            return [] if self.text.count("\n", top.start, self.token.start) else None
        if top.indent < indent if not closes else top.indent == indent:
            return None
        if closes and all(frame.indent != indent for frame in self.frames):
            return []
        return list(takewhile(lambda frame: frame.indent + (not closes) > indent, reversed(self.frames[2:])))

    def _takes(self, token: Token) -> bool:
        """Whether the token fits where it stands; then it is taken."""
        top, kind = self.frames[-1], token.kind
        if kind == TEXT and top.bracket == "{" and top.expects in "12":
            self._take_name(top, token)
        elif kind in "{[tp" and top.expects in ("v" if top.bracket == "{" else "12F") and self.limit() is None:
            self._take_value(top, token)
        elif kind == "," and top.expects == COMMA:
            top.expects, top.comma = NEXT, token.start
        elif kind == ":" and top.expects == COLON:
            top.expects = VALUE
        elif kind == CLOSING.get(top.bracket) and top.expects in "1,":
            self.frames.pop()
        else:
            return False
        return True

    def _take_name(self, top: Frame, token: Token) -> None:
        top.step, top.key, top.expects = json.loads(self.text[token.start : token.end]), token.start, COLON
        if self.twice is None and top.here in self.starts:
            line, column = position_in(self.text, self.starts[top.here])
            details = {"name": top.step, "line": line, "column": column}
            self.twice = Finding(token.start, "duplicate_key", top.here, details)

    def _take_value(self, top: Frame, token: Token) -> None:
        path = top.here
        self.starts[path] = top.key if top.bracket == "{" else token.start
        if top.bracket == "[":
            top.step = path[-1]
        top.expects, top.before = COMMA if top.bracket else NOTHING, path
        if token.kind in CLOSING:
            self.frames.append(Frame(path, token.kind, token.start, self.indent))

    def limit(self) -> tuple[str, int] | None:
        """The limit that the value at hand would break: the kind of slip, and how many are allowed."""
        if self.token.kind == PLAIN and self.token.end - self.token.start > LONGEST_NUMBER:
            return "number_too_long", LONGEST_NUMBER
        if self.token.kind in CLOSING and len(self.frames) > DEEPEST:
            return "too_deep", DEEPEST
        return ("too_many_values", MOST_VALUES) if len(self.starts) == MOST_VALUES else None
