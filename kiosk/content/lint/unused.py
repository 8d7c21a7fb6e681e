"""Warnings about what no longer does anything: glossary words that nothing offers, and days that are over; no Qt."""

from collections.abc import Iterator

from kiosk.content.json.document import Finding
from kiosk.content.lint.reviews import day_of
from kiosk.content.lint.subject import LintContext


def lint_unused(subject: LintContext) -> Iterator[Finding]:
    """A warning for each glossary word that cannot be touched anywhere, and for whatever is no longer shown."""
    texts = [(path, value) for path, value in subject.document.walk() if isinstance(value, str)]
    offered = {value for path, value in texts if path[-2:-1] == ("words",) or path[-1:] == ("word",)}
    for path, value in texts:
        match path:
            case ("glossary", int(), "id") if value not in offered:
                yield subject.finding("word_unused", path, given=value)
            case ("notices" | "sections", int(), "show_until") if not subject.is_hidden(path):
                if (day := day_of(value)) and day < subject.today:
                    yield subject.finding("season_over", path, day=str(day))
