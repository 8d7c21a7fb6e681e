"""One fault for a language that many texts have and the list of languages lacks, where the mistake is; no Qt."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kiosk.content.check.found_texts import found_texts
from kiosk.content.check.problems import guess
from kiosk.content.check.validation_context import list_at
from kiosk.content.json.document import Document, Finding

# The same unknown language in more texts than this is one mistake, and a language that no more texts have is unused.
_FEW: Final = 3


def languages_told_once(findings: list[Finding], document: Document) -> list[Finding]:
    """The faults, those of a language that many texts have told once: at its code in the list, if that is mistyped."""
    often = Counter(_given(finding) for finding in findings if finding.kind == "unknown_language")
    for code, count in often.items():
        if count > _FEW:
            slip = _slip(code, count, document)
            told = slip or _not_listed(findings, code, count)
            findings = [*(finding for finding in findings if not _follows(finding, code, slip)), told]
    return findings


def _follows(finding: Finding, code: str, slip: Finding | None) -> bool:
    """Whether a fault is a mere consequence of the language that is not listed, or is listed with a slip."""
    if finding.kind == "unknown_language":
        return _given(finding) == code
    return slip is not None and finding.kind == "missing_language" and finding.details["code"] == slip.details["given"]


def _slip(code: str, count: int, document: Document) -> Finding | None:
    """The fault of a code in the list that hardly any text has, if it was probably meant as this one."""
    unused = dict(_unused(document))
    listed = guess(code, list(unused)) or (next(iter(unused)) if len(unused) == 1 else None)
    if listed is None:
        return None
    path = ("languages", unused[listed], "code")
    return document.finding("language_code_slip", path, given=listed, wanted=code, count=count, meant=code)


def _unused(document: Document) -> Iterator[tuple[str, int]]:
    """The codes in the list of languages that hardly any text has, each with its index."""
    used = Counter(code for text in found_texts(document) for code in text.words)
    for index, item in enumerate(list_at(document, "languages") or ()):
        code = item.get("code") if isinstance(item, dict) else None
        if isinstance(code, str) and used[code] <= _FEW:
            yield code, index


def _not_listed(findings: list[Finding], code: str, count: int) -> Finding:
    first = next(finding for finding in findings if finding.kind == "unknown_language" and _given(finding) == code)
    return Finding(first.offset, "language_not_listed", first.path, {"given": code, "count": count})


def _given(finding: Finding) -> str:
    return str(finding.details["given"])
