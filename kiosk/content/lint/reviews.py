"""Cautions about who has reviewed the words and when: reviews that are missing, overdue, or of former words; no Qt."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, Final

from kiosk.content.check.location import language
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext

_MARK_LENGTH: Final = 8


def lint_reviews(subject: LintContext) -> Iterator[Finding]:
    """Cautions about the medical review and the review of each translation."""
    yield from _medical(subject)
    for index, item in enumerate(subject.items("languages")):
        code = item.get("code") if isinstance(item, dict) else None
        if isinstance(code, str) and code != subject.original:
            yield from _of_translation(subject, ("languages", index), code)


def mark_of(subject: LintContext, code: str) -> str:
    """What tells whether any word of a translation, or of what it was translated from, has changed.

    The order of the texts and the space around words do not count.
    """
    pairs = {
        "\n".join(" ".join(text.in_language(one).split()) for one in (subject.original, code))
        for text in subject.texts
    }  # fmt: skip
    return sha256("\n\n".join(sorted(pairs)).encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]


def _medical(subject: LintContext) -> Iterator[Finding]:
    path: JsonPath = ("review",)
    review = subject.members(path)
    due = day_of(review.get("due_on"))
    if review.get("reviewed_by") is None:
        yield subject.finding("content_unreviewed", (*path, "reviewed_by"))
    else:
        yield from _day_of_review(subject, path)
        if review.get("due_on") is None:
            yield subject.finding("no_next_review", (*path, "due_on"))
    if due is not None and due < subject.today:
        yield subject.finding("review_overdue", (*path, "due_on"), due=str(due), days=(subject.today - due).days)


def _day_of_review(subject: LintContext, path: JsonPath) -> Iterator[Finding]:
    """A caution when the day of a review is missing or still to come."""
    told = subject.members(path).get("reviewed_on")
    day = day_of(told)
    if told is None:
        yield subject.finding("review_without_day", (*path, "reviewed_on"))
    elif day is not None and day > subject.today:
        yield subject.finding("review_in_future", (*path, "reviewed_on"), day=str(day), today=str(subject.today))


def _of_translation(subject: LintContext, path: JsonPath, code: str) -> Iterator[Finding]:
    told = subject.members(path)
    names = {"language": language(code), "original": language(subject.original)}
    if told.get("reviewed_by") is None:
        yield subject.finding("translation_unreviewed", (*path, "reviewed_by"), **names)
        return
    yield from _day_of_review(subject, path)
    mark, wanted = told.get("reviewed_text"), mark_of(subject, code)
    reviewer = told["reviewed_by"]
    if mark is None:
        yield from _by_day(subject, path, names)
        yield subject.finding("review_without_mark", (*path, "reviewed_by"), mark=wanted, **names)
    elif mark != wanted:
        yield subject.finding(
            "translation_stale", (*path, "reviewed_text"), mark=wanted, reviewer=reviewer, given=str(mark), **names
        )


def _by_day(subject: LintContext, path: JsonPath, names: dict[str, str]) -> Iterator[Finding]:
    """A caution when the medical text was reviewed later, which may have changed its words."""
    translated = day_of(subject.members(path).get("reviewed_on"))
    medical = day_of(subject.document.at(("review", "reviewed_on")))
    if translated is not None and medical is not None and translated < medical:
        days = {"medical": str(medical), "translated": str(translated)}
        yield subject.finding("translation_older", (*path, "reviewed_on"), **names, **days)


def day_of(value: Any) -> date | None:
    """The day that is written as `2026-11-30`; None for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-11-30") else None
    except ValueError:
        return None
