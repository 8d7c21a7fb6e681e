"""One fault for a language that many texts have and the list of languages lacks, where the mistake is; no Qt."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kiosk.content.check.found_texts import found_texts
from kiosk.content.check.problems import guess
from kiosk.content.check.validation_context import list_at
from kiosk.content.json.document import Document, Fault

# The same unknown language in more texts than this is one mistake, and a language that no more texts have is unused.
_FEW: Final = 3


def languages_told_once(faults: list[Fault], document: Document) -> list[Fault]:
    """The faults, those of a language that many texts have told once: at its code in the list, if that is mistyped."""
    often = Counter(_given(fault) for fault in faults if fault.kind == "unknown_language")
    for code, count in often.items():
        if count > _FEW:
            slip = _slip(code, count, document)
            told = slip or _not_listed(faults, code, count)
            faults = [*(fault for fault in faults if not _follows(fault, code, slip)), told]
    return faults


def _follows(fault: Fault, code: str, slip: Fault | None) -> bool:
    """Whether a fault is a mere consequence of the language that is not listed, or is listed with a slip."""
    if fault.kind == "unknown_language":
        return _given(fault) == code
    return slip is not None and fault.kind == "missing_language" and fault.details["code"] == slip.details["given"]


def _slip(code: str, count: int, document: Document) -> Fault | None:
    """The fault of a code in the list that hardly any text has, if it was probably meant as this one."""
    unused = dict(_unused(document))
    listed = guess(code, list(unused)) or (next(iter(unused)) if len(unused) == 1 else None)
    if listed is None:
        return None
    path = ("languages", unused[listed], "code")
    details = {"given": listed, "wanted": code, "count": count, "meant": code}
    return Fault(document.spot_of(path).start, "language_code_slip", path, details)


def _unused(document: Document) -> Iterator[tuple[str, int]]:
    """The codes in the list of languages that hardly any text has, each with its index."""
    used = Counter(code for text in found_texts(document) for code in text.words)
    for index, item in enumerate(list_at(document.value, "languages") or ()):
        code = item.get("code") if isinstance(item, dict) else None
        if isinstance(code, str) and used[code] <= _FEW:
            yield code, index


def _not_listed(faults: list[Fault], code: str, count: int) -> Fault:
    first = next(fault for fault in faults if fault.kind == "unknown_language" and _given(fault) == code)
    return Fault(first.offset, "language_not_listed", first.path, {"given": code, "count": count})


def _given(fault: Fault) -> str:
    return str(fault.details["given"])
