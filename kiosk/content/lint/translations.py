"""Cautions about words that are the same in every language, so that they were probably not translated; no Qt."""

from collections.abc import Iterator
from typing import Final

from kiosk.content.check.found_texts import FoundText
from kiosk.content.check.location import language
from kiosk.content.json.document import Finding
from kiosk.content.lint.readability import words
from kiosk.content.lint.subject import LintContext

# A name, a medical term or a number of so many words may well be the same in two languages.
MOST_ALIKE: Final = 3


def lint_translations(subject: LintContext) -> Iterator[Finding]:
    """A caution for each text of several words that is the same in another language."""
    if len(subject.codes) < 2:
        return
    for text in subject.texts:
        if not subject.is_hidden(text.path) and text.path != ("clinic", "name"):
            yield from _of_text(subject, text)


def _of_text(subject: LintContext, text: FoundText) -> Iterator[Finding]:
    original = text.in_language(subject.original)
    if len(_letters(original)) <= MOST_ALIKE:
        return
    if text.path_of(subject.original) == text.path:
        yield subject.finding("same_in_all_languages", text.path)
        return
    for code in subject.codes:
        if code != subject.original and _letters(text.in_language(code)) == _letters(original):
            names = {"language": language(code), "original": language(subject.original)}
            yield subject.finding("not_translated", text.path_of(code), **names)


def _letters(text: str) -> tuple[str, ...]:
    """The words of a text that are no numbers, without regard to capitals."""
    return tuple(word.lower() for word in words(text) if not word.isdecimal())
