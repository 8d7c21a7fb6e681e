"""Texts by language code, and which of them is said; no Qt."""

from collections.abc import Mapping
from typing import Final

# Stands for "every language" in a text that is given as one string.
EVERY: Final = "*"

# A text by language code, or by `EVERY`.
Texts = Mapping[str, str]


def in_language(texts: Texts, code: str) -> str:
    """The text in that language; raises `KeyError` where it has none."""
    return texts[EVERY] if EVERY in texts else texts[code]
