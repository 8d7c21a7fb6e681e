"""The parts of drawings that a content file names, compared with those the drawings have; no Qt."""

from collections.abc import Iterator
from typing import Any, Final

from kiosk.content.check.problems import guess
from kiosk.content.json.document import Document, Finding, JsonPath
from kiosk.content.pictures.kinds import PictureInfo
from kiosk.content.pictures.picture_store import PictureStore

# Where a picture names parts of its drawing.
_FIELDS: Final = ("focus", "show", "lit", "labels")
# So many parts are listed for one that is not known; a drawing may have hundreds.
_FEW: Final = 12

_Named = Iterator[tuple[JsonPath, str]]


def missing_parts(document: Document, store: PictureStore) -> Iterator[Finding]:
    """A fault for each part that is named and that its drawing, as the album knows it, does not have."""
    for path, picture in document.walk():
        if path[-1:] != ("picture",) or not isinstance(picture, dict):
            continue
        file = picture.get("file")
        info = store.info(file)
        if info is None:
            continue
        regions = list(_named_by_regions(path, document))
        breath = list(_named_by_breath(path, document))
        if not info.is_drawing:
            yield from _of_a_photograph(document, path, picture, regions)
            for place in {place[:-1] for place, _ in breath}:
                yield document.finding("parts_of_a_photograph", place, file=file)
            continue
        for place, given in (*_named_by_picture(path, picture), *regions, *breath):
            if given not in info.ids:
                kind = "unknown_part" if info.parts else "drawing_without_parts"
                yield document.finding(kind, place, given=given, file=file, **_meant(given, info))


def _of_a_photograph(
    document: Document, path: JsonPath, picture: dict[str, Any], regions: list[Any]
) -> Iterator[Finding]:
    file = picture["file"]
    for name in _FIELDS:
        if picture.get(name):
            yield document.finding("parts_of_a_photograph", (*path, name), file=file)
    if regions:
        yield document.finding("photograph_of_regions", (*path, "file"), file=file)


def _meant(given: str, info: PictureInfo) -> dict[str, list[str]]:
    if meant := guess(given, list(info.parts)):
        return {"known": [meant]}
    return {"known": list(info.parts)} if 0 < len(info.parts) <= _FEW else {}


def _named_by_picture(path: JsonPath, picture: dict[str, Any]) -> _Named:
    for name in _FIELDS:
        value = picture.get(name)
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, dict) and isinstance(item.get("at"), str):
                yield (*path, name, index, "at"), item["at"]
            elif isinstance(item, str):
                yield (*path, name, index), item
        if isinstance(value, str):
            yield (*path, name), value


def _named_by_regions(path: JsonPath, document: Document) -> _Named:
    """The parts that the regions of a section stand for, when the path is that of the section's picture."""
    match path:
        case ("sections", int() as number, "picture"):
            section = document.value["sections"][number]
            items = section.get("items") if section.get("kind") == "regions" else None
            for index, item in enumerate(items if isinstance(items, list) else ()):
                if isinstance(item, dict) and isinstance(item.get("part"), str):
                    yield ("sections", number, "items", index, "part"), item["part"]


def _named_by_breath(path: JsonPath, document: Document) -> _Named:
    """The parts that light up in turn on the waiting screen, when the path is that of its picture."""
    parts = document.at(("attract", "breathe")) if path == ("attract", "picture") else None
    for index, part in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(part, str):
            yield ("attract", "breathe", index), part
