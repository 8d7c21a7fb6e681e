"""Checks a value read from a file against the models and against itself, finding all faults in one go; no Qt."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.content.characters.plain import odd_in
from kiosk.content.check.drawing_parts import missing_parts
from kiosk.content.check.found_texts import location_of
from kiosk.content.check.language_slips import languages_told_once
from kiosk.content.check.problems import guess, meant
from kiosk.content.check.schema_keys import all_keys, example_of, is_code, known_keys, known_kinds
from kiosk.content.check.validation_context import known_names, list_at, validation_context
from kiosk.content.json.backslashes import as_typed, invisible, picture_meant
from kiosk.content.json.document import Document, Finding, JsonPath
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.texts import EVERY

_KEY: Final = "[key]"  # how pydantic marks a fault of a key rather than of its value
_MISSING: Final = ("missing", "missing_language")
_PHONE: Final = ("clinic", "phone")
_SEASON: Final = ("show_from", "show_until")
# By which names an item is known, wherever it stands, and the list that it belongs to.
_SIGNS: Final = {"sections": {"id", "kind", "title"}, "glossary": {"word", "meaning"}}
_NEARLY_THE_SAME: Final = 0.85
# More faults than anyone reads; so many can be looked at quickly.
_ENOUGH: Final = 2_000


def check(document: Document, store: PictureStore) -> Content | list[Finding]:
    """The content of a document whose pictures are put into that store, or its faults: the first when very many."""
    context = validation_context(document, store)
    findings = list(_repeated_names(document))
    content = None
    try:
        content = Content.model_validate(document.value, context=context)
    except ValidationError as error:
        known = known_names(context, store)
        details = error.errors(include_url=False, include_input=False)
        findings += filter(None, (_finding(detail, document, known) for detail in details))
    if findings and (strangers := list(_in_wrong_list(document))):
        wrong = {finding.path for finding in strangers}
        findings = [*strangers, *(one for one in findings if not any(one.path[: len(path)] == path for path in wrong))]
    told = {finding.path for finding in findings}
    findings += [finding for finding in missing_parts(document, store) if finding.path not in told]
    if content is not None and not findings:
        return content
    findings.sort(key=lambda finding: finding.offset)
    return languages_told_once(_without_consequences(findings[:_ENOUGH]), document)


def _finding(detail: ErrorDetails, document: Document, known: dict[str, list[str]]) -> Finding | None:
    """The fault that pydantic describes, at its place in the file; None for a mere consequence of others."""
    kind, location, details = detail["type"], detail["loc"], dict(detail.get("ctx", {}))
    path = _path(location, document)
    match kind:
        case "too_short" if len(document.at(path)) >= details["min_length"]:
            return None  # pydantic counts only sound items
        case "missing" | "missing_language":
            details = _to_add(location, path, document, known)
        case "text_too_long":
            details["over"] = details["length"] - details["limit"]
        case "string_pattern_mismatch":
            kind = "bad_country_code"
        case "bad_date" if path[-1] in _SEASON:
            kind = "bad_season_date"
        case "extra_forbidden":
            details = _of_unknown_key(location)
        case "union_tag_invalid":
            path, details = (*path, "kind"), {"given": details["tag"], "known": known_kinds()}
            kind = kind if isinstance(document.at(path), str) else "kind_type"
        case "union_tag_not_found":
            return _without_kind(document, path)
        case "unknown_language" | "unknown_word" | "unknown_target" | "unknown_icon":
            details["known"] = known[kind]
        case _ if kind.startswith("phone_"):
            path = (*path, "phone")
        case "missing_picture" if "meant" not in details and (meant := guess(details["given"], known[kind])):
            details["known"] = [meant]
        case "all_hidden":
            path = ("sections",)
    of_key = kind == "extra_forbidden" or location[-1:] == (_KEY,)
    return _at_place(Finding(0, kind, path, details), document, of_key=of_key)


def _at_place(finding: Finding, document: Document, *, of_key: bool) -> Finding:
    """The fault where it stands: at a key or value, or in it at the character that makes it wrong."""
    path, places = finding.path, document.offsets_of(finding.path)
    finding = replace(finding, offset=places.key if of_key else places.value)
    typed = as_typed(document.text, finding.offset)
    is_plain = of_key or path == _PHONE or is_code(location_of(path, document))
    if is_plain and "\\" not in typed and (odd := odd_in(typed)):
        return replace(finding, offset=finding.offset + 1 + odd[0], details={**finding.details, "odd": odd[1]})
    return _of_backslash(finding, document.text) or finding


def _to_add(location: JsonPath, path: JsonPath, document: Document, known: dict[str, list[str]]) -> dict[str, str]:
    """What to type for a missing member, with the comma before what stands there already."""
    comma = "," if document.at(path[:-1]) else ""
    example = example_of(location, known["unknown_language"]) + comma
    return {"key": str(path[-1]), "code": str(path[-1]), "example": example}


def _of_backslash(finding: Finding, text: str) -> Finding | None:
    """The fault at the backslash that made a text or the name of a picture another one."""
    typed, start, path = as_typed(text, finding.offset), finding.offset, finding.path
    if path[-1:] == ("file",) and "\\" in typed and (wanted := picture_meant(typed)):
        return Finding(start + 1 + typed.index("\\"), "backslash_path", path, {"wanted": wanted})
    if finding.kind == "control_character" and (found := invisible(typed)):
        return Finding(start + 1 + found[0], "backslash_in_text", path, {"given": found[1]})
    return None


def _of_unknown_key(location: JsonPath) -> dict[str, Any]:
    """The details of a fault about a key; one that is right elsewhere is hardly a misspelling."""
    details: dict[str, Any] = {"given": location[-1], "known": known_keys(location[:-1])}
    return details | ({"alike": _NEARLY_THE_SAME} if location[-1] in all_keys() else {})


def _without_kind(document: Document, path: JsonPath) -> Finding:
    """The fault of a section whose kind is not told, perhaps because its key is misspelt."""
    section, known = document.at(path), known_keys(path)
    for key in section:
        if key not in known and guess(key, ["kind"]):
            offset = document.offsets_of((*path, key)).key
            return Finding(offset, "extra_forbidden", (*path, key), {"given": key, "known": ["kind"]})
    return document.finding("union_tag_not_found", path, known_kinds=", ".join(known_kinds()))


def _path(location: JsonPath, document: Document) -> JsonPath:
    """The path in the file of a location as pydantic tells it."""
    if location[:1] == ("sections",):
        location = location[:2] + location[3:]  # the section's kind stands between
    if location[-1:] == (_KEY,):
        location = location[:-1]
    if location[-1:] == (EVERY,) and isinstance(document.at(location[:-1]), str):
        location = location[:-1]
    return location


def _repeated_names(document: Document) -> Iterator[Finding]:
    """Ids and language codes that an earlier item of the same list has."""
    lists: list[tuple[JsonPath, str]] = [(("languages",), "code"), (("sections",), "id"), (("glossary",), "id")]
    for index, _ in enumerate(list_at(document, "sections") or ()):
        lists += [(("sections", index, name), "id") for name in ("items", "questions")]
    for path, key in lists:
        first: dict[str, JsonPath] = {}
        for place, name in document.strings(path, key):
            if first.setdefault(name, place) != place:
                line, _ = document.position(document.offsets_of(first[name]).value)
                yield document.finding(f"duplicate_{key}", place, given=name, line=line)


def _in_wrong_list(document: Document) -> Iterator[Finding]:
    """Whole sections and words of the glossary that were pasted into a list of other things."""
    for path, value in document.walk():
        if isinstance(value, dict) and path and isinstance(path[-1], int) and path[0] in known_keys(()):
            for name, signs in _SIGNS.items():
                if value.keys() >= signs and path[:-1] != (name,):
                    yield document.finding("in_wrong_list", path, name=name)


def _without_consequences(findings: list[Finding]) -> list[Finding]:
    """One fault for each mistake: a misspelt key is not missing as well."""
    misspelt = [finding for finding in findings if finding.kind in ("extra_forbidden", "unknown_language")]
    right = {(*finding.path[:-1], meant(finding)) for finding in misspelt}
    return [finding for finding in findings if not (finding.kind in _MISSING and finding.path in right)]
