"""The open brackets of a JSON text being read, and which of them was meant where they do not match; no Qt."""

from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.content.json.document import Path, Spot, position_in
from kiosk.content.json.tokens import TEXT, Token

CLOSING: Final = {"{": "}", "[": "]"}
OPENING: Final = {close: open_ for open_, close in CLOSING.items()}

# What a frame expects next: its first member, another after a comma, a colon, a value, or a comma.
FIRST, NEXT, COLON, VALUE, COMMA = "first", "next", "colon", "value", "comma"

# Only so much of a line is looked at, so that one endless line costs no time.
_FAR: Final = 2_000


@dataclass(slots=True)
class Frame:
    """An open bracket (none for the file itself), what stands in it so far, and what must come next."""

    bracket: str = ""
    members: Any = field(default_factory=list)
    start: int = 0
    spots: dict[str | int, Spot] = field(default_factory=dict)
    step: str | int = 0
    indent: int = -1
    expects: str = FIRST
    key: str | None = None
    key_start: int = 0
    comma: int = 0
    round_: bool = False  # typed as ( and to be closed by ) as well

    @property
    def wants_key(self) -> bool:
        """Whether a name must come next."""
        return self.bracket == "{" and self.expects in (FIRST, NEXT, COMMA)

    @property
    def here(self) -> tuple[str | int, ...]:
        """The step to the member being read, if there is one."""
        if self.bracket == "[":
            return (max(len(self.members) - (self.expects == COMMA), 0),)
        return (self.key,) if self.bracket and self.key is not None and self.expects not in (FIRST, NEXT) else ()


class Stack:
    """The frames from the file itself to the innermost; guided by indentation if so told."""

    def __init__(self, text: str, *, by_indent: bool) -> None:
        self.frames = [Frame()]
        self._text = text
        self._by_indent = by_indent

    @property
    def top(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    @property
    def path(self) -> Path:
        """The path of what is being read."""
        return (*(frame.step for frame in self.frames[2:]), *self.top.here)

    def push(self, bracket: str, members: Any, spot: Spot) -> None:
        """Opens a frame for the value just taken by the top frame."""
        spot.inside = {}
        outer = self.top
        step = len(outer.members) - 1 if outer.bracket != "{" else outer.key or ""
        indent = self.indent_of_line(spot.start) if self._by_indent else -1
        self.frames.append(Frame(bracket, members, spot.start, spot.inside, step, indent))

    def opened(self, frame: Frame) -> dict[str, Any]:
        """The words of a message about an open bracket: itself, its partner, its place."""
        line, column = position_in(self._text, frame.start)
        return {"open": frame.bracket, "close": CLOSING[frame.bracket], "line": line, "column": column}

    def partner(self, token: Token) -> Frame | None:
        """The open bracket that a closing one was meant for, if any."""
        if self._by_indent:
            return self._partner_by_indent(token)
        return next((frame for frame in reversed(self.frames[1:]) if CLOSING[frame.bracket] == token.kind), None)

    def has_left_top(self, token: Token) -> bool:
        """Whether a value or name stands, by its indentation, outside the innermost bracket."""
        return self._has_left(token, -1)

    def has_left_next(self, token: Token) -> bool:
        """Whether it stands outside the bracket around the innermost as well."""
        return self._has_left(token, -2)

    def _has_left(self, token: Token, which: int) -> bool:
        if len(self.frames) <= 1 - which:
            return False
        indent = self._indent_of_first(token.start)
        return indent is not None and indent <= self.frames[which].indent

    def indent_between(self, frame: Frame, offset: int) -> int:
        """The indentation of a bracket that is missing between a frame's line and the line of an offset."""
        return (frame.indent + self.indent_of_line(offset)) // 2

    def indent_of_line(self, offset: int) -> int:
        """The indentation of the line an offset lies in; -1 for an endless line."""
        start = self._line_start(offset)
        return -1 if start is None else len(self._text[start:offset]) - len(self._text[start:offset].lstrip(" \t"))

    def ends_one_value(self, token: Token, last: Token) -> bool:
        """Whether a ] without partner stands behind the text just read, or by its indentation below the text's name."""
        top = self.top
        if not self._by_indent or token.kind != "]" or top.bracket != "{" or top.expects != COMMA or top.key is None:
            return False
        below = self._indent_of_first(token.start) == self.indent_of_line(top.key_start)
        behind = last.kind == TEXT and "\n" not in self._text[top.key_start : token.start]
        return (below or behind) and not isinstance(top.members[top.key], list)

    def _partner_by_indent(self, token: Token) -> Frame | None:
        """The open bracket whose line is indented like the token's; within a line only one opened on that line."""
        top, indent = self.top, self._indent_of_first(token.start)
        if indent is None:
            return top if top.bracket and "\n" not in self._text[top.start : token.start] else None
        level = [frame for frame in self.frames[1:] if frame.indent == indent]
        fitting = [frame for frame in level if CLOSING[frame.bracket] == token.kind]
        return fitting[-1] if fitting else top if top in level else None

    def _indent_of_first(self, offset: int) -> int | None:
        start = self._line_start(offset)
        return None if start is None or self._text[start:offset].strip(" \t") else offset - start

    def _line_start(self, offset: int) -> int | None:
        start = self._text.rfind("\n", max(offset - _FAR, 0), offset) + 1
        return None if start == 0 and offset > _FAR else start
