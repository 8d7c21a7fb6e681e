"""Reads JSON with the place of every value and every slip in it, going on after each slip; no Qt.

`json` of the standard library stops at the first slip and forgets where values stood. This reader is for people who
edit a file by hand: it finds all slips at once, tries to give one message for each, and can tell the line and column
of any value or name afterwards. It is stricter than `json`: no `NaN`, no name twice, no half of a surrogate pair.
"""

import re
from typing import Final

from kiosk.content.json import quotes
from kiosk.content.json.builder import Builder, Stop
from kiosk.content.json.document import Document
from kiosk.content.json.stack import CLOSING, COLON, COMMA, FIRST, NEXT, OPENING, VALUE, Frame
from kiosk.content.json.tokens import BARE, END, PLAIN, TEXT, UNCLOSED, Token

# Slips that can also be explained by the indentation of the lines: see `parse`.
_NOT_CLOSED: Final = frozenset({"missing_close", "missing_close_before", "missing_close_comma", "ends_early"})
_BRACKET_SLIPS: Final = _NOT_CLOSED | {"wrong_close", "extra_close", "after_end"}
_LONGEST_GUIDED: Final = 2_000_000
_COLON_SLIPS: Final = frozenset({"=", "=>", "->", "\uff1a"})
_COMMA_SLIPS: Final = frozenset({";", ".", "|", "+", "&", "\uff0c", "\u3001", "\u060c"})
_HOLE: Final = re.compile(r'\{[a-z]+\}"')  # such as {word}, which the kiosk fills in
_ROUND: Final = frozenset("()")
_THEN_COMMA: Final = re.compile(r"[ \t]*,")


