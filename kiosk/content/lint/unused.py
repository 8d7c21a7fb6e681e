"""Cautions about what no longer does anything: glossary words that nothing offers, and days that are over; no Qt."""

from collections.abc import Iterator
from typing import Any

from kiosk.content.json.document import Finding
from kiosk.content.lint.reviews import day_of
from kiosk.content.lint.subject import LintContext


def lint_unused(subject: LintContext) -> Iterator[Finding]:
    """A caution for each glossary word that cannot be touched anywhere, and for whatever is no longer shown."""
    offered = set(_offered(subject.items("sections")))
    for index, item in enumerate(subject.items("glossary")):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str) and name not in offered:
            yield subject.finding("word_unused", ("glossary", index, "id"), given=name)
    for key in ("notices", "sections"):
        for index in range(len(subject.items(key))):
            path = (key, index, "show_until")
            day = day_of(subject.at(path))
            if day is not None and day < subject.today and not subject.is_hidden(path):
                yield subject.finding("season_over", path, day=str(day))


def _offered(value: Any) -> Iterator[str]:
    """The glossary words that can be touched somewhere in a value."""
    if isinstance(value, dict):
        listed = value.get("words")
        yield from (name for name in (listed if isinstance(listed, list) else ()) if isinstance(name, str))
        for inner in value.values():
            yield from _offered(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _offered(inner)
