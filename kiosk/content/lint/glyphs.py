"""Warnings about what looks otherwise on the screen than in the file: letters without a shape, and marks of web pages.

The kiosk brings its own typefaces, and others are installed for more scripts. A character that they do not have comes
from the system, if one of its typefaces has it; if not, an empty box is shown. No Qt.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

from kiosk.content.check.location import language
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext
from kiosk.content.lint.typefaces import missing, undrawable

_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,40}>|&(?:[A-Za-z]{2,6}|#[0-9]{1,6});|\*\*")
# Of one language with more such texts than this the letters are another script: that is told once.
_FEW: Final = 10
# Thai and Lao, Burmese, Khmer; and the package that knows their words.
_NO_SPACES: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_DICTIONARIES: Final = "icu4py"
_MOST_NAMED: Final = 5


def lint_glyphs(subject: LintContext) -> Iterator[Finding]:
    """A warning for each text with characters that cannot be drawn, and for each with marks that are shown as typed."""
    yield from _lacking(subject)
    yield from _without_words(subject)
    by_language: dict[str, list[tuple[JsonPath, int, str]]] = defaultdict(list)
    for path, code, said in _shown(subject):
        if match := _MARKUP.search(said):
            yield subject.finding("shown_as_typed", path, match.start(), given=match[0])
        places = [] if missing(said, code) else list(undrawable(said, code))
        if places and (match is None or places[0] not in range(*match.span())):
            by_language[code].append((path, places[0], "".join(said[place] for place in places)))
    for code, found in by_language.items():
        if len(found) > _FEW and code in subject.codes:
            letters = _named("".join(letters for _, _, letters in found))
            details = {"language": language(code), "count": len(found), "letters": letters}
            yield subject.finding("script_cannot_be_drawn", ("languages", subject.codes.index(code), "code"), **details)
            continue
        for path, place, letters in found:
            code_point = f"U+{ord(letters[0]):04X}"
            yield subject.finding("cannot_be_drawn", path, place, letters=_named(letters), code=code_point)


def _lacking(subject: LintContext) -> Iterator[Finding]:
    """A warning for each typeface that a language needs and that is not installed.

    Of a text that is the same in all languages it is told at the first.
    """
    codes = {code: index for index, code in enumerate(subject.codes)}
    needed = {
        (codes.get(code, 0), typeface.package or typeface.debian)
        for _, code, said in _shown(subject)
        for typeface in missing(said, code)
    }
    for index, package in sorted(needed):
        if codes:
            name = language(subject.codes[index])
            yield subject.finding("typeface_missing", ("languages", index, "code"), language=name, package=package)


def _without_words(subject: LintContext) -> Iterator[Finding]:
    """A warning for each language between whose words stand no spaces, where nothing knows its words."""
    if find_spec(_DICTIONARIES) is None:
        needed = {code for _, code, said in _shown(subject) if _NO_SPACES.search(said)}
        for index, code in enumerate(subject.codes):
            if code in needed:
                details = {"language": language(code), "package": _DICTIONARIES}
                yield subject.finding("words_unknown", ("languages", index, "code"), **details)


def _shown(subject: LintContext) -> Iterator[tuple[JsonPath, str, str]]:
    """The path, the language and the words of all that is shown."""
    for index, code in enumerate(subject.codes):
        for name in ("name", "note"):
            path = ("languages", index, name)
            if isinstance(words := subject.document.at(path), str):
                yield path, code, words
    for text in subject.texts:
        if not subject.is_hidden(text.path):
            yield from ((text.path_of(code), code, words) for code, words in text.words.items())


def _named(letters: str) -> str:
    different = list(dict.fromkeys(letters))
    return " ".join(f"“{letter}”" for letter in different[:_MOST_NAMED]) + " …" * (len(different) > _MOST_NAMED)
