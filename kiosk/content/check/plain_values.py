"""The codes, dates, colours and names of a document in plain characters, as they were meant; no Qt.

Texts for patients, names of people and files of pictures stay as they are written.
"""

from dataclasses import replace
from typing import Any

from kiosk.content.characters.plain import plain, seen
from kiosk.content.check.schema_keys import Location, is_code
from kiosk.content.json.document import Document


def with_plain_values(document: Document) -> Document:
    """The same document, its places unchanged, with the codes that were meant as its values and names."""
    return document if document.text.isascii() else replace(document, value=_plain(document.value, ()))


def _plain(value: Any, location: Location) -> Any:
    if isinstance(value, str):
        if location == ("clinic", "phone"):
            return seen(value)  # people read it as it is spaced
        return plain(value) if is_code(location) else value
    if isinstance(value, list):
        return [_plain(item, (*location, 0)) for item in value]
    if not isinstance(value, dict):
        return value
    if location == ("sections", 0):
        location = (*location, plain(str(value.get("kind"))))  # as pydantic tells it
    names: dict[str, str] = {}
    for name in value:
        meant = plain(name)
        names[name] = name if meant in value or meant in names.values() else meant
    return {names[name]: _plain(inner, (*location, names[name])) for name, inner in value.items()}
