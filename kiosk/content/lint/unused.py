"""Cautions about what no longer does anything: glossary words that nothing offers, and days that are over; no Qt."""

from collections.abc import Iterator

from kiosk.content.json.document import Finding
from kiosk.content.lint.reviews import day_of
from kiosk.content.lint.subject import LintContext


def lint_unused(subject: LintContext) -> Iterator[Finding]:
    """A caution for each glossary word that cannot be touched anywhere, and for whatever is no longer shown."""
    offered = {
        name
        for path, name in subject.document.walk()
        if path[:1] == ("sections",) and path[-2:-1] == ("words",) and isinstance(name, str)
    }
    for index, item in enumerate(subject.items("glossary")):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str) and name not in offered:
            yield subject.finding("word_unused", ("glossary", index, "id"), given=name)
    for key in ("notices", "sections"):
        for index in range(len(subject.items(key))):
            path = (key, index, "show_until")
            day = day_of(subject.document.at(path))
            if day is not None and day < subject.today and not subject.is_hidden(path):
                yield subject.finding("season_over", path, day=str(day))
