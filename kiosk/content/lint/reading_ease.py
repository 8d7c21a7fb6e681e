"""Cautions about words that are hard to read: by school grade, by long sentences, by too much on a page; no Qt."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kiosk.content.check.found_texts import FoundText, offset_of
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.readability import BODY, Counts, flesch_kincaid, inflesz, measured, sentences, words
from kiosk.content.lint.subject import LintContext, is_language
from kiosk.content.lint.syllables import Syllables, english_syllables, excepting, spanish_syllables

# A health text for everybody is for readers of the sixth grade (NIH, AMA); "fairly easy" begins at 65 (INFLESZ).
HIGHEST_GRADE: Final = 6.0
LOWEST_EASE: Final = 65.0
LONGEST_SENTENCE: Final = 20
# A formula says nothing of fewer words.
FEWEST_WORDS: Final = 20
# One text is judged more loosely than a section: with so few words one long name moves a formula by some grades. Above
# the tenth grade a text asks for years of high school, and below 55 a Spanish one is no longer "normal" (INFLESZ).
HIGHEST_GRADE_OF_ONE: Final = 10.0
LOWEST_EASE_OF_ONE: Final = 55.0
FEWEST_WORDS_OF_ONE: Final = 8
# So many characters of one idea fit on one page of the panel at the largest letters and of a laptop at the smallest: a
# rule of thumb, found by trying. The screen breaks what is longer into more pages, at the end of a sentence.
MOST_ON_PAGE: Final = 560
MOST_BESIDE_PICTURE: Final = 380
MOST_OVER_LINK: Final = 310
# Of a glossary word with more letters than this, each part is a term; "of" and "las" are none.
_LONG_PART: Final = 3
_FIGURES: Final = re.compile(r"[(+]?\b\d[\w()./-]*")


@dataclass(frozen=True)
class _Scale:
    """A formula for texts of a language, how hard a section and one text may be, and whether more is harder."""

    language: str
    syllables: Syllables
    formula: Callable[[Counts], float]
    limit: float
    limit_of_one: float
    sign: int

    def hardness(self, value: float, limit: float) -> float:
        """How far what the formula finds is over the limit; more than nothing is too hard."""
        return self.sign * (value - limit)


_SCALES: Final = {
    "english": _Scale("en", english_syllables, flesch_kincaid, HIGHEST_GRADE, HIGHEST_GRADE_OF_ONE, 1),
    "spanish": _Scale("es", spanish_syllables, inflesz, LOWEST_EASE, LOWEST_EASE_OF_ONE, -1),
}


def lint_reading_ease(subject: LintContext) -> Iterator[Finding]:
    """Cautions about each section or text that is hard to read, each long sentence, and each page with too much."""
    for code in subject.codes:
        for name, scale in _SCALES.items():
            if is_language(code, scale.language):
                yield from _hard_words(subject, code, name, scale)
    for text in subject.seen:
        yield from _long_sentences(subject, text)
    yield from _long_ideas(subject)


def _hard_words(subject: LintContext, code: str, name: str, scale: _Scale) -> Iterator[Finding]:
    """A caution for each section or screen that is too hard, at its hardest text, and for each very hard text."""
    count = excepting(scale.syllables, _terms(subject, code))
    body = [text for text in subject.seen if text.name in BODY and words(_without_figures(text.in_language(code)))]

    def found(*texts: FoundText) -> float:
        return scale.formula(measured([_without_figures(text.in_language(code)) for text in texts], count))

    for _, group in groupby(body, _screen):
        texts = list(group)
        value, told = round(found(*texts), 1), None
        if scale.hardness(value, scale.limit) > 0 and _count(texts, code) >= FEWEST_WORDS:
            told = max(texts, key=lambda text: scale.hardness(found(text), scale.limit))
            yield _hard(subject, f"hard_{name}", told.path_of(code), value, scale.limit)
        for text in texts:
            value = round(found(text), 1)
            enough = _count([text], code) >= FEWEST_WORDS_OF_ONE
            if text is not told and enough and scale.hardness(value, scale.limit_of_one) > 0:
                yield _hard(subject, f"hard_text_{name}", text.path_of(code), value, scale.limit_of_one)


def _hard(subject: LintContext, kind: str, path: JsonPath, value: float, limit: float) -> Finding:
    return subject.finding(kind, path, value=f"{max(value, 0):g}", limit=f"{limit:g}")


def _count(texts: Sequence[FoundText], code: str) -> int:
    return sum(len(words(_without_figures(text.in_language(code)))) for text in texts)


def _without_figures(text: str) -> str:
    """A text without its numbers, such as that of a phone: read aloud they are long, and yet they are easy."""
    return _FIGURES.sub("", text)


def _screen(text: FoundText) -> JsonPath:
    return text.path[: 2 if text.path[0] == "sections" else 1]


def _terms(subject: LintContext, code: str) -> frozenset[str]:
    """The words of the file that are, or begin with, a part of a glossary word: a tap explains them."""
    glossary = [text for text in subject.texts if text.path[0] == "glossary" and text.name == "word"]
    parts = tuple(_plain(part) for text in glossary for part in words(text.in_language(code)) if len(part) > _LONG_PART)
    used = {word.lower() for text in subject.seen for word in words(text.in_language(code))}
    return frozenset(word for word in used if _plain(word).startswith(parts))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _long_sentences(subject: LintContext, text: FoundText) -> Iterator[Finding]:
    for code, said in text.words.items():
        path = text.path_of(code)
        searched = 0
        for sentence in sentences(said):
            searched = said.index(sentence, searched)
            if (count := len(words(sentence))) > LONGEST_SENTENCE:
                offset = offset_of(subject.document, path, searched)
                yield Finding(offset, "long_sentence", path, {"count": count, "limit": LONGEST_SENTENCE})
            searched += len(sentence)


def _long_ideas(subject: LintContext) -> Iterator[Finding]:
    """A caution for the text of each idea that has, with its points, too much for one page."""
    points: dict[JsonPath, list[FoundText]] = {}
    for text in subject.seen:
        if text.name == "points":
            points.setdefault(text.path[:-2], []).append(text)
    for text in subject.seen:
        if text.path[0] == "sections" and text.path[-1] == "text":
            parts = [text, *points.get(text.path[:-1], ())]
            limit = _room(subject, text.path[:-1])
            for code in text.words:
                length = sum(len(part.in_language(code)) for part in parts)
                if length > limit:
                    details = {"length": length, "limit": limit, "over": length - limit}
                    yield subject.finding("much_for_a_page", text.path_of(code), **details)


def _room(subject: LintContext, path: JsonPath) -> int:
    """How many characters fit on one page with what else belongs to the idea at that path."""
    around = subject.members(path)
    if around.get("picture") is None:
        return MOST_ON_PAGE
    return MOST_BESIDE_PICTURE if around.get("link") is None else MOST_OVER_LINK
