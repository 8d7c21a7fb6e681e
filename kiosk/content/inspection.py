"""Everything that can be told of a content file at once: its problems, and what is allowed but wants a look; no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from kiosk.content.check.problems import Problem, described
from kiosk.content.json.document import Document, Finding
from kiosk.content.lint.glyphs import lint_glyphs
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


@dataclass(frozen=True)
class Inspection:
    """A content file as found: its document where it could be read, its content where nothing is wrong with it."""

    document: Document | None = None
    content: Content | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def inspect(file: Path, today: date, store: PictureStore | None = None, *, warn: bool = True) -> Inspection:
    """All that is to be told of a file on that day; an album, made for its folder, spares looking at pictures again.

    Warnings are told besides problems, except where a slip of the pen makes it uncertain what the file says.
    """
    store = store or PictureStore(file.parent)
    try:
        document = document_at(file)
    except ContentRefused as refusal:
        return Inspection(problems=refusal.problems)
    content, problems = _content(document, store)
    warnings: tuple[Problem, ...] = ()
    if warn and document.slip is None and isinstance(document.value, dict):
        told = {problem.path for problem in problems}
        findings = _lint(LintContext(document, store, today))
        warnings = _in_words([finding for finding in findings if finding.path not in told], document)
    return Inspection(document, content, problems, warnings)


def _content(document: Document, store: PictureStore) -> tuple[Content | None, tuple[Problem, ...]]:
    try:
        return content_of(document, store), ()
    except ContentRefused as refusal:
        return None, refusal.problems


def _lint(subject: LintContext) -> Iterator[Finding]:
    return chain(
        lint_reviews(subject),
        lint_translations(subject),
        lint_reading_ease(subject),
        lint_glyphs(subject),
        lint_picture_files(subject),
        lint_unused(subject),
        lint_notices(subject),
    )


def _in_words(findings: list[Finding], document: Document) -> tuple[Problem, ...]:
    findings.sort(key=lambda finding: finding.offset)
    if len(findings) > MOST_WARNINGS:
        findings[MOST_WARNINGS:] = [Finding(findings[MOST_WARNINGS].offset, "and_more", ())]
    return tuple(described(finding, document, "warnings") for finding in findings)
