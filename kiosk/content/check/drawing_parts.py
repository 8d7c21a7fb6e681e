"""The parts of drawings that a content file names, compared with those the drawings have; no Qt."""

from collections.abc import Iterator
from typing import Final

from kiosk.content.check.problems import guess
from kiosk.content.json.document import Document, Finding, JsonPath
from kiosk.content.pictures.kinds import PictureInfo
from kiosk.content.pictures.picture_store import PictureStore

# Where a picture, or one of its two sides, names parts of its drawing, and where a label does.
_FIELDS: Final = ("focus", "show", "lit", "labels")
_OF_LABELS: Final = ("at", "part")
_BREATH: Final = ("attract", "breathe")
_FIGURE: Final = ("home", "picture")
_WARNING_AT: Final = ("home", "warning", "at")
# What has a file of its own.
_PICTURES: Final = ("picture", "cover", "where")
# How many parts are listed for one that is not known; a drawing may have hundreds.
_FEW: Final = 12


def missing_parts(document: Document, store: PictureStore) -> Iterator[Finding]:
    """A fault for each part that is named and that its drawing, as the store knows it, does not have."""
    for path, picture in document.walk():
        file = picture.get("file") if path[-1:] and path[-1] in _PICTURES and isinstance(picture, dict) else None
        if (info := store.info(file)) is None:
            continue
        regions, others = _named_by_regions(path, document), list(_named_elsewhere(path, document))
        if info.is_drawing:
            for place, given in (*_named_by_picture(path, document), *regions, *others):
                if given not in info.ids:
                    kind = "unknown_part" if info.parts else "drawing_without_parts"
                    yield document.finding(kind, place, given=given, file=file, **_meant(given, info))
            continue
        fields = [(*path, name) for name in (*_FIELDS, "switch") if picture.get(name)]
        for place in [*fields, *dict.fromkeys(_list_or_value(place) for place, _ in others)]:
            yield document.finding("parts_of_a_photograph", place, file=file)
        if regions:
            yield document.finding("photograph_of_regions", (*path, "file"), file=file)


def _list_or_value(place: JsonPath) -> JsonPath:
    """The list that a string stands in, else its own place."""
    return place[:-1] if isinstance(place[-1], int) else place


def _meant(given: str, info: PictureInfo) -> dict[str, list[str]]:
    if meant := guess(given, list(info.parts)):
        return {"known": [meant]}
    return {"known": list(info.parts)} if 0 < len(info.parts) <= _FEW else {}


def _named_by_picture(path: JsonPath, document: Document) -> Iterator[tuple[JsonPath, str]]:
    sides = document.at((*path, "switch"))
    count = len(sides) if isinstance(sides, list) else 0
    for owner in (path, *((*path, "switch", index) for index in range(count))):
        for place in ((*owner, name) for name in _FIELDS):
            yield from document.strings(place)
            for name in _OF_LABELS:
                yield from document.strings(place, name)
            if isinstance(name := document.at(place), str):
                yield place, name


def _named_by_regions(path: JsonPath, document: Document) -> list[tuple[JsonPath, str]]:
    """The parts that the regions of a section stand for, when the path is that of the section's picture."""
    section = path[:-1]
    is_overview = len(path) == 3 and path[0] == "sections" and path[-1] == "picture"
    if not is_overview or document.at((*section, "kind")) != "regions":
        return []
    return list(document.strings((*section, "items"), "part"))


def _named_elsewhere(path: JsonPath, document: Document) -> Iterator[tuple[JsonPath, str]]:
    """What lights up in turn on the waiting screen, and the places of the topics at the figure of the front page."""
    if path == ("attract", "picture"):
        yield from document.strings(_BREATH)
    elif path == _FIGURE:
        yield from document.strings(("sections",), "at")
        if isinstance(name := document.at(_WARNING_AT), str):
            yield _WARNING_AT, name
