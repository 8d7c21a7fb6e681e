"""Warnings about who has reviewed the words and when: reviews that are missing, overdue, or of former words; no Qt."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, Final

from kiosk.content.check.location import language
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext

_MARK_LENGTH: Final = 8


def lint_reviews(subject: LintContext) -> Iterator[Finding]:
    """Warnings about the medical review and the review of each translation."""
    yield from _medical(subject)
    for index, told in enumerate(subject.items("languages")):
        if isinstance(told, dict) and isinstance(code := told.get("code"), str) and code != subject.original:
            yield from _of_translation(subject, ("languages", index), code, told)


def mark_of(subject: LintContext, code: str) -> str:
    """What tells whether any word of a translation, or of what it was translated from, has changed.

    The order of the texts and the space around words do not count.
    """
    codes = (subject.original, code)
    pairs = {"\n".join(" ".join(text.in_language(one).split()) for one in codes) for text in subject.texts}
    return sha256("\n\n".join(sorted(pairs)).encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]


def _medical(subject: LintContext) -> Iterator[Finding]:
    reviewer, due_on = (subject.document.at(("review", name)) for name in ("reviewed_by", "due_on"))
    if reviewer is None:
        yield subject.finding("content_unreviewed", ("review", "reviewed_by"))
    else:
        yield from _day_of_review(subject, ("review", "reviewed_on"))
        if due_on is None:
            yield subject.finding("no_next_review", ("review", "due_on"))
    if (due := day_of(due_on)) and due < subject.today:
        yield subject.finding("review_overdue", ("review", "due_on"), due=str(due), days=(subject.today - due).days)


def _day_of_review(subject: LintContext, path: JsonPath) -> Iterator[Finding]:
    """A warning when the day of a review is missing or still to come."""
    told = subject.document.at(path)
    if told is None:
        yield subject.finding("review_without_day", path)
    elif (day := day_of(told)) and day > subject.today:
        yield subject.finding("review_in_future", path, day=str(day), today=str(subject.today))


def _of_translation(subject: LintContext, path: JsonPath, code: str, told: dict[str, Any]) -> Iterator[Finding]:
    names = {"language": language(code), "original": language(subject.original)}
    if (reviewer := told.get("reviewed_by")) is None:
        yield subject.finding("translation_unreviewed", (*path, "reviewed_by"), **names)
        return
    yield from _day_of_review(subject, (*path, "reviewed_on"))
    mark, wanted = told.get("reviewed_text"), mark_of(subject, code)
    if mark is None:
        yield from _by_day(subject, (*path, "reviewed_on"), names)
        yield subject.finding("review_without_mark", (*path, "reviewed_by"), mark=wanted, **names)
    elif mark != wanted:
        details = {"mark": wanted, "reviewer": reviewer, "given": str(mark), **names}
        yield subject.finding("translation_stale", (*path, "reviewed_text"), **details)


def _by_day(subject: LintContext, path: JsonPath, names: dict[str, str]) -> Iterator[Finding]:
    """A warning when the medical text was reviewed later, which may have changed its words."""
    translated, medical = (day_of(subject.document.at(day)) for day in (path, ("review", "reviewed_on")))
    if translated and medical and translated < medical:
        days = {"medical": str(medical), "translated": str(translated)}
        yield subject.finding("translation_older", path, **names, **days)


def day_of(value: Any) -> date | None:
    """The day that is written as `2026-11-30`; None for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-11-30") else None
    except ValueError:
        return None
