"""Reads JSON with the place of every value and every slip in it, going on after each slip; no Qt.

`json` of the standard library stops at the first slip and forgets where values stood. This reader is for people who
edit a file by hand: it finds all slips at once, tries to give one message for each, and can tell the line and column
of any value or key afterwards. It is stricter than `json` in refusing `NaN`, keys given twice and lone surrogates.
"""

from typing import Any, Final

from kiosk.content import json_quotes as quotes
from kiosk.content.json_document import Document, Fault, Spot, position_in
from kiosk.content.json_stack import CLOSING, COLON, COMMA, FIRST, NEXT, VALUE, Frame, Stack
from kiosk.content.json_tokens import BARE, END, PLAIN, TEXT, UNCLOSED, Token, Tokens

DEEPEST: Final = 60
MOST_VALUES: Final = 500_000
MOST_FAULTS: Final = 100

# Slips that can also be explained by the indentation of the lines: see `parse`.
_BRACKET_SLIPS: Final = frozenset({"missing_close", "wrong_close", "extra_close", "ends_early", "after_end"})
# Slips that are no slips where the file simply ends in the middle.
_CUT_OFF: Final = frozenset({"unclosed_text", "bare_text", "bare_constant", "unquoted_name", "unexpected"}) | frozenset(
    {"curly_quotes", "single_quotes", "missing_colon"}
)
_COLON_SLIPS: Final = frozenset({"=", "=>", "->", "\uff1a"})
_COMMA_SLIPS: Final = frozenset({";", ".", "|", "+", "&", "\uff0c", "\u3001", "\u060c"})


