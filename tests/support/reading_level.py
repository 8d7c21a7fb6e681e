"""How hard the kiosk's words are to read: a table of every grade of a content file, and two more formulas.

`python -m tests.reading_level [FILE]` prints the table. Sentences, syllables and the formulas that `main.py check` uses
are the program's own, in `kiosk/content/lint/readability.py` and `syllables.py`; those here check them in other ways.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, Final

from kiosk import paths
from kiosk.content.language.sentences import sentences, words
from kiosk.content.lint.readability import BODY, flesch_kincaid, inflesz, measured
from kiosk.content.lint.syllables import Syllables, english_syllables, excepting, spanish_syllables


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


# --- formulas -----------------------------------------------------------------------------------------------------

# A word of so many syllables is a long one.
POLYSYLLABLE: Final = 3


def smog(long_words: int, sentence_count: int) -> float:
    """US school grade at which a reader understands everything, from words of three or more syllables.

    Source: McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12(8), 639-646. It was
    normed on 30 sentences; our sections have 10 to 20, so the count is scaled to 30 and one long word weighs much.
    """
    return 1.0430 * sqrt(long_words * 30 / sentence_count) + 3.1291


def smog_of(texts: Sequence[str], syllables: Syllables) -> float:
    """The same of several texts taken as one."""
    long_words = sum(syllables(word) >= POLYSYLLABLE for text in texts for word in words(text))
    return smog(long_words, measured(texts, syllables).sentences)


def coleman_liau(letters: int, word_count: int, sentence_count: int) -> float:
    """US school grade from letters instead of syllables: a check that does not depend on our syllable counter.

    Source: Coleman and Liau (1975), A computer readability formula designed for machine scoring, Journal of Applied
    Psychology 60(2), 283-284.
    """
    return (5.88 * letters - 29.6 * sentence_count) / word_count - 15.8


def letters_of(texts: Sequence[str]) -> int:
    """The letters and digits of all words."""
    return sum(character.isalnum() for text in texts for word in words(text) for character in word)


def longest(texts: Sequence[str]) -> int:
    """The number of words in the longest sentence; 0 when there is none."""
    return max((len(words(sentence)) for text in texts for sentence in sentences(text)), default=0)


# --- the texts of a content file ------------------------------------------------------------------------------------

# What is heard, not read.
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
        smogs = f"{smog_of(texts, eased):4.1f} ({smog_of(texts, english_syllables):4.1f})"
        by_letters = coleman_liau(letters_of(texts), full.words, full.sentences)
        lines.append(f"{size}  {grade}   {smogs}   {by_letters:4.1f}")
    lines += ["", f"{'Spanish':16} {'sent.':>5} {'words':>5} {'longest':>7}  INFLESZ"]
    eased = excepting(spanish_syllables, SPANISH_TERMS)
    for name, texts in passages(data, "es").items():
        ours, full = measured(texts, eased), measured(texts, spanish_syllables)
        size = f"{name:16} {full.sentences:5} {full.words:5} {longest(texts):7}"
        lines.append(f"{size}  {inflesz(ours):4.1f} ({inflesz(full):4.1f})")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Prints the table for the content file named, or for the one that ships."""
    file = Path(arguments[0]) if arguments else paths.CONTENT
    print(table(json.loads(file.read_text(encoding="utf-8-sig"))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
