"""Warnings about the lines of help in other languages: which nobody has read, and which are not shown; no Qt."""

from collections.abc import Iterator
from typing import Any, Final

from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext
from kiosk.content.lint.typefaces import missing

_LINES: Final[JsonPath] = ("interface", "help", "languages")


def lint_help(subject: LintContext) -> Iterator[Finding]:
    """One warning for all lines without a reviewer, one for all whose letters are not on this computer."""
    lines = [line for line in _items(subject.document.at(_LINES)) if isinstance(line.get("english"), str)]
    if unread := [line["english"] for line in lines if not line.get("reviewed_by")]:
        yield subject.finding("help_unreviewed", _LINES, languages=", ".join(unread))
    lacking = {line["english"]: missing(str(line.get("text")), str(line.get("code"))) for line in lines}
    if hidden := [name for name, typefaces in lacking.items() if typefaces]:
        yield subject.finding("help_not_shown", _LINES, languages=", ".join(hidden))


def _items(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
