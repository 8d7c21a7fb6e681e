"""A problem of a content file in words that staff understand: where it is, what is wrong, what to do; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from kiosk.content.json_document import START, Document, Fault, Position
from kiosk.content.messages import message, shown, words_for
from kiosk.content.places import language, place

# So many known names are compared with a wrong one, and so many are listed.
_MOST_COMPARED: Final = 300
_MOST_LISTED: Final = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: line and column from 1, the place in words, and what is wrong and what to do."""

    line: int
    column: int
    place: str
    message: str

    def line_for(self, file: object) -> str:
        """The problem as one line, `FILE:LINE:COLUMN: where: what to do`."""
        return f"{file}:{self.line}:{self.column}: {self.place}: {self.message}"


def described(fault: Fault, document: Document) -> Problem:
    """The fault of a document in words."""
    line, column = document.position(fault.offset)
    return Problem(line, column, place(fault.path, document.value), _told(fault))


def about_file(kind: str, position: Position = START, **details: Any) -> Problem:
    """A problem of the file as a whole."""
    return Problem(*position, message("places", "file"), message("problems", kind, **_quotable(details)))


def guess(given: object, known: list[str]) -> str | None:
    """The known name that was probably meant."""
    close = get_close_matches(str(given)[:80].lower(), known[:_MOST_COMPARED], n=1, cutoff=0.6)
    return close[0] if close else None


def _told(fault: Fault) -> str:
    kind = fault.kind if words_for("problems", fault.kind) else "other"
    details = _quotable(fault.details)
    if fault.kind == "missing_language":
        details["language"] = language(fault.details["code"])
    return message("problems", kind, **details) + _hint(fault)


def _quotable(details: Mapping[str, Any]) -> dict[str, Any]:
    return {name: shown(value) if isinstance(value, str) else value for name, value in details.items()}


def _hint(fault: Fault) -> str:
    known = fault.details.get("known")
    if known is None:
        return ""
    if meant := guess(fault.details["given"], known):
        return " " + message("hints", "did_you_mean", guess=shown(meant))
    if not known:
        return " " + message("hints", "none_known")
    listed = [shown(name) for name in known[:_MOST_LISTED]] + ["…"] * (len(known) > _MOST_LISTED)
    return " " + message("hints", "known", known=", ".join(listed))
