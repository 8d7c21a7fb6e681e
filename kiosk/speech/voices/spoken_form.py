"""What is said for what is written: figures of a phone number one by one, and words as the clinic says them; no Qt."""

import re
from collections.abc import Mapping
from typing import Final

_PHONE: Final = re.compile(r"\(?\b(\d{3})\)?[ .-]?(\d{3})[ .-](\d{4})\b")
_QUOTES: Final = re.compile('[“”"«»®™]')
_RANGE: Final = re.compile(r"(?<=\d)\s*[–-]\s*(?=\d)")
_SPACES: Final = re.compile(r"\s+")


def spoken_form(sentence: str, lexicon: Mapping[str, str]) -> str:
    """What the voice is given; the `lexicon` has words and how they are read, of two that fit the first counts."""
    said = _PHONE.sub(lambda found: ", ".join(" ".join(group) for group in found.groups()), sentence)
    if lexicon:
        says = {word.casefold(): say for word, say in lexicon.items()}
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, lexicon))})(?!\w)", re.IGNORECASE)
        said = words.sub(lambda found: says.get(found[0].casefold(), found[0]), said)
    said = _RANGE.sub(", ", _QUOTES.sub("", said))
    said = _SPACES.sub(" ", said).strip()
    return said if said[-1:] in ".!?:;,…" else f"{said}."
