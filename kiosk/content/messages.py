"""The words the program says to staff, from `resources/messages.json`; no Qt."""

import json
from functools import cache
from typing import Any, Final

from kiosk import paths

_LONGEST: Final = 60


@cache
def _messages() -> dict[str, dict[str, str]]:
    messages: dict[str, dict[str, str]] = json.loads(paths.own_text(paths.MESSAGES))
    return messages


def words_for(group: str, key: str) -> str | None:
    """The words of that key, or None when the file has none."""
    return _messages()[group].get(key)


def message(group: str, key: str, /, **details: Any) -> str:
    """The words of that key with the details filled in; raises `KeyError` when the file has none."""
    return _messages()[group][key].format(**details)


def advice(group: str, key: str, /, **details: Any) -> tuple[str, str]:
    """The words of that key in two: what is wrong, which is their first sentence, and what to do about it."""
    wrong, stop, rest = _messages()[group][key].partition(". ")
    return (wrong + stop.rstrip()).format(**details), rest.format(**details)


def shown(given: str) -> str:
    """Words from a file as they can be quoted in one line: shortened, and with nothing that does not print."""
    short = given if len(given) <= _LONGEST else given[: _LONGEST - 1] + "…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in short)