def parse(text: str) -> Document:
    """Reads any text, never raising; the value can be trusted when there are no faults.

    When brackets do not match, the text is read a second time with the indentation of its lines as a guide to which
    bracket was meant, and the reading with fewer faults is believed; very long texts are read only once.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = _Reader(text, by_indent=False).read()
    if len(text) <= _LONGEST_GUIDED and any(finding.kind in _BRACKET_SLIPS for finding in document.findings):
        return min(_Reader(text, by_indent=True).read(), document, key=lambda reading: len(reading.findings))
    return document


class _Reader(Builder):
    """What each kind of token means where it stands."""

    def read(self) -> Document:
        handlers = {
            TEXT: self._on_text, UNCLOSED: self._on_text, PLAIN: self._on_plain, BARE: self._on_bare,
            "{": self._on_open, "[": self._on_open, "}": self._on_close, "]": self._on_close,
            ",": self._on_comma, ":": self._on_colon,
        }  # fmt: skip
        try:
            while (token := self.tokens.next()).kind != END:
                handlers[token.kind](token)
                self.last = token
            self.end()
        except Stop:
            pass
        return self.document()

    def _on_text(self, token: Token) -> None:
        frame = self.innermost(token)
        if not frame.wants_key:
            self.take(frame, token, token.value)
        elif token.kind == TEXT:
            if token.value == "" and (slip := quotes.doubled_before_name(self.text, token.start)) is not None:
                self._follow(slip)
                self.take_name(frame, slip.given, token.start)
            elif not self.take_forgotten_list(frame, token):
                self.take_name(frame, token.value, token.start)
        elif (end := quotes.unclosed_name_end(token.value)) is not None:
            self.take_name(frame, token.value[:end].strip(), token.start)
            self.tokens.position = token.start + 1 + end  # at the colon
        else:
            frame.expects = COMMA

    def _on_plain(self, token: Token) -> None:
        frame = self.innermost(token)
        slip = quotes.bare_name(self.text, token.start, token.end) if frame.wants_key else None
        if slip is not None and slip.end == token.end:
            self._bare_name(frame, token)
        else:
            self.take(frame, token, token.value)

    def _on_open(self, token: Token) -> None:
        frame = self.innermost(token)
        if token.kind == "{" and frame.wants_key and frame.expects == FIRST and self.last.end == token.start:
            self.report("extra_open", token.start, open="{")
            return
        hole = frame.expects == COMMA and self.last.end == token.start and _HOLE.match(self.text, token.start)
        if hole and self.last.kind == TEXT and self._mend_text_before(frame, token):
            return
        if token.kind == "{" and frame.wants_key and frame.expects != FIRST:
            if (inner := self.open_forgotten_list(frame)) is not None:
                frame = inner
            elif self.stack.frames[-2].bracket == "[":  # the next item begins, so this one was meant to end
                frame = self.leave_for_next()
        self.open(frame, token, token.kind)

    def _on_close(self, token: Token) -> None:
        if not self.stack.frames[0].members:
            self.report_and_stop("not_json", token.start)
        partner = self.stack.partner(token)
        if (partner is None or CLOSING[partner.bracket] != token.kind) and self._closes_what_was_not_opened(token):
            return
        if partner is None:
            self.report("extra_close", token.start, close=token.kind)
            if self.stack.top.expects == NEXT and _THEN_COMMA.match(self.text, token.end):
                self.stack.top.expects = COMMA  # the comma belongs to the superfluous bracket
            return
        while self.stack.top is not partner:
            self.leave_unclosed(token.start)
        if CLOSING[partner.bracket] != token.kind:
            self.report("wrong_close", token.start, given=token.kind, **self.stack.opened(partner))
        self.finish(partner, token)
        self.stack.frames.pop()

    def _closes_what_was_not_opened(self, token: Token) -> bool:
        """Whether it is the opening bracket of the value just read, or of an empty one, that is missing."""
        top = self.stack.top
        if self.stack.ends_one_value(token, self.last):
            self.report("missing_open", top.spots[top.key or ""].start, open="[")
        elif top.expects == VALUE and self.last.kind == ":":
            self.report("missing_open", token.start, open=OPENING[token.kind])
            self.take(top, token, [] if token.kind == "]" else {})
        else:
            return False
        return True

    def _on_comma(self, token: Token) -> None:
        frame = self.stack.frames[-1]
        if frame.expects != COMMA or not frame.bracket:
            self._must_be_inside(frame, token)
            self.finish(frame, token)
        frame.expects, frame.comma = NEXT, token.start

    def _on_colon(self, token: Token) -> None:
        frame = self.stack.frames[-1]
        if frame.expects == COLON:
            frame.expects = VALUE
            return
        self._must_be_inside(frame, token)
        if (inner := self.open_forgotten_object(frame)) is not None:
            frame = inner
            frame.key, frame.key_start = self.last.value, self.last.start
        elif frame.bracket == "{" and frame.expects == COMMA and self.last.kind == TEXT:
            # The value was the next name: the value before it is missing.
            self.report("missing_value", frame.key_start, name=frame.key)
            frame.key, frame.key_start = self.last.value, self.last.start
        elif (outer := self.leave_list_before_name(frame)) is not None:
            frame = outer
        elif frame.bracket == "[":
            self.report("colon_in_list", token.start)
        elif frame.expects in (FIRST, NEXT):
            self.report("missing_name", token.start)
            frame.key = None
        else:
            self.report("extra_colon", token.start)
        frame.expects = VALUE

    def _must_be_inside(self, frame: Frame, token: Token) -> None:
        if frame.bracket:
            return
        if token.kind == ":" and self.last.kind == TEXT and len(frame.members) == 1:
            self.report_and_stop("missing_open", self.last.start, open="{")
        self.report_and_stop("after_end" if frame.members else "not_json", token.start)

    # --- words without quotation marks ---

    def _on_bare(self, token: Token) -> None:
        frame = self.innermost(token)
        if token.value in _ROUND and self._round(frame, token):
            return
        if frame.expects == COMMA and frame.bracket and token.value in _COMMA_SLIPS and self._wrong_comma(frame, token):
            return
        if frame.expects in (COMMA, COLON) and self.last.kind == TEXT and self._mend_text_before(frame, token):
            return
        if frame.expects == COMMA and not frame.bracket:
            self.report_and_stop("after_end", token.start)
        if frame.expects == COLON and token.value in _COLON_SLIPS:
            self.report("wrong_colon", token.start, given=token.value)
            frame.expects = VALUE
        elif frame.wants_key:
            self._bare_name(frame, token)
        else:
            self._bare_value(frame, token)

    def _wrong_comma(self, frame: Frame, token: Token) -> bool:
        """Whether a mark was meant as a comma, or stands after the last thing in a bracket, where nothing belongs."""
        follows = quotes.next_mark(self.text, token.end)
        if follows in CLOSING.values():
            self.report("unexpected", token.start, given=token.value)
        elif follows in ('"', *CLOSING):
            self.report("wrong_comma", token.start, given=token.value)
            frame.expects, frame.comma = NEXT, token.start
        return follows != "" and follows in ('"', *CLOSING, *OPENING)

    def _round(self, frame: Frame, token: Token) -> bool:
        """Whether a ( or ) was meant as another bracket, which it then is."""
        if token.value == ")":
            if not frame.bracket or frame.expects != COMMA:
                return False
            if not frame.round_:
                self.report("wrong_close", token.start, given=token.value, **self.stack.opened(frame))
            self.stack.frames.pop()
            return True
        bracket = quotes.round_meant(self.text, token.end)
        if bracket is None or frame.wants_key or frame.expects in (COLON, COMMA):
            return False
        self.report("wrong_open", token.start, given=token.value, open=bracket, close=CLOSING[bracket])
        self.open(frame, token, bracket).round_ = True
        return True

    def _mend_text_before(self, frame: Frame, token: Token) -> bool:
        """Whether the text before these words ended at the wrong mark; then reading goes on where it should have."""
        name = frame.expects == COLON
        slip = quotes.broken_text(self.text, self.last.start, self.last.end, token.start, name=name)
        if slip is None:
            return False
        if name:
            frame.key = self.text[self.last.start + 1 : slip.start if slip.kind == "curly_end" else slip.end]
        self._follow(slip)
        return True

    def _bare_name(self, frame: Frame, token: Token) -> None:
        slip = quotes.bare_name(self.text, token.start, token.end)
        if slip is not None:
            self._follow(slip)
            frame.key, frame.key_start, frame.expects = slip.given, token.start, COLON
        else:
            end = quotes.bare_value(self.text, token.start, token.end).end
            self._follow(quotes.Slip("unexpected", token.start, end, self.text[token.start : end]))
            if quotes.next_mark(self.text, end) != '"':
                frame.expects = COMMA

    def _bare_value(self, frame: Frame, token: Token) -> None:
        slip = quotes.bare_value(self.text, token.start, token.end)
        if slip.kind == "bare_text" and not frame.bracket:
            self.report_and_stop("not_json", token.start)
        self._follow(slip)
        self.take(frame, token, None)

    def _follow(self, slip: quotes.Slip) -> None:
        self.report(slip.kind, slip.start, given=slip.given, wanted=slip.wanted)
        self.tokens.position = slip.end
