"""Guesses what was meant where a text stops being JSON, or is indented as if a bracket had been lost; no Qt."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from kiosk.content.characters.plain import plain
from kiosk.content.json import slips
from kiosk.content.json.backslashes import as_typed, picture_meant
from kiosk.content.json.document import Finding, JsonPath, position_in
from kiosk.content.json.pasted import pasted
from kiosk.content.json.scanner import (
    CLOSING,
    COLON,
    COMMA,
    END,
    FIRST,
    NEXT,
    ODD,
    TEXT,
    VALUE,
    WHOLE,
    WIDE,
    Frame,
    Scan,
)
from kiosk.content.json.slips import SLIPS, Slip
from kiosk.content.messages import words_for

# A file that ends early often ends within a text or word, which then looks wrong by itself.
_CUT_OFF: Final = frozenset(
    (
        "unclosed_text",
        "bare_text",
        "bare_constant",
        "nearly_constant",
        "unquoted_name",
        "unexpected",
        "curly_quotes",
        "single_quotes",
    )
)
# A program such as Word makes these in the whole file: of more than so many the first is told with how many there are.
_EVERYWHERE: Final = {
    "curly_quotes": "curly_everywhere", "curly_end": "curly_everywhere",
    "single_quotes": "single_everywhere", "odd_space": "odd_space_everywhere",
}  # fmt: skip
_MANY: Final = 20
# How much alike a word and a constant are, from 0 to 1: "tru" and "true", not "tune" and "true".
_ALIKE: Final = 0.8


class Guess(NamedTuple):
    """A slip there may be, and what was meant by what stands from `start` to `end`."""

    finding: Finding
    start: int
    end: int
    meant: str

    def mended(self, text: str) -> str:
        """The text without the slip."""
        return text[: self.start] + self.meant + text[self.end :]


def told_once(guess: Guess, text: str) -> Finding:
    """What to tell of a slip: itself, or in its place that there are very many of its kind in the whole text."""
    finding = guess.finding
    if finding.kind in _EVERYWHERE:
        words = next(slip.words.pattern for slip in SLIPS if slip.kind == finding.kind)
        count = sum(match["slip"] is not None for match in re.finditer(rf"(?P<slip>{words})|{slips.QUOTED}", text))
        if count > _MANY:
            return Finding(finding.offset, _EVERYWHERE[finding.kind], (), {**finding.details, "count": count})
    return finding


class Guesses:
    """The guesses about the token at hand of a scan."""

    def __init__(self, scan: Scan, left: Sequence[Frame] = ()) -> None:
        self._scan, self._text, self._token, self._left = scan, scan.text, scan.token, left
        self._top = top = scan.frames[-1]
        last, expects = scan.last, top.expects
        self._places = {
            "token": scan.token.start, "after": last.end, "last": last.start, "key": top.key, "comma": top.comma,
            "open": top.start, "before": scan.starts[top.before] if top.before else None,
            "text": last.start if last.kind == TEXT and expects in ":,E" else None,
        }  # fmt: skip
        holds = {
            "I": top.bracket != "",
            "N": top.bracket == "{" and expects in "12,",
            "V": expects in ("v" if top.bracket == "{" else "12F"),
            "L": scan.begins_line,
            "S": not scan.begins_line,
            "D": len(scan.frames) > 2 and not (scan.begins_line and scan.indent > top.indent),
            "O": scan.token.kind == ODD,
        }
        self._holds = {letter for letter, is_so in holds.items() if is_so} | {top.bracket, expects}

    def at_slip(self) -> Iterator[Guess]:
        """What was meant where the text stops being JSON."""
        token = self._token
        if token.kind in "{[tp" and (limit := self._scan.limit()) is not None:
            yield self._guess(limit[0], token.start, token.start, token.end, "0", limit=limit[1])
        elif token.kind == END and self._top.bracket:
            yield self._ends_early(self._scan.last.end)
        elif mark := self._mark_meant():
            given, at = self._text[token.start], token.start
            yield self._guess("wide_mark", at, at, at + 1, mark, None, given=given, wanted=mark)
        else:
            if found := pasted(self._scan):
                line, column = position_in(self._text, found.bracket)
                span = (found.told, found.start, found.end, found.moved)
                yield self._guess(found.kind, *span, None, line=line, column=column)
            yield from self._in_table()

    def _mark_meant(self) -> str | None:
        """The mark of JSON that belongs here, where another one stands that looks like it."""
        mark, top = WIDE.get(self._text[self._token.start : self._token.start + 1], ""), self._top
        fits = {COLON: ":", COMMA: f",{CLOSING.get(top.bracket)}", FIRST: "{[", NEXT: "{[", VALUE: "{[", WHOLE: "{"}
        fits[FIRST] += CLOSING.get(top.bracket, "")
        return mark if mark and mark in fits.get(top.expects, "") else None

    def of_indentation(self) -> Iterator[Guess]:
        """What was meant by a token that is indented as if it stood outside of the brackets it has left."""
        if self._left or self._token.kind == CLOSING.get(self._top.bracket):
            kind = "missing_close" if self._left else "extra_close"
            yield from (guess for guess in self._in_table() if guess.finding.kind.startswith(kind))

    def _in_table(self) -> Iterator[Guess]:
        for slip in SLIPS:
            at = self._places[slip.where]
            if at is not None and self._holds.issuperset(slip.holds):
                end = self._token.end if slip.where == "key" else len(self._text)
                if (match := slip.words.match(self._text, at, end)) and (guess := self._of(slip, match)):
                    yield guess

    def _of(self, slip: Slip, match: re.Match[str]) -> Guess | None:
        text, top = self._text, self._top
        if slip.kind in _CUT_OFF and top.bracket and not text[match.end() :].strip(" \t"):
            return self._ends_early(match.end())
        start, end = match.span(_group(match, "x"))
        told = match.start(_group(match, "at", "x"))
        typed = as_typed(text, match.start())
        if slip.kind == "bad_escape" and (wanted := picture_meant(typed)):
            start = match.start() + 1
            return self._guess("backslash_path", told, start, start + len(typed), wanted, wanted=wanted)
        given = match[_group(match, "given", "x")]
        close = "".join(CLOSING[frame.bracket] for frame in self._left or self._scan.frames[1:][-1:])
        by_name = {
            "close": close,
            "close,": close + ",",
            "constant": _constant(given),
            "nearly": _nearly_constant(given),
        }
        meant = by_name[slip.meant] if slip.meant in by_name else match.expand(slip.meant)
        if meant is None:
            return None
        path = top.before if slip.where == "before" else None
        if slip.where == "text" and top.expects == COLON:
            path = (*top.path, (text[:start] + meant + text[end:])[top.key + 1 :].partition('"')[0])
        return self._guess(slip.kind, told, start, end, meant, path, given=given, wanted=meant)

    def _ends_early(self, offset: int) -> Guess:
        closing = [CLOSING[frame.bracket] for frame in reversed(self._scan.frames[1:])]
        start, end = self._scan.complete, len(self._text)
        return self._guess("ends_early", offset, start, end, "".join(closing), closing=" ".join(closing))

    def _guess(
        self, kind: str, told: int, start: int, end: int, meant: str, path: JsonPath | None = None, **details: Any
    ) -> Guess:
        """The guess with all that its message may name."""
        top, words = self._top, self._text[start:end]
        opened = {"missing_open": meant, "wrong_open": meant, "extra_open": words}.get(kind, top.bracket)
        close = self._token.kind if kind in ("extra_close", "trailing_comma") else CLOSING.get(opened)
        line, column = position_in(self._text, top.start)
        known = {"name": top.step, "open": opened, "close": close, "line": line, "column": column}
        code = f"U+{ord(words[0]):04X}" if words else ""
        path = path or (top.path if kind.startswith("missing_close") or start == top.start else top.here)
        return Guess(Finding(told, kind, path, {**known, "code": code, **details}), start, end, meant)


def _constant(given: str) -> str | None:
    """The constant of JSON that a word means, in whatever letters and in some languages; None for any other word."""
    return words_for("constants", plain(given).lower().lstrip("+-"))


def _nearly_constant(given: str) -> str | None:
    """The constant that a word is a slip of; None for any other word."""
    word, constants = plain(given).lower(), ("true", "false", "null")
    swapped = [constant for constant in constants if sorted(word) == sorted(constant)]
    return next(iter(swapped or get_close_matches(word, constants, n=1, cutoff=_ALIKE)), None)


def _group(match: re.Match[str], *names: str) -> str | int:
    """The first of these groups that the pattern has, else the whole match."""
    return next((name for name in names if name in match.re.groupindex), 0)
