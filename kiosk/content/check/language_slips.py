"""One fault for a language that many texts have and the list of languages lacks, where the mistake is; no Qt."""

from collections import Counter
from typing import Any, Final

from kiosk.content.check.found_texts import found_texts
from kiosk.content.check.problems import guess
from kiosk.content.json.document import Document, Finding

# The same unknown language in more texts than this is one mistake, and a language that no more texts have is unused.
_FEW: Final = 3


def languages_told_once(findings: list[Finding], document: Document) -> list[Finding]:
    """The faults, those of a language that many texts have told once: at its code in the list, if that is mistyped."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.kind == "unknown_language":
            by_code.setdefault(finding.details["given"], []).append(finding)
    for code, same in by_code.items():
        if (count := len(same)) > _FEW:
            slip, first = _slip(code, count, document), same[0]
            told = slip or Finding(first.offset, "language_not_listed", first.path, {"given": code, "count": count})
            follow = {("unknown_language", code), ("missing_language", slip and slip.details["given"])}
            findings = [*(finding for finding in findings if (finding.kind, _code(finding)) not in follow), told]
    return findings


def _slip(code: str, count: int, document: Document) -> Finding | None:
    """The fault of a code in the list that hardly any text has, if it was probably meant as this one."""
    used = Counter(used for text in found_texts(document) for used in text.words)
    unused = {listed: path for path, listed in document.strings(("languages",), "code") if used[listed] <= _FEW}
    meant = guess(code, list(unused)) or (next(iter(unused)) if len(unused) == 1 else None)
    if meant is None:
        return None
    return document.finding("language_code_slip", unused[meant], given=meant, wanted=code, count=count, meant=code)


def _code(finding: Finding) -> Any:
    return finding.details.get("given" if finding.kind == "unknown_language" else "code")
