"""Cautions about what looks otherwise on the screen than in the file: letters without a shape, and marks of web pages.

The kiosk brings its own typefaces. A character that they do not have comes from the system, if one of its typefaces has
it; if not, an empty box is shown. No Qt.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kiosk.content.check.found_texts import offset_of
from kiosk.content.check.location import language
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext
from kiosk.content.lint.typefaces import undrawable
from kiosk.content.texts import EVERY

_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,40}>|&(?:[A-Za-z]{2,6}|#[0-9]{1,6});|\*\*")
# Of one language with more such texts than this the letters are another script: that is told once.
_FEW: Final = 10
_MOST_NAMED: Final = 5


def lint_glyphs(subject: LintContext) -> Iterator[Finding]:
    """A caution for each text with characters that cannot be drawn, and for each with marks that are shown as typed."""
    by_language: dict[str, list[tuple[Finding, str]]] = defaultdict(list)
    for path, code, said in _shown(subject):
        if match := _MARKUP.search(said):
            offset = offset_of(subject.document, path, match.start())
            yield Finding(offset, "shown_as_typed", path, {"given": match[0]})
        if (places := list(undrawable(said))) and (match is None or places[0] not in range(*match.span())):
            letters = "".join(dict.fromkeys(said[place] for place in places))
            details = {"letters": _named(letters), "code": f"U+{ord(letters[0]):04X}"}
            offset = offset_of(subject.document, path, places[0])
            by_language[code].append((Finding(offset, "cannot_be_drawn", path, details), letters))
    for code, found in by_language.items():
        yield from _told(subject, code, found)


def _told(subject: LintContext, code: str, found: list[tuple[Finding, str]]) -> Iterator[Finding]:
    if len(found) <= _FEW or code not in subject.codes:
        yield from (finding for finding, _ in found)
        return
    letters = "".join(dict.fromkeys(letter for _, letters in found for letter in letters))
    details = {"language": language(code), "count": len(found), "letters": _named(letters)}
    yield subject.finding("script_cannot_be_drawn", ("languages", subject.codes.index(code), "code"), **details)


def _shown(subject: LintContext) -> Iterator[tuple[JsonPath, str, str]]:
    """The path, the language and the words of all that is shown."""
    for index, code in enumerate(subject.codes):
        for name in ("name", "note"):
            path = ("languages", index, name)
            if isinstance(words := subject.document.at(path), str):
                yield path, code, words
    for text in subject.texts:
        if not subject.is_hidden(text.path):
            for code, words in text.words.items():
                yield text.path if code == EVERY else text.path_of(code), code, words


def _named(letters: str) -> str:
    return " ".join(f"“{letter}”" for letter in letters[:_MOST_NAMED]) + " …" * (len(letters) > _MOST_NAMED)
