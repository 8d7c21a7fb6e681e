"""The codes, dates, colours and names of a document in plain characters, as they were meant; no Qt.

Texts for patients, names of people and files of pictures stay as they are written.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from kiosk.content.characters.plain import plain, seen
from kiosk.content.check.found_texts import is_text
from kiosk.content.check.schema_keys import Location, is_code
from kiosk.content.json.document import Document

_PHONE: Final = ("clinic", "phone")
_SECTION: Final = ("sections", 0)


def with_plain_values(document: Document) -> Document:
    """A document that was just read with the codes that were meant, its places unchanged; its own value changes."""
    return document if document.text.isascii() else replace(document, value=_plain(document.value, ()))


def _plain(value: Any, location: Location) -> Any:
    if isinstance(value, str):
        if value.isascii() and value[:1] != " " != value[-1:]:
            return value  # by far the most, and soon seen
        if location == _PHONE:
            return seen(value)  # people read it as it is spaced
        return plain(value) if is_code(location) else value
    if isinstance(value, list):
        value[:] = [_plain(item, (*location, 0)) for item in value]
    elif isinstance(value, dict):
        if location == _SECTION:
            location = (*location, plain(str(value.get("kind"))))  # as pydantic tells it
        if (names := _plain_names(tuple(value))) != tuple(value):
            value = dict(zip(names, value.values(), strict=True))
        for name, inner in () if is_text(location) else value.items():
            value[name] = _plain(inner, (*location, name))  # the names stay, and so may be walked over
    return value


@lru_cache(maxsize=4096)
def _plain_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of an object that were meant; none that another member has already."""
    meant: list[str] = []
    for name in names:
        code = plain(name)
        meant.append(name if code in names or code in meant else code)
    return tuple(meant)
