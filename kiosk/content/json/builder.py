"""Puts the values of a JSON text together, reporting what is missing before or after each; no Qt."""

from collections.abc import Iterator
from typing import Any, Final

from kiosk.content.json import quotes
from kiosk.content.json.document import Document, Finding, Spot, position_in
from kiosk.content.json.stack import CLOSING, COLON, COMMA, FIRST, NEXT, VALUE, Frame, Stack
from kiosk.content.json.tokens import END, TEXT, Token, Tokens

DEEPEST: Final = 60
MOST_VALUES: Final = 300_000
MOST_FAULTS: Final = 100

# Slips that are none where the file simply ends in the middle.
_CUT_OFF: Final = frozenset(
    ("unclosed_text", "bare_text", "bare_constant", "unquoted_name", "unexpected", "curly_quotes", "single_quotes")
)

# Slips that a program such as Word makes in the whole file: more than so many of a kind are told once, in these words.
_MANY: Final = 20
_EVERYWHERE: Final = {
    "curly_quotes": "curly_everywhere",
    "curly_end": "curly_everywhere",
    "single_quotes": "single_everywhere",
    "odd_space": "odd_space_everywhere",
}


class Stop(Exception):
    """Going on would help nobody."""


class Builder:
    """The values read so far, the open brackets, and the faults; `by_indent` makes indentation a guide."""

    def __init__(self, text: str, *, by_indent: bool) -> None:
        self.text = text
        self.by_indent = by_indent
        self.findings: list[Finding] = []
        self.tokens = Tokens(text, self.report)
        self.stack = Stack(text, by_indent=by_indent)
        self.last = Token(END, 0, 0)
        self._values = 0
        self._everywhere: dict[str, list[Finding]] = {}

    def document(self) -> Document:
        """What has been read."""
        root = self.stack.frames[0]
        value = root.members[0] if root.members else None
        findings = tuple(sorted((*self.findings, *self._told_once()), key=lambda finding: finding.offset))
        return Document(self.text, value, findings, root.spots.get(0, Spot(0, 0)))

    def report(self, kind: str, offset: int, **details: Any) -> None:
        """Notes a fault at the place being read; raises `Stop` when there are very many."""
        if kind in _EVERYWHERE:
            self._everywhere.setdefault(_EVERYWHERE[kind], []).append(Finding(offset, kind, self.stack.path, details))
            return
        if len(self.findings) == MOST_FAULTS:
            self.findings.append(Finding(offset, "and_more", ()))
            raise Stop
        self.findings.append(Finding(offset, kind, self.stack.path, details))

    def _told_once(self) -> Iterator[Finding]:
        """The slips of programs: each, or one fault for very many of a kind."""
        for kind, findings in self._everywhere.items():
            if len(findings) <= _MANY:
                yield from findings
            else:
                first = findings[0]
                yield Finding(first.offset, kind, (), {**first.details, "count": len(findings)})

    def report_and_stop(self, kind: str, offset: int, **details: Any) -> None:
        """Notes a fault after which the rest cannot be understood; raises `Stop`."""
        self.report(kind, offset, **details)
        raise Stop

    # --- values and names ---

    def take(self, frame: Frame, token: Token, value: Any) -> Spot:
        """Puts a value where the frame expects one."""
        self._values += 1
        if self._values > MOST_VALUES:
            self.report_and_stop("too_many_values", token.start, limit=MOST_VALUES)
        spot = Spot(token.start, token.start)
        if frame.bracket == "{":
            self._take_member(frame, token, value, spot)
            return spot
        if frame.expects == COMMA and not frame.bracket:
            self.report_and_stop("after_end", token.start)
        if frame.expects == COMMA:
            self.report("missing_comma", self.last.end)
        frame.spots[len(frame.members)] = spot
        frame.members.append(value)
        frame.expects = COMMA
        return spot

    def _take_member(self, frame: Frame, token: Token, value: Any, spot: Spot) -> None:
        if frame.wants_key:
            self.report("missing_name", token.start)
            frame.key = None
        elif frame.expects == COLON:
            self.report("missing_colon", self.last.end, name=frame.key)
        if frame.key is not None:
            spot.key = frame.key_start
            frame.members[frame.key] = value
            frame.spots[frame.key] = spot
        frame.expects = COMMA

    def take_name(self, frame: Frame, name: str, start: int) -> None:
        """Takes a name that a colon and a value must follow."""
        if frame.expects == COMMA:
            self.report("missing_comma", self.last.end)
        frame.key, frame.key_start, frame.expects = name, start, COLON
        if name in frame.members:
            first = position_in(self.text, frame.spots[name].key)
            self.report("duplicate_key", start, name=name, line=first.line, column=first.column)

    def finish(self, frame: Frame, token: Token) -> None:
        """Reports what is left unfinished where a comma or a closing bracket stands."""
        if frame.expects == COLON:
            self.report("name_without_value", frame.key_start, name=frame.key)
        elif frame.expects == VALUE:
            self.report("missing_value", self.last.end, name=frame.key)
        elif frame.expects == NEXT and token.kind != ",":
            self.report("trailing_comma", frame.comma, close=token.kind)
        elif frame.expects in (FIRST, NEXT) and token.kind == ",":
            self.report("extra_comma", token.start)

    # --- brackets ---

    def open(self, frame: Frame, token: Token, bracket: str) -> Frame:
        """Opens a bracket for the next value of the frame."""
        if len(self.stack.frames) > DEEPEST:
            self.report_and_stop("too_deep", token.start, limit=DEEPEST)
        members: Any = {} if bracket == "{" else []
        self.stack.push(bracket, members, self.take(frame, token, members))
        return self.stack.top

    def innermost(self, token: Token) -> Frame:
        """The frame a value or name belongs to."""
        while self.by_indent and self.stack.has_left_top(token):
            self.leave_for_next(more=self.stack.has_left_next(token))
        return self.stack.frames[-1]

    def leave_for_next(self, *, more: bool = False) -> Frame:
        """Leaves the innermost bracket, which was meant to end before a comma, or where a comma is missing as well.

        Unless `more` brackets end there, the frame around it then expects its next member.
        """
        if self.last.kind == ",":
            if self.findings and self.findings[-1] == Finding(self.last.start, "extra_comma", self.findings[-1].path):
                self.findings.pop()  # it looked superfluous after an empty bracket
            frame = self.leave_unclosed(self.last.start, "missing_close_before")
        else:
            frame = self.leave_unclosed(self.last.end, "missing_close" if more else "missing_close_comma")
        if not more:
            frame.expects = NEXT
        return frame

    def leave_unclosed(self, offset: int, kind: str = "missing_close") -> Frame:
        """Reports the innermost bracket as never closed; returns the frame around it."""
        opened = self.stack.opened(self.stack.frames.pop())
        self.report(kind, offset, **opened)
        return self.stack.top

    def open_forgotten_object(self, frame: Frame) -> Frame | None:
        """Opens the { that must be missing if the text just read as a value is followed by a colon."""
        if not self.by_indent or self.last.kind != TEXT or frame.expects != COMMA:
            return None
        if frame.bracket == "[":
            frame.members.pop()
            frame.expects, indent = NEXT, self.stack.indent_between(frame, self.last.start)
        else:
            frame.expects, indent = VALUE, self.stack.indent_of_line(frame.key_start)
        self.report("missing_open", self.last.start, open="{")
        inner = self.open(frame, Token("{", self.last.start, self.last.start), "{")
        inner.indent = indent
        return inner

    def open_forgotten_list(self, frame: Frame) -> Frame | None:
        """Opens the [ that must be missing if an object follows an object without a name."""
        if not self.by_indent or frame.key is None or not isinstance(frame.members.get(frame.key), dict):
            return None
        first, spot, frame.expects = frame.members[frame.key], frame.spots[frame.key], VALUE
        self.report("missing_open", spot.start, open="[")
        inner = self.open(frame, Token("[", spot.start, spot.start), "[")
        inner.members.append(first)
        inner.spots[0] = spot
        inner.expects, inner.indent = NEXT, self.stack.indent_of_line(frame.key_start)
        return inner

    def leave_list_before_name(self, frame: Frame) -> Frame | None:
        """Leaves the [ whose ] must be missing if the text just read in it is a name, and a } comes before any ]."""
        within = frame.bracket == "[" and frame.expects == COMMA and self.stack.frames[-2].bracket == "{"
        if not within or self.last.kind != TEXT or not quotes.brace_comes_first(self.text, self.last.end):
            return None
        name = self.last
        comma = not self.text[frame.comma + 1 : name.start].strip()
        self.last = Token(",", frame.comma, frame.comma + 1) if comma else Token(TEXT, name.start, name.start)
        frame.members.pop()
        outer = self.leave_for_next()
        self.take_name(outer, name.value, name.start)
        return outer

    def take_forgotten_list(self, frame: Frame, token: Token) -> bool:
        """Takes texts up to a ] as the list whose [ must be missing, if the text before this one begins it."""
        key = next(reversed(frame.members), None) if frame.expects == NEXT else None
        if key is None or not isinstance(frame.members[key], str):
            return False
        start = frame.spots[key].start
        if (found := quotes.list_of_texts(self.text, start, token.end)) is None:
            return False
        self.report("missing_open", start, open="[")
        self.tokens.position, frame.members[key], frame.expects = *found, COMMA
        return True

    def end(self) -> None:
        """Reports what is left open at the end of the text."""
        frames = self.stack.frames
        if len(frames) == 1 and not frames[0].members:
            self.report("nothing_there", self.last.end)
        elif len(frames) > 1:
            self._forget_what_was_cut_off()
            closing = " ".join(CLOSING[frame.bracket] for frame in reversed(frames[1:]))
            self.report("ends_early", self.last.end, closing=closing, **self.stack.opened(self.stack.top))

    def _forget_what_was_cut_off(self) -> None:
        """A file that ends early often ends within a text or word, which then looks wrong by itself."""
        if "\n" not in self.text[self.last.start :]:
            for findings in (self.findings, *self._everywhere.values()):
                while findings and findings[-1].kind in _CUT_OFF and findings[-1].offset >= self.last.start:
                    findings.pop()
