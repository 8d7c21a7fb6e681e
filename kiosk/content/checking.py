"""Checks a value read from a file against the models and against itself, finding all faults in one go; no Qt."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk import paths
from kiosk.content.json_document import Document, Fault, Path
from kiosk.content.known_keys import known_keys, known_kinds
from kiosk.content.model import EVERY, Content, Surroundings
from kiosk.content.problems import guess

_NAME: Final = re.compile(r"[a-z][A-Za-z0-9-]*")
_KEY: Final = "[key]"  # how pydantic marks a fault of a key rather than of its value
# The same unknown language in more texts than this is one mistake: the list of languages lacks it.
_FEW: Final = 3


def check(document: Document, folder: FilePath) -> Content | tuple[Fault, ...]:
    """The content of a document whose pictures lie in that folder, or all its faults, sorted by place."""
    around = surroundings(document.value, folder)
    faults = list(_repeated_names(document))
    content = None
    try:
        content = Content.model_validate(document.value, context=around)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        faults += [fault for detail in details if (fault := _fault(detail, document, around)) is not None]
    if content is not None and not faults:
        return content
    return tuple(sorted(_without_consequences(faults), key=lambda fault: fault.offset))


def surroundings(value: Any, folder: FilePath) -> Surroundings:
    """What the references of a value are checked against; what the value does not soundly define is not checked."""
    sections, glossary = _list(value, "sections"), _list(value, "glossary")
    targets = {target for section in sections or () for target in _targets(section)}
    words = _names(glossary, "id")
    return Surroundings(
        languages=_names(_list(value, "languages"), "code") or None,
        words=None if words is None else frozenset(words),
        targets=None if _names(sections, "id") is None else frozenset(targets),
        icons=paths.icon_names(),
        has_picture=cache(lambda name: paths.find_picture(name, folder) is not None),
    )


def _list(value: Any, key: str) -> list[Any] | None:
    """The list at a key of an object; None when it is none, or missing while another key may have been meant."""
    if not isinstance(value, dict) or (key not in value and any(other not in known_keys(()) for other in value)):
        return None
    items = value.get(key, [])
    return items if isinstance(items, list) else None


def _names(items: list[Any] | None, key: str) -> tuple[str, ...] | None:
    """The names of all items; None when an item has no sound one."""
    names = [item.get(key) if isinstance(item, dict) else None for item in items or ()]
    if items is None or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
        return None
    return tuple(str(name) for name in names)


def _targets(section: Any) -> Iterator[str]:
    if isinstance(section, dict) and isinstance(name := section.get("id"), str):
        yield name
        for item in section["items"] if isinstance(section.get("items"), list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield f"{name}/{item['id']}"


# --- faults that pydantic finds -------------------------------------------------------------------------------------


def _fault(detail: ErrorDetails, document: Document, around: Surroundings) -> Fault | None:
    """The fault that pydantic describes, at its place in the file; None for a mere consequence of others."""
    kind, location, details = detail["type"], detail["loc"], dict(detail.get("ctx", {}))
    path = _path(location, document.value)
    match kind:
        case "too_short" if len(_value_at(document.value, path)) >= details["min_length"]:
            return None  # pydantic counts only sound items
        case "missing":
            details = {"key": path[-1]}
        case "extra_forbidden":
            details = {"given": path[-1], "known": known_keys(location[:-1])}
        case "union_tag_invalid":
            path, details = (*path, "kind"), {"given": details["tag"], "known": known_kinds()}
        case "union_tag_not_found":
            details = {"known_kinds": ", ".join(known_kinds())}
        case "unknown_language" | "unknown_word" | "unknown_target" | "unknown_icon":
            details["known"] = _known(kind, around)
        case "bad_phone":
            path = (*path, "phone")
        case "all_hidden":
            path = ("sections",)
    spot = document.spot_of(path)
    of_key = kind == "extra_forbidden" or location[-1:] == (_KEY,)
    return Fault(spot.key if of_key else spot.start, kind, path, details)


def _path(location: tuple[str | int, ...], value: Any) -> Path:
    """The path in the file of a location as pydantic tells it."""
    if location[:1] == ("sections",):
        location = location[:2] + location[3:]  # the section's kind stands between
    if location[-1:] == (_KEY,):
        location = location[:-1]
    if location[-1:] == (EVERY,) and isinstance(_value_at(value, location[:-1]), str):
        location = location[:-1]
    return location


def _value_at(value: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(value, dict | list):
            return None
        value = value[step] if isinstance(value, dict) and step in value else value[int(step)] if isinstance(value, list) else None
    return value


def _known(kind: str, around: Surroundings) -> list[str]:
    match kind:
        case "unknown_language":
            return list(around.languages or ())
        case "unknown_word":
            return sorted(around.words or ())
        case "unknown_target":
            return sorted(around.targets or ())
    return sorted(around.icons or ())


# --- faults between parts of the file -------------------------------------------------------------------------------


def _repeated_names(document: Document) -> Iterator[Fault]:
    """Ids and language codes that an earlier item of the same list has."""
    value = document.value
    lists: list[tuple[Path, str]] = [(("languages",), "code"), (("sections",), "id"), (("glossary",), "id")]
    lists += [(("sections", index, "items"), "id") for index, _ in enumerate(_list(value, "sections") or ())]
    for path, key in lists:
        items = _value_at(value, path)
        first: dict[str, int] = {}
        for index, item in enumerate(items if isinstance(items, list) else ()):
            name = item.get(key) if isinstance(item, dict) else None
            if not isinstance(name, str):
                continue
            if name in first:
                line, _ = document.position(document.spot_of((*path, first[name], key)).start)
                here = (*path, index, key)
                yield Fault(document.spot_of(here).start, f"duplicate_{key}", here, {"given": name, "line": line})
            first.setdefault(name, index)


# --- consequences ---------------------------------------------------------------------------------------------------


def _without_consequences(faults: list[Fault]) -> list[Fault]:
    """One fault for each mistake: a misspelt key is not missing as well."""
    meant = {
        (*fault.path[:-1], guess(fault.details["given"], fault.details["known"]))
        for fault in faults
        if fault.kind in ("extra_forbidden", "unknown_language")
    }
    often = Counter(fault.details["given"] for fault in faults if fault.kind == "unknown_language")
    kept: list[Fault] = []
    told: set[str] = set()
    for fault in faults:
        if fault.kind in ("missing", "missing_language") and fault.path in meant:
            continue
        if fault.kind == "unknown_language" and often[given := fault.details["given"]] > _FEW:
            if given in told:
                continue
            told.add(given)
            fault = Fault(fault.offset, "language_not_listed", fault.path, {"given": given, "count": often[given]})
        kept.append(fault)
    return kept
