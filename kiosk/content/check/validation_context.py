"""What the references of a content file are checked against: its own ids and what lies on disk; no Qt."""

import re
from collections.abc import Iterator
from typing import Any, Final

from kiosk import paths
from kiosk.content.check.schema_keys import known_keys
from kiosk.content.json.document import Document
from kiosk.content.pictures.kinds import ENDINGS
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.texts import CODE, ID, ValidationContext

_MOST_FILES: Final = 2_000


def validation_context(document: Document, store: PictureStore) -> ValidationContext:
    """The surroundings of a document whose pictures are in that album.

    What the document does not define soundly is None, so that one mistake there is not told again at every reference.
    """
    sections, glossary = list_at(document, "sections"), list_at(document, "glossary")
    words = _names(glossary, "id", ID)
    targets = (
        None
        if _names(sections, "id", ID) is None
        else [name for section in sections or () for name in _targets(section)]
    )
    return ValidationContext(
        languages=_names(list_at(document, "languages"), "code", CODE) or None,
        words=None if words is None else frozenset(words),
        targets=None if targets is None else frozenset(targets),
        icons=paths.icon_names(),
        examine=store.examine,
    )


def known_names(context: ValidationContext, store: PictureStore) -> dict[str, list[str]]:
    """What can have been meant by a wrong name, by kind of fault."""
    return {
        "unknown_language": list(context.languages or ()),
        "unknown_word": sorted(context.words or ()),
        "unknown_target": sorted(context.targets or ()),
        "unknown_icon": sorted(context.icons or ()),
        "missing_picture": sorted(paths.pictures_in(store.folder, ENDINGS, _MOST_FILES)),
    }


def list_at(document: Document, key: str) -> list[Any] | None:
    """The list at a key of a document; None when it is none, or missing while another key may have been meant."""
    value = document.value
    if not isinstance(value, dict) or (key not in value and not value.keys() <= set(known_keys(()))):
        return None
    items = value.get(key, [])
    return items if isinstance(items, list) else None


def _names(items: list[Any] | None, key: str, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    """The names of all items; None when an item has no sound one."""
    names = [item.get(key) if isinstance(item, dict) else None for item in items or ()]
    if items is None or not all(isinstance(name, str) and pattern.fullmatch(name) for name in names):
        return None
    return tuple(str(name) for name in names)


def _targets(section: dict[str, Any]) -> Iterator[str]:
    """The section's id and `section/region` for each item with an id."""
    yield section["id"]
    items = section.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield f"{section['id']}/{item['id']}"
