"""Warnings about words that are hard to read: by school grade, by long sentences, by too much on a page; no Qt."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from kiosk.content.check.found_texts import FoundText
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.language.sentences import columns, has_word_spaces, sentences, words
from kiosk.content.lint.readability import BODY, Counts, flesch_kincaid, inflesz, measured
from kiosk.content.lint.subject import LintContext, is_language
from kiosk.content.lint.syllables import Syllables, english_syllables, excepting, spanish_syllables

_LONGEST_SENTENCE: Final = 20
# A formula says nothing of fewer words.
_FEWEST_WORDS: Final = 20
_FEWEST_WORDS_OF_ONE: Final = 8
# How many characters of one idea fit on one page of the panel at the largest letters and of a laptop at the smallest: a
# rule of thumb, found by trying. The screen breaks what is longer into more pages, at the end of a sentence.
_MOST_ON_PAGE: Final = 560
_MOST_BESIDE_PICTURE: Final = 380
_MOST_OVER_LINK: Final = 310
# Of a glossary word with more letters than this, each part is a term; "of" and "las" are none.
_LONG_PART: Final = 3
# Numbers, such as that of a phone, do not count: read aloud they are long, and yet they are easy.
_FIGURES: Final = re.compile(r"[(+]?\b\d[\w()./-]*")


class _Scale(NamedTuple):
    """A formula for texts of a language, how hard a section and one text may be, and whether more is harder."""

    name: str
    language: str
    syllables: Syllables
    formula: Callable[[Counts], float]
    limit: float
    limit_of_one: float
    sign: int


# A health text for everybody is for readers of the sixth grade (NIH, AMA); "fairly easy" begins at 65 (INFLESZ).
# One text is judged more loosely than a section: with so few words one long name moves a formula by some grades. Above
# the tenth grade a text asks for years of high school, and below 55 a Spanish one is no longer "normal" (INFLESZ).
_SCALES: Final = (
    _Scale("english", "en", english_syllables, flesch_kincaid, limit=6.0, limit_of_one=10.0, sign=1),
    _Scale("spanish", "es", spanish_syllables, inflesz, limit=65.0, limit_of_one=55.0, sign=-1),
)


def lint_reading_ease(subject: LintContext) -> Iterator[Finding]:
    """Warnings about each section or text that is hard to read, each long sentence, and each page with too much."""
    for code in subject.codes:
        for scale in _SCALES:
            if is_language(code, scale.language):
                yield from _hard_words(subject, code, scale)
    for text in subject.seen:
        yield from _long_sentences(subject, text)
    yield from _long_ideas(subject)


def _hard_words(subject: LintContext, code: str, scale: _Scale) -> Iterator[Finding]:
    """A warning for each section or screen that is too hard, at its hardest text, and for each very hard text."""
    syllables = excepting(scale.syllables, _terms(subject, code))
    body = [
        (text, counts)
        for text in subject.seen
        if text.name in BODY and (counts := measured([_FIGURES.sub("", text.in_language(code))], syllables)).words
    ]

    def judged(kind: str, text: FoundText, counts: Counts, limit: float, fewest: int) -> list[Finding]:
        value = round(scale.formula(counts), 1)
        if counts.words < fewest or scale.sign * (value - limit) <= 0:
            return []
        return [subject.finding(kind, text.path_of(code), value=f"{max(value, 0):g}", limit=f"{limit:g}")]

    for _, group in groupby(body, lambda found: found[0].path[: 2 if found[0].path[0] == "sections" else 1]):
        texts = list(group)
        together = Counts(*map(sum, zip(*(counts for _, counts in texts), strict=True)))
        hardest, _ = max(texts, key=lambda found: scale.sign * scale.formula(found[1]))
        told = judged(f"hard_{scale.name}", hardest, together, scale.limit, _FEWEST_WORDS)
        yield from told
        for text, counts in texts:
            if not told or text is not hardest:
                yield from judged(f"hard_text_{scale.name}", text, counts, scale.limit_of_one, _FEWEST_WORDS_OF_ONE)


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
        start = 0
        for sentence in sentences(said):
            if has_word_spaces(sentence) and (count := len(words(sentence))) > _LONGEST_SENTENCE:
                details = {"count": count, "limit": _LONGEST_SENTENCE}
                yield subject.finding("long_sentence", text.path_of(code), start, **details)
            start += len(sentence)


def _long_ideas(subject: LintContext) -> Iterator[Finding]:
    """A warning for the text of each idea that has, with its points, too much for one page."""
    points = [text for text in subject.seen if text.name == "points"]
    by_idea = {idea: list(group) for idea, group in groupby(points, lambda text: text.path[:-2])}
    for text in subject.seen:
        if text.path[0] == "sections" and text.path[-1] == "text":
            parts = [text, *by_idea.get(text.path[:-1], ())]
            limit = _room(subject, text.path[:-1])
            for code in text.words:
                length = sum(columns(part.in_language(code)) for part in parts)
                if length > limit:
                    details = {"length": length, "limit": limit, "over": length - limit}
                    yield subject.finding("much_for_a_page", text.path_of(code), **details)


def _room(subject: LintContext, path: JsonPath) -> int:
    """How many characters fit on one page with what else belongs to the idea at that path."""
    picture, link = (subject.document.at((*path, name)) for name in ("picture", "link"))
    if picture is None:
        return _MOST_ON_PAGE
    return _MOST_BESIDE_PICTURE if link is None else _MOST_OVER_LINK
