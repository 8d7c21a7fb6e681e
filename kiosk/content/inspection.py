"""Everything that can be told of a content file at once: its problems, and what is allowed but wants a look; no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from kiosk.content.check.problems import Problem, described
from kiosk.content.json.document import Document, Fault
from kiosk.content.lint.glyphs import lettering_cautions
from kiosk.content.lint.notice_limits import notice_cautions
from kiosk.content.lint.picture_files import picture_cautions
from kiosk.content.lint.reading_ease import reading_cautions
from kiosk.content.lint.reviews import review_cautions
from kiosk.content.lint.subject import Subject
from kiosk.content.lint.translations import translation_cautions
from kiosk.content.lint.unused import loose_ends
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import Album
from kiosk.content.reading import ContentRefused, content_of, document_at

MOST_WARNINGS: Final = 500


@dataclass(frozen=True)
class Inspection:
    """A content file as found: its document where it could be read, its content where nothing is wrong with it."""

    document: Document | None = None
    content: Content | None = None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def inspect(file: Path, today: date, album: Album | None = None, *, warn: bool = True) -> Inspection:
    """All that is to be told of a file on that day; an album, made for its folder, spares looking at pictures again.

    Warnings are told besides problems, except where slips of the pen make it uncertain what the file says.
    """
    album = album or Album(file.parent)
    try:
        document = document_at(file)
    except ContentRefused as refusal:
        return Inspection(problems=refusal.problems)
    content, problems = _content(document, album)
    warnings: tuple[Problem, ...] = ()
    if warn and not document.faults and isinstance(document.value, dict):
        told = {problem.path for problem in problems}
        cautions = _cautions(Subject(document, album, today))
        warnings = _in_words([caution for caution in cautions if caution.path not in told], document)
    return Inspection(document, content, problems, warnings)


def _content(document: Document, album: Album) -> tuple[Content | None, tuple[Problem, ...]]:
    try:
        return content_of(document, album), ()
    except ContentRefused as refusal:
        return None, refusal.problems


def _cautions(subject: Subject) -> Iterator[Fault]:
    return chain(
        review_cautions(subject),
        translation_cautions(subject),
        reading_cautions(subject),
        lettering_cautions(subject),
        picture_cautions(subject),
        loose_ends(subject),
        notice_cautions(subject),
    )


def _in_words(cautions: list[Fault], document: Document) -> tuple[Problem, ...]:
    cautions.sort(key=lambda caution: caution.offset)
    if len(cautions) > MOST_WARNINGS:
        cautions[MOST_WARNINGS:] = [Fault(cautions[MOST_WARNINGS].offset, "and_more", ())]
    return tuple(described(caution, document, "warnings") for caution in cautions)