def parse(text: str) -> Document:
    """Reads any text, never raising; the value can be trusted when there are no faults.

    When brackets do not match, the text is read a second time with the indentation of its lines as a guide to which
    bracket was meant, and the reading with fewer faults is believed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = _Parser(text, by_indent=False).read()
    if any(fault.kind in _BRACKET_SLIPS for fault in document.faults):
        return min(_Parser(text, by_indent=True).read(), document, key=lambda reading: len(reading.faults))
    return document


class _Stop(Exception):
    """Going on would help nobody."""


class _Parser:
    def __init__(self, text: str, *, by_indent: bool) -> None:
        self._text = text
        self._faults: list[Fault] = []
        self._tokens = Tokens(text, self._report)
        self._stack = Stack(text, by_indent=by_indent)
        self._last = Token(END, 0, 0)
        self._values = 0
        self._handlers = {
            TEXT: self._on_text, UNCLOSED: self._on_text, PLAIN: self._on_plain, BARE: self._on_bare,
            "{": self._on_open, "[": self._on_open, "}": self._on_close, "]": self._on_close,
            ",": self._on_comma, ":": self._on_colon,
        }  # fmt: skip

    def read(self) -> Document:
        try:
            while (token := self._tokens.next()).kind != END:
                self._handlers[token.kind](token)
                self._last = token
            self._at_end()
        except _Stop:
            pass
        root = self._stack.frames[0]
        value = root.members[0] if root.members else None
        faults = tuple(sorted(self._faults, key=lambda fault: fault.offset))
        return Document(self._text, value, faults, root.spots.get(0, Spot(0, 0)))

    # --- reporting ---

    def _report(self, kind: str, offset: int, **details: Any) -> None:
        self._faults.append(Fault(offset, kind, self._stack.path, details))
        if len(self._faults) == MOST_FAULTS:
            raise _Stop

    def _report_and_stop(self, kind: str, offset: int, **details: Any) -> None:
        self._report(kind, offset, **details)
        raise _Stop

    # --- values ---

    def _on_text(self, token: Token) -> None:
        frame = self._innermost(token)
        if frame.wants_key:
            self._take_key(frame, token)
        else:
            self._take(frame, token, token.value)

    def _on_plain(self, token: Token) -> None:
        frame = self._innermost(token)
        if frame.wants_key and (slip := quotes.bare_name(self._text, token.start, token.end)) and slip.end == token.end:
            self._bare_key(frame, token)
        else:
            self._take(frame, token, token.value)

    def _on_open(self, token: Token) -> None:
        frame = self._innermost(token)
        if token.kind == "{" and frame.wants_key and frame.expects != FIRST and self._stack.frames[-2].bracket == "[":
            frame = self._leave_unclosed(token.start)  # the next item begins, so this one was meant to end
        if len(self._stack.frames) > DEEPEST:
            self._report_and_stop("too_deep", token.start, limit=DEEPEST)
        members: Any = {} if token.kind == "{" else []
        spot = self._take(frame, token, members)
        self._stack.push(token.kind, members, spot)

    def _take_key(self, frame: Frame, token: Token) -> None:
        if frame.expects == COMMA:
            self._report("missing_comma", self._last.end)
        frame.key, frame.key_start, frame.expects = token.value, token.start, COLON
        if token.kind == UNCLOSED and (end := quotes.unclosed_name_end(token.value)) is not None:
            frame.key, frame.expects = token.value[:end].strip(), VALUE
            self._tokens.position = token.start + 1 + end + 1
        elif token.kind == UNCLOSED:
            frame.expects = COMMA
        elif token.value in frame.members:
            first = position_in(self._text, frame.spots[token.value].key)
            self._report("duplicate_key", token.start, name=token.value, line=first.line, column=first.column)

    def _take(self, frame: Frame, token: Token, value: Any) -> Spot:
        """Puts a value where the frame expects one, reporting what is missing before it."""
        self._values += 1
        if self._values > MOST_VALUES:
            self._report_and_stop("too_many_values", token.start, limit=MOST_VALUES)
        spot = Spot(token.start, token.start)
        if frame.bracket == "{":
            self._take_member(frame, token, value, spot)
            return spot
        if frame.expects == COMMA and not frame.bracket:
            self._report_and_stop("after_end", token.start)
        if frame.expects == COMMA:
            self._report("missing_comma", self._last.end)
        frame.spots[len(frame.members)] = spot
        frame.members.append(value)
        frame.expects = COMMA
        return spot

    def _take_member(self, frame: Frame, token: Token, value: Any, spot: Spot) -> None:
        if frame.wants_key:
            self._report("missing_name", token.start)
            frame.key = None
        elif frame.expects == COLON:
            self._report("missing_colon", self._last.end, name=frame.key)
        if frame.key is not None:
            spot.key = frame.key_start
            frame.members[frame.key] = value
            frame.spots[frame.key] = spot
        frame.expects = COMMA

    # --- marks ---

    def _on_comma(self, token: Token) -> None:
        frame = self._stack.top
        self._must_be_inside(frame, token)
        if frame.expects in (FIRST, NEXT):
            self._report("extra_comma", token.start)
        elif frame.expects == COLON:
            self._report("name_without_value", frame.key_start, name=frame.key)
        elif frame.expects == VALUE:
            self._report("missing_value", self._last.end, name=frame.key)
        frame.expects, frame.comma = NEXT, token.start

    def _on_colon(self, token: Token) -> None:
        frame = self._stack.top
        self._must_be_inside(frame, token)
        if frame.bracket == "{" and frame.expects == COMMA and self._last.kind == TEXT:
            # The value was the next name: the value before it is missing.
            self._report("missing_value", frame.key_start, name=frame.key)
            frame.key, frame.key_start = self._last.value, self._last.start
        elif frame.bracket == "[":
            self._report("colon_in_list", token.start)
        elif frame.bracket == "{" and frame.expects in (FIRST, NEXT):
            self._report("missing_name", token.start)
            frame.key = None
        elif frame.expects != COLON:
            self._report("extra_colon", token.start)
        frame.expects = VALUE

    def _must_be_inside(self, frame: Frame, token: Token) -> None:
        if not frame.bracket:
            self._report_and_stop("after_end" if frame.members else "not_json", token.start)

    def _on_close(self, token: Token) -> None:
        partner = self._stack.partner(token)
        if partner is None:
            if not self._stack.frames[0].members:
                self._report_and_stop("not_json", token.start)
            self._report("extra_close", token.start, close=token.kind)
            return
        while self._stack.top is not partner:
            self._leave_unclosed(token.start)
        if CLOSING[partner.bracket] != token.kind:
            self._report("wrong_close", token.start, given=token.kind, **self._stack.opened(partner))
        self._finish(partner, token)
        self._stack.frames.pop()

    def _finish(self, frame: Frame, token: Token) -> None:
        """Reports what is left unfinished where a bracket closes."""
        if frame.expects == NEXT:
            self._report("trailing_comma", frame.comma, close=token.kind)
        elif frame.expects == COLON:
            self._report("name_without_value", frame.key_start, name=frame.key)
        elif frame.expects == VALUE:
            self._report("missing_value", self._last.end, name=frame.key)

    def _at_end(self) -> None:
        root = self._stack.frames[0]
        if root.members and len(self._stack.frames) == 1:
            return
        self._forget_what_was_cut_off()
        if len(self._stack.frames) == 1:
            self._report("nothing_there", self._last.end)
        else:
            closing = " ".join(CLOSING[frame.bracket] for frame in reversed(self._stack.frames[1:]))
            self._report("ends_early", self._last.end, closing=closing, **self._stack.opened(self._stack.top))

    def _forget_what_was_cut_off(self) -> None:
        """A file that ends early often ends within a text, which then looks wrong by itself."""
        if "\n" not in self._text[self._last.start :]:
            while self._faults and self._faults[-1].kind in _CUT_OFF and self._faults[-1].offset >= self._last.start:
                self._faults.pop()

    # --- which bracket was meant ---

    def _innermost(self, token: Token) -> Frame:
        """The frame a value or name belongs to."""
        while self._stack.has_left_top(token):
            self._leave_unclosed(self._last.end)
        return self._stack.top

    def _leave_unclosed(self, offset: int) -> Frame:
        """Reports the innermost bracket as never closed; the frame around it then expects its next member."""
        frame = self._stack.top
        self._report("missing_close", offset, **self._stack.opened(frame))
        self._stack.frames.pop()
        self._stack.top.expects = NEXT
        return self._stack.top

    # --- words without quotation marks ---

    def _on_bare(self, token: Token) -> None:
        frame = self._innermost(token)
        if frame.expects in (COMMA, COLON) and self._last.kind == TEXT and self._mend_text_before(frame, token):
            return
        if frame.expects == COMMA and not frame.bracket:
            self._report_and_stop("after_end", token.start)
        if frame.expects == COLON and token.value in _COLON_SLIPS:
            self._report("wrong_colon", token.start, given=token.value, name=frame.key)
            frame.expects = VALUE
        elif frame.expects == COMMA and token.value in _COMMA_SLIPS:
            self._report("wrong_comma", token.start, given=token.value)
            frame.expects = NEXT
        elif frame.wants_key:
            self._bare_key(frame, token)
        else:
            self._bare_value(frame, token)

    def _mend_text_before(self, frame: Frame, token: Token) -> bool:
        """Whether the text before these words ended at the wrong mark; then reading goes on where it should have."""
        name = frame.expects == COLON
        slip = quotes.broken_text(self._text, self._last.start, self._last.end, token.start, name=name)
        if slip is None:
            return False
        if name:
            frame.key = self._text[self._last.start + 1 : slip.end].rstrip(
                slip.given if slip.kind == "curly_end" else ""
            )
        self._follow(slip)
        return True

    def _bare_key(self, frame: Frame, token: Token) -> None:
        slip = quotes.bare_name(self._text, token.start, token.end)
        if slip is None:
            end = quotes.bare_value(self._text, token.start, token.end).end
            self._follow(quotes.Slip("unexpected", token.start, end, self._text[token.start : end]))
            frame.expects = COMMA
            return
        self._follow(slip)
        frame.key, frame.key_start, frame.expects = slip.given, token.start, COLON

    def _bare_value(self, frame: Frame, token: Token) -> None:
        slip = quotes.bare_value(self._text, token.start, token.end)
        if slip.kind == "bare_text" and not frame.bracket:
            self._report_and_stop("not_json", token.start)
        self._follow(slip)
        self._take(frame, token, None)

    def _follow(self, slip: quotes.Slip) -> None:
        self._report(slip.kind, slip.start, given=slip.given, wanted=slip.wanted)
        self._tokens.position = slip.end
