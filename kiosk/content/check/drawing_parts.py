"""The parts of drawings that a content file names, compared with those the drawings have; no Qt."""

from collections.abc import Iterator
from typing import Any, Final

from kiosk.content.check.problems import guess
from kiosk.content.json.document import Document, Finding, Path
from kiosk.content.pictures.kinds import PictureInfo
from kiosk.content.pictures.picture_store import PictureStore

# Where a picture names parts of its drawing.
_FIELDS: Final = ("focus", "show", "lit", "labels")
# So many parts are listed for one that is not known; a drawing may have hundreds.
_FEW: Final = 12

_Named = Iterator[tuple[Path, str]]


def missing_parts(document: Document, store: PictureStore) -> Iterator[Finding]:
    """A fault for each part that is named and that its drawing, as the album knows it, does not have."""
    for path, picture in _pictures(document.value, ()):
        file = picture.get("file")
        info = store.info(file)
        if info is None:
            continue
        regions = list(_named_by_regions(path, document.value))
        breath = list(_named_by_breath(path, document.value))
        if not info.is_drawing:
            yield from _of_a_photograph(document, path, picture, regions)
            for place in {place[:-1] for place, _ in breath}:
                yield Finding(document.spot_of(place).start, "parts_of_a_photograph", place, {"file": file})
            continue
        for place, given in (*_named_by_picture(path, picture), *regions, *breath):
            if given not in info.ids:
                details = {"given": given, "file": file, **_meant(given, info)}
                kind = "unknown_part" if info.parts else "drawing_without_parts"
                yield Finding(document.spot_of(place).start, kind, place, details)


def _of_a_photograph(document: Document, path: Path, picture: dict[str, Any], regions: list[Any]) -> Iterator[Finding]:
    file = picture["file"]
    for name in _FIELDS:
        if picture.get(name):
            yield Finding(document.spot_of((*path, name)).start, "parts_of_a_photograph", (*path, name), {"file": file})
    if regions:
        place = (*path, "file")
        yield Finding(document.spot_of(place).start, "photograph_of_regions", place, {"file": file})


def _meant(given: str, info: PictureInfo) -> dict[str, list[str]]:
    if meant := guess(given, list(info.parts)):
        return {"known": [meant]}
    return {"known": list(info.parts)} if 0 < len(info.parts) <= _FEW else {}


# --- what the file names ----------------------------------------------------------------------------------------------


def _pictures(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every picture in a value, with its path."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in members:
        if step == "picture" and isinstance(inner, dict):
            yield (*path, step), inner
        else:
            yield from _pictures(inner, (*path, step))


def _named_by_picture(path: Path, picture: dict[str, Any]) -> _Named:
    for name in _FIELDS:
        value = picture.get(name)
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, dict) and isinstance(item.get("at"), str):
                yield (*path, name, index, "at"), item["at"]
            elif isinstance(item, str):
                yield (*path, name, index), item
        if isinstance(value, str):
            yield (*path, name), value


def _named_by_regions(path: Path, value: Any) -> _Named:
    """The parts that the regions of a section stand for, when the path is that of the section's picture."""
    match path:
        case ("sections", int() as number, "picture"):
            section = value["sections"][number]
            items = section.get("items") if section.get("kind") == "regions" else None
            for index, item in enumerate(items if isinstance(items, list) else ()):
                if isinstance(item, dict) and isinstance(item.get("part"), str):
                    yield ("sections", number, "items", index, "part"), item["part"]


def _named_by_breath(path: Path, value: Any) -> _Named:
    """The parts that light up in turn on the waiting screen, when the path is that of its picture."""
    parts = value["attract"].get("breathe") if path == ("attract", "picture") else None
    for index, part in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(part, str):
            yield ("attract", "breathe", index), part
