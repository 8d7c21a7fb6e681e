"""Everything that can be told of a content file at once: its problems, and what is allowed but wants a look; no Qt."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.content.check.problems import Problem, described
from kiosk.content.json.document import Document, Finding
from kiosk.content.lint.glyphs import lint_glyphs
from kiosk.content.lint.notes import notes_of
from kiosk.content.lint.notice_limits import lint_notices
from kiosk.content.lint.picture_files import lint_picture_files
from kiosk.content.lint.reading_ease import lint_reading_ease
from kiosk.content.lint.reviews import lint_reviews
from kiosk.content.lint.subject import LintContext
from kiosk.content.lint.translations import lint_translations
from kiosk.content.lint.unused import lint_unused
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import ContentRefused, content_of, document_at

MOST_WARNINGS: Final = 500
_LINTS: Final = (
    lint_reviews, lint_translations, lint_reading_ease, lint_glyphs, lint_picture_files, lint_unused, lint_notices,
)  # fmt: skip


@dataclass(frozen=True)
class Inspection:
    """A content file as found: its document where it could be read, its content where nothing is wrong with it."""

    document: Document | None = None
    content: Content | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()  # nothing is wrong, but good to know


def inspect(file: Path, today: date, store: PictureStore | None = None, *, warn: bool = True) -> Inspection:
    """What to tell of a file on that day: its problems; warnings and notes, unless a slip hides what it says."""
    store = store or PictureStore(file.parent)
    document = content = None
    problems: tuple[Problem, ...] = ()
    try:
        document = document_at(file)
        content = content_of(document, store)
    except ContentRefused as refusal:
        problems = refusal.problems
    if not warn or document is None or document.slip is not None or not isinstance(document.value, dict):
        return Inspection(document, content, problems)
    told, subject = {problem.path for problem in problems}, LintContext(document, store, today)
    findings = [finding for lint in _LINTS for finding in lint(subject) if finding.path not in told]
    findings.sort(key=lambda finding: finding.offset)
    if len(findings) > MOST_WARNINGS:
        findings[MOST_WARNINGS:] = [Finding(findings[MOST_WARNINGS].offset, "and_more", ())]
    warnings = tuple(described(finding, document, "warnings") for finding in findings)
    notes = () if content is None else notes_of(content, today, document)
    # What is over has a warning already.
    return Inspection(
        document, content, problems, warnings, tuple(note for note in notes if note.kind != "season_over")
    )
