"""How hard words are to read: sentences, words, and the formulas built on them; no Qt.

A formula sees only the length of words and sentences. It cannot tell whether a text is clear, true or kind, and two
formulas easily differ by two grades: a smoke alarm, never proof of a "sixth-grade text".
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from kiosk.content.language.sentences import sentences, words
from kiosk.content.lint.syllables import Syllables

# The texts of a content file that are whole sentences, which the formulas are made for. Titles and buttons are a few
# words and would only look easy.
BODY: Final = frozenset({"intro", "text", "points", "closing", "meaning"})


class Counts(NamedTuple):
    """What the formulas need to know of a text."""

    sentences: int
    words: int
    syllables: int


def measured(texts: Sequence[str], syllables: Syllables) -> Counts:
    """The counts of several texts, at least one of which has words, taken as one."""
    found = [word for text in texts for word in words(text)]
    return Counts(
        sum(bool(words(sentence)) for text in texts for sentence in sentences(text)),
        len(found),
        sum(map(syllables, found)),
    )


def flesch_kincaid(counts: Counts) -> float:
    """US school grade from the length of sentences and words.

    Source: Kincaid, Fishburne, Rogers, Chissom (1975), Derivation of new readability formulas for Navy enlisted
    personnel, Research Branch Report 8-75.
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def inflesz(counts: Counts) -> float:
    """Ease of a Spanish text: to 40 very hard, to 55 somewhat hard, to 65 normal, to 80 fairly easy, above very easy.

    Source: the perspicuity formula of Szigriszt Pazos (1993), with the bands of Barrio-Cantalejo et al. (2008),
    Validación de la Escala INFLESZ, An Sist Sanit Navar 31(2), 135-152.
    """
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences
