"""How hard the kiosk's words are to read: sentences, words and syllables, and the formulas built on them.

Pure functions, in English and Spanish. `python -m tests.reading_level [FILE]` prints the table for a content file.

A formula sees only the length of words and sentences. It cannot tell whether a text is clear, true or kind, and two
formulas easily differ by two grades. So read the table as a smoke alarm, never as proof of a "sixth-grade text".
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any, Final

Syllables = Callable[[str], int]


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- medical terms --------------------------------------------------------------------------------------------------

# Words that stay because they are the thing to learn: each is part of a glossary word, so that a tap explains it.
# Words of one or two syllables (nerve, disk, cyst, lumbar, steroid) need no exception, and everyday words that happen
# to stand in a glossary word (espacio, enfermedad, columna) get none.
ENGLISH_TERMS: Final = _listed(
    """
    anesthetic annular cervical compression corticosteroid degenerative epidural herniation infection inflammation
    injection injections invasive minimally stenosis thoracic
    """
)
SPANISH_TERMS: Final = _listed(
    """
    anestésico anular anulares cervical compresión corticosteroide crónico degenerativa epidural epidurales espinal
    estenosis esteroide esteroides infección inflamación inflamada invasiva inyección inyecciones mínimamente
    médula torácica
    """
)
TERM_SYLLABLES: Final = 2


def excepting(syllables: Syllables, terms: frozenset[str]) -> Syllables:
    """A counter like `syllables` for which no word of `terms` has more than two syllables."""

    def count(word: str) -> int:
        found = syllables(word)
        return min(found, TERM_SYLLABLES) if word.lower() in terms else found

    return count


# --- sentences and words --------------------------------------------------------------------------------------------

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"'\u2019\u201d)\]])\s+")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text; a hyphen or an apostrophe inside a word does not end it."""
    return tuple(_WORD.findall(text))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text: each ends with a full stop, a question or exclamation mark, or the text itself."""
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if words(part))


# --- English syllables ----------------------------------------------------------------------------------------------

# Words the rules below get wrong; their plurals and forms in -d, -ly, -less, -ness and -ing follow from them.
_IRREGULAR: Final = {
    **dict.fromkeys(_listed("ache aisle aren't eye tongue twelve weren't"), 1),
    **dict.fromkeys(
        _listed(
            """
            acne argue business create cruel evening every fluid fuel hundred lion maybe naked people persuade poem poet
            react riot ruin sacred science soldier trial giant dial someone something sometimes therefore
            """
        ),
        2,
    ),
    **dict.fromkeys(_listed("area everyone everything idea museum recipe simile vehicle vertebrae"), 3),
    **dict.fromkeys(_listed("apostrophe reality"), 4),
}
_SUFFIXES: Final = (("s", 0), ("d", 0), ("ly", 1), ("ness", 1), ("less", 1), ("ing", 1))
_CONTRACTED: Final = re.compile(r"'(?:s|m|d|ll|re|ve)$")
_ENGLISH_PIECE: Final = re.compile(r"[^\W\d_]+(?:'t)?|\d+")
_ENGLISH_NUMBERS: Final = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2, 2)  # zero to twenty

_VOWELS: Final = re.compile(r"[aeiouy]+")
# An e that is written, not spoken, before an ending: safely, careful, homeless, management.
_INNER_E: Final = re.compile(r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ful|fully|less|ness|ments?|where|times?)$)")
_ONE_LESS: Final = (
    re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouy]lle$"),  # space, hole; but spoken in needle
    re.compile(r"[gq]ues?$"),  # vague
    re.compile(r"(?<=[^aeiouy])(?<![sxzcg])(?<!ch)(?<!sh)(?<![^aeiouy]l)es$"),  # bones; not causes, needles
    re.compile(r"(?<=[^aeiouy])(?<![td])(?<![^aeiouyl]l)ed$"),  # inflamed; but spoken in needed, doubled
)
_ONE_MORE: Final = (
    re.compile(r"(?<![tcsg])ia"),  # media, diabetes; not special
    re.compile(r"(?<![tcsgnlx])io"),  # radio, biology; not region, million
    re.compile(r"iu[ms]"),  # medium
    re.compile(r"(?<!g)eo"),  # video; not surgeon
    re.compile(r"(?<![gq])ua"),  # usual; not language
    re.compile(r"uou"),  # continuous
    re.compile(r"iet"),  # quiet, society
    re.compile(r"i(?:er|est)$"),  # easier
    re.compile(r"[aeiouy]ings?$"),  # being, trying
    re.compile(r"[sd]n't$"),  # didn't
    re.compile(r"[aeiouy]sms?$"),  # organism
)


def _number(digits: str, spoken: tuple[int, ...]) -> int:
    value = int(digits)
    return spoken[value] if value < len(spoken) else sum(spoken[int(digit)] for digit in digits)


def _english_piece(letters: str) -> int:
    if letters in _IRREGULAR:
        return _IRREGULAR[letters]
    for suffix, added in _SUFFIXES:
        stem = letters.removesuffix(suffix)
        if stem != letters and stem in _IRREGULAR:
            return _IRREGULAR[stem] + added
    letters = _INNER_E.sub("", letters)
    count = len(_VOWELS.findall(letters))
    count -= sum(1 for silent in _ONE_LESS if silent.search(letters))
    count += sum(len(spoken.findall(letters)) for spoken in _ONE_MORE)
    return max(count, 1)


def english_syllables(word: str) -> int:
    """The syllables of an English word as it is spoken; C7 counts as "C seven".

    Counts groups of vowels, corrected for silent e, for endings and for vowels spoken apart, with a list of words that
    follow no rule: the usual method of readability programs.
    """
    plain = _CONTRACTED.sub("", word.lower().replace("\u2019", "'"))
    pieces = _ENGLISH_PIECE.findall(plain)
    return sum(_number(piece, _ENGLISH_NUMBERS) if piece.isdigit() else _english_piece(piece) for piece in pieces)


# --- Spanish syllables ----------------------------------------------------------------------------------------------

_SPANISH_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")
_SPANISH_NUMBERS: Final = (2, 2, 1, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 3, 2, 3, 4, 4, 4, 2)  # cero a veinte
_SILENT_U: Final = re.compile(r"(?<=q)u|(?<=g)u(?=[eéií])")  # que, guitarra; but spoken in agua, pingüino
_CONSONANT_Y: Final = re.compile(r"y(?=[aeiouáéíóú])")  # ayuda; but a vowel in muy
_SILENT_H: Final = re.compile(r"(?<!c)h")
_SPANISH_VOWELS: Final = re.compile(r"[aeiouáéíóúü]+")
# Each of these is the core of a syllable, on which i and u lean; with an accent they stand alone: dí-a, pa-ís.
_CORE: Final = re.compile(r"[aeoáéó]|(?<=[aeoáéó])[íú]|[íú](?=[aeoáéó])")
_DOUBLED: Final = re.compile(r"ií?i|uu")


def _spanish_piece(letters: str) -> int:
    plain = _CONSONANT_Y.sub("j", _SILENT_U.sub("", letters)).replace("y", "i")
    groups = _SPANISH_VOWELS.findall(_SILENT_H.sub("", plain))
    return max(1, sum(len(_CORE.findall(group)) or 1 + len(_DOUBLED.findall(group)) for group in groups))


def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word by the rules of spelling; C7 counts as "ce siete", any letter's name as one.

    Source: Real Academia Española, Ortografía de la lengua española (2010): two different closed vowels (i, u), or a
    closed one without accent beside an open one (a, e, o), are one syllable, also across an h; two open ones are two.
    """
    pieces = _SPANISH_PIECE.findall(word.lower())
    return sum(_number(piece, _SPANISH_NUMBERS) if piece.isdigit() else _spanish_piece(piece) for piece in pieces)


# --- counts and formulas --------------------------------------------------------------------------------------------

_POLYSYLLABLE: Final = 3


@dataclass(frozen=True)
class Counts:
    """What the formulas need to know of a text."""

    sentences: int
    words: int
    letters: int
    syllables: int
    polysyllables: int


def measured(texts: Iterable[str], syllables: Syllables) -> Counts:
    """The counts of several texts taken as one; raises `ValueError` when there is no word in them."""
    texts = tuple(texts)
    found = [word for text in texts for word in words(text)]
    if not found:
        raise ValueError("no words")
    spoken = [syllables(word) for word in found]
    return Counts(
        sentences=sum(len(sentences(text)) for text in texts),
        words=len(found),
        letters=sum(character.isalnum() for word in found for character in word),
        syllables=sum(spoken),
        polysyllables=sum(count >= _POLYSYLLABLE for count in spoken),
    )


def flesch_kincaid(counts: Counts) -> float:
    """US school grade from the length of sentences and words.

    Source: Kincaid, Fishburne, Rogers, Chissom (1975), Derivation of new readability formulas for Navy enlisted
    personnel, Research Branch Report 8-75.
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def smog(counts: Counts) -> float:
    """US school grade at which a reader understands everything, from words of three or more syllables.

    Source: McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12(8), 639-646. It was
    normed on 30 sentences; our sections have 10 to 20, so the count is scaled to 30 and one long word weighs much.
    """
    return 1.0430 * sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291


def coleman_liau(counts: Counts) -> float:
    """US school grade from letters instead of syllables: a check that does not depend on our syllable counter.

    Source: Coleman and Liau (1975), A computer readability formula designed for machine scoring, Journal of Applied
    Psychology 60(2), 283-284.
    """
    return (5.88 * counts.letters - 29.6 * counts.sentences) / counts.words - 15.8


def inflesz(counts: Counts) -> float:
    """Ease of a Spanish text: to 40 very hard, to 55 somewhat hard, to 65 normal, to 80 fairly easy, above very easy.

    Source: the perspicuity formula of Szigriszt Pazos (1993), with the bands of Barrio-Cantalejo et al. (2008),
    Validación de la Escala INFLESZ, An Sist Sanit Navar 31(2), 135-152.
    """
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


# --- the texts of a content file ------------------------------------------------------------------------------------

# Whole sentences, which the formulas are made for. Titles and buttons are a few words and would only look easy.
BODY: Final = frozenset({"intro", "text", "points", "closing", "meaning"})
HEARD: Final = frozenset({"description"})


def found_texts(node: Any, language: str, keys: frozenset[str] | None = None, key: str = "") -> Iterator[str]:
    """The texts in one language below a part of the file, in its order; of the given keys only, or all.

    A text is an object by language code.
    """
    if isinstance(node, Mapping):
        if language in node and isinstance(node[language], str):
            if keys is None or key in keys:
                yield node[language]
        else:
            for name, value in node.items():
                yield from found_texts(value, language, keys, name)
    elif isinstance(node, list):
        for value in node:
            yield from found_texts(value, language, keys, key)


def passages(data: Mapping[str, Any], language: str) -> dict[str, tuple[str, ...]]:
    """The texts to grade together: each section, the remaining screens, the glossary, the picture descriptions, all."""
    found = {section["id"]: tuple(found_texts(section, language, BODY)) for section in data["sections"]}
    rest = [data["interface"], data["attract"], data["home"]]
    found["other screens"] = tuple(found_texts(rest, language, BODY))
    found["glossary"] = tuple(found_texts(data["glossary"], language, BODY))
    found["pictures, heard"] = tuple(found_texts([data["attract"], data["sections"]], language, HEARD))
    found["everything"] = tuple(text for texts in found.values() for text in texts)
    return found


def table(data: Mapping[str, Any]) -> str:
    """Every grade of a content file, with the medical terms excepted and, in brackets, with nothing excepted."""
    lines = [f"{'English':16} {'sent.':>5} {'words':>5} {'longest':>7}  {'FK grade':13} {'SMOG':13} Coleman-Liau"]
    eased = excepting(english_syllables, ENGLISH_TERMS)
    for name, texts in passages(data, "en").items():
        ours, full = measured(texts, eased), measured(texts, english_syllables)
        size = f"{name:16} {full.sentences:5} {full.words:5} {longest(texts):7}"
        grade = f"{flesch_kincaid(ours):4.1f} ({flesch_kincaid(full):4.1f})"
        lines.append(f"{size}  {grade}   {smog(ours):4.1f} ({smog(full):4.1f})   {coleman_liau(full):4.1f}")
    lines += ["", f"{'Spanish':16} {'sent.':>5} {'words':>5} {'longest':>7}  INFLESZ"]
    eased = excepting(spanish_syllables, SPANISH_TERMS)
    for name, texts in passages(data, "es").items():
        ours, full = measured(texts, eased), measured(texts, spanish_syllables)
        size = f"{name:16} {full.sentences:5} {full.words:5} {longest(texts):7}"
        lines.append(f"{size}  {inflesz(ours):4.1f} ({inflesz(full):4.1f})")
    return "\n".join(lines)


def longest(texts: Iterable[str]) -> int:
    """The number of words in the longest sentence; 0 when there is none."""
    return max((len(words(sentence)) for text in texts for sentence in sentences(text)), default=0)


def main(arguments: list[str]) -> int:
    """Prints the table for the content file named, or for the one that ships."""
    file = Path(arguments[0]) if arguments else Path(__file__).parent.parent / "content.json"
    print(table(json.loads(file.read_text(encoding="utf-8-sig"))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
