"""What is said for what is written: figures of a phone number one by one, and words as the clinic says them; no Qt."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

_PHONE: Final = re.compile(r"\(?\b(\d{3})\)?[ .-]?(\d{3})[ .-](\d{4})\b")
_QUOTES: Final = re.compile('[“”"«»®™]')
_RANGE: Final = re.compile(r"(?<=\d)\s*[–-]\s*(?=\d)")
_SPACES: Final = re.compile(r"\s+")


def spoken_form(sentence: str, lexicon: Mapping[str, str]) -> str:
    """What the voice is given; the `lexicon` has words and how they are to be read, of two the first counts.

    A word in small letters stands for every way to write it, one with capitals for itself alone.
    """
    said = _PHONE.sub(lambda found: ", ".join(" ".join(group) for group in found.groups()), sentence)
    if lexicon:
        said = _words(tuple(lexicon)).sub(lambda found: _say(found[0], lexicon), said)
    said = _RANGE.sub(", ", _QUOTES.sub("", said))
    said = _SPACES.sub(" ", said).strip()
    return said if said[-1:] in ".!?:;,…" else f"{said}."


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    either = (f"(?i:{re.escape(word)})" if word.islower() else re.escape(word) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)")


def _say(word: str, lexicon: Mapping[str, str]) -> str:
    return lexicon.get(word, lexicon.get(word.lower(), word))
