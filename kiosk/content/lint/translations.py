"""Warnings about words that are the same in every language, so that they were probably not translated; no Qt."""

from collections.abc import Iterator
from typing import Final

from kiosk.content.check.location import language
from kiosk.content.json.document import Finding
from kiosk.content.language.sentences import words
from kiosk.content.lint.subject import LintContext

# A name, a medical term or a number of so many words may well be the same in two languages.
_MOST_ALIKE: Final = 3


def lint_translations(subject: LintContext) -> Iterator[Finding]:
    """A warning for each text of several words that is the same in another language."""
    original = subject.original
    for text in subject.texts if len(subject.codes) > 1 else ():
        said = _letters(text.in_language(original))
        if len(said) <= _MOST_ALIKE or subject.is_hidden(text.path) or text.path == ("clinic", "name"):
            continue
        if text.path_of(original) == text.path:
            yield subject.finding("same_in_all_languages", text.path)
            continue
        for code in subject.codes:
            if code != original and _letters(text.in_language(code)) == said:
                names = {"language": language(code), "original": language(original)}
                yield subject.finding("not_translated", text.path_of(code), **names)


def _letters(text: str) -> list[str]:
    """The words of a text that are no numbers, without regard to capitals."""
    return [word.lower() for word in words(text) if not word.isdecimal()]
