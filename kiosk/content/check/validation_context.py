"""What the references of a content file are checked against: its own ids and what lies on disk; no Qt."""

import re
from typing import Any

from kiosk import paths
from kiosk.content.check.schema_keys import known_keys
from kiosk.content.json.document import Document
from kiosk.content.model import WARNING
from kiosk.content.pictures.kinds import ENDINGS
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.texts import CODE, ID, ValidationContext


def validation_context(document: Document, store: PictureStore) -> ValidationContext:
    """What to check references against; None where ids are faulty, which is then not told again at each reference."""
    sections, words = _names(document, "sections", "id", ID), _names(document, "glossary", "id", ID)
    regions = [
        f"{section}/{region}"
        for index, section in enumerate(sections or ())
        for _, region in document.strings(("sections", index, "items"), "id")
    ]
    warnings = [
        f"{section}/{WARNING}"
        for index, section in enumerate(sections or ())
        if isinstance(document.at(("sections", index, WARNING)), dict)
    ]
    return ValidationContext(
        languages=_names(document, "languages", "code", CODE) or None,
        words=None if words is None else frozenset(words),
        targets=None if sections is None else frozenset((*sections, *regions, *warnings)),
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
        "missing_picture": sorted(paths.own_pictures() + paths.pictures_beside(store.folder, ENDINGS)),
    }


def list_at(document: Document, key: str) -> list[Any] | None:
    """The list at a key of a document; None when it is none, or missing while another key may have been meant."""
    value = document.value
    if not isinstance(value, dict) or (key not in value and not value.keys() <= set(known_keys(()))):
        return None
    items = value.get(key, [])
    return items if isinstance(items, list) else None


def _names(document: Document, of: str, key: str, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
    """The names of all items of a list; None when an item has no sound one."""
    items = list_at(document, of)
    names = [item.get(key) if isinstance(item, dict) else None for item in items or ()]
    if items is None or not all(isinstance(name, str) and pattern.fullmatch(name) for name in names):
        return None
    return tuple(str(name) for name in names)
