"""A problem of a content file in words that staff understand: where it is, what is wrong, what to do; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from kiosk.content.characters.plain import is_unseen
from kiosk.content.check.location import country, language, place
from kiosk.content.json.document import START, Document, Finding, JsonPath, Position
from kiosk.content.messages import advice, message, shown, words_for

# How many known names are compared with a wrong one, and how many are listed.
_MOST_COMPARED: Final = 300
_MOST_LISTED: Final = 50
# How much alike a name and one that was meant are, from 0 to 1.
_ALIKE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: line and column from 1, the place in words, and what is wrong and what to do."""

    line: int
    column: int
    place: str
    message: str
    kind: str = ""  # a key of `resources/messages.json`
    path: JsonPath = ()
    wrong: str = ""  # the part of the message that says what is wrong
    meant: str | None = None  # the name that was probably meant

    def line_for(self, file: object, mark: str = "") -> str:
        """The problem as one line, `FILE:LINE:COLUMN: where: what to do`, with a mark before where."""
        return f"{file}:{self.line}:{self.column}: {mark}{self.place}: {self.message}"

    @property
    def advice(self) -> str:
        """The part of the message that says what to do."""
        return self.message.removeprefix(self.wrong).strip()


def described(finding: Finding, document: Document, group: str = "problems") -> Problem:
    """The fault of a document in the words of that group of `resources/messages.json`."""
    line, column = document.position(finding.offset)
    kind = finding.kind if words_for(group, finding.kind) else "other"
    details = _quotable(finding.details)
    if finding.kind == "missing_language":
        details["language"] = language(finding.details["code"])
    if code := finding.details.get("country"):
        details["country"] = country(code)
    right = meant(finding)
    wrong, advice_on_it = advice(group, kind, **details)
    told = " ".join(filter(None, (wrong, advice_on_it, _hint(finding, right), _hint_of_character(finding))))
    return Problem(line, column, place(finding.path, document), told, finding.kind, finding.path, wrong, right)


def about_file(kind: str, position: Position = START, **details: Any) -> Problem:
    """A problem of the file as a whole."""
    wrong, advice_on_it = advice("problems", kind, **_quotable(details))
    return Problem(*position, message("places", "file"), f"{wrong} {advice_on_it}".strip(), kind, (), wrong)


def guess(given: object, known: list[str], cutoff: float = _ALIKE) -> str | None:
    """The known name that was probably meant: one that is alike to that degree."""
    close = get_close_matches(str(given)[:80].lower(), known[:_MOST_COMPARED], n=1, cutoff=cutoff)
    return close[0] if close else None


def _quotable(details: Mapping[str, Any]) -> dict[str, Any]:
    return {name: shown(value) if isinstance(value, str) else value for name, value in details.items()}


def meant(finding: Finding) -> str | None:
    """The name that was probably meant by the wrong one that a fault is about."""
    if told := finding.details.get("meant"):
        return str(told)
    known = finding.details.get("known")
    return guess(finding.details["given"], known, finding.details.get("alike", _ALIKE)) if known else None


def _hint_of_character(finding: Finding) -> str:
    """Which character is marked, when it is one that nobody sees or that looks like another."""
    character = finding.details.get("odd")
    if character is None:
        return ""
    kind = "unseen_character" if is_unseen(character) or not character.isprintable() else "odd_character"
    return message("hints", kind, given=character, code=f"U+{ord(character):04X}")


def _hint(finding: Finding, right: str | None) -> str:
    if finding.details.get("other_country"):
        return message("hints", "other_country")
    known = finding.details.get("known")
    if right is not None:
        return message("hints", "did_you_mean", guess=shown(right))
    if known is None:
        return ""
    if not known:
        return message("hints", "none_known")
    listed = [shown(name) for name in known[:_MOST_LISTED]] + ["…"] * (len(known) > _MOST_LISTED)
    return message("hints", "known", known=", ".join(listed))
