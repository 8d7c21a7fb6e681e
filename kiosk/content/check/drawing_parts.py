"""The parts of drawings that a content file names, compared with those the drawings have; no Qt."""

from collections.abc import Iterator
from typing import Final

from kiosk.content.check.problems import guess
from kiosk.content.json.document import Document, Finding, JsonPath
from kiosk.content.pictures.kinds import PictureInfo
from kiosk.content.pictures.picture_store import PictureStore

# Where a picture names parts of its drawing.
_FIELDS: Final = ("focus", "show", "lit", "labels")
_BREATH: Final = ("attract", "breathe")
# How many parts are listed for one that is not known; a drawing may have hundreds.
_FEW: Final = 12


def missing_parts(document: Document, store: PictureStore) -> Iterator[Finding]:
    """A fault for each part that is named and that its drawing, as the store knows it, does not have."""
    for path, picture in document.walk():
        file = picture.get("file") if path[-1:] == ("picture",) and isinstance(picture, dict) else None
        if (info := store.info(file)) is None:
            continue
        regions, breath = _named_by_regions(path, document), _named_by_breath(path, document)
        if info.is_drawing:
            for place, given in (*_named_by_picture(path, document), *regions, *breath):
                if given not in info.ids:
                    kind = "unknown_part" if info.parts else "drawing_without_parts"
                    yield document.finding(kind, place, given=given, file=file, **_meant(given, info))
            continue
        fields = [(*path, name) for name in _FIELDS if picture.get(name)]
        for place in [*fields, _BREATH] if breath else fields:
            yield document.finding("parts_of_a_photograph", place, file=file)
        if regions:
            yield document.finding("photograph_of_regions", (*path, "file"), file=file)


def _meant(given: str, info: PictureInfo) -> dict[str, list[str]]:
    if meant := guess(given, list(info.parts)):
        return {"known": [meant]}
    return {"known": list(info.parts)} if 0 < len(info.parts) <= _FEW else {}


def _named_by_picture(path: JsonPath, document: Document) -> Iterator[tuple[JsonPath, str]]:
    for place in ((*path, name) for name in _FIELDS):
        yield from document.strings(place)
        yield from document.strings(place, "at")
        if isinstance(name := document.at(place), str):
            yield place, name


def _named_by_regions(path: JsonPath, document: Document) -> list[tuple[JsonPath, str]]:
    """The parts that the regions of a section stand for, when the path is that of the section's picture."""
    section = path[:-1]
    is_overview = len(path) == 3 and path[0] == "sections" and document.at((*section, "kind")) == "regions"
    return list(document.strings((*section, "items"), "part")) if is_overview else []


def _named_by_breath(path: JsonPath, document: Document) -> list[tuple[JsonPath, str]]:
    """The parts that light up in turn on the waiting screen, when the path is that of its picture."""
    return list(document.strings(_BREATH)) if path == ("attract", "picture") else []
