"""Make `docs/security.md` and `docs/reliability.md`: `python -m docs.make_tables` writes them from `docs/faults.toml`.

Times come from `docs/measured.json`, into which `python -m tools.faults` writes. A test compares the pages with what
this makes of the two files, so that they cannot drift.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kiosk import paths

DOCS: Final = paths.PROGRAM / "docs"
TESTS: Final = paths.PROGRAM / "tests"
ROWS: Final = DOCS / "faults.toml"
MEASURED: Final = DOCS / "measured.json"
# Each page with its words and its parts: the letter of their rows, a heading, a sentence.
PAGES: Final[Mapping[str, tuple[str, str, Sequence[tuple[str, str, str]]]]] = {
    "security.md": (
        "Security: what somebody may try, and what comes of it",
        "The kiosk stands in a room with nobody beside it. Each row is a way to leave it, to break it or to make it "
        "tell what it should not, with the test that tries it. Nothing about a patient is asked, kept or sent, so that "
        "there is nothing to be stolen but the words on the screen.",
        (("K", "With hands, keys, plugs and files", ""),),
    ),
    "reliability.md": (
        "Reliability: what breaks, and what the screen shows then",
        "The kiosk runs for weeks with nobody beside it. Whatever breaks, patients see the last good screen, or a calm "
        "one that asks for patience; staff see a sign in the corner, and the staff panel and the log say in words what "
        "it is.",
        (
            ("F", "What breaks such screens in the field", "Each was reported of another kiosk or player."),
            ("W", "What fell short in version 0.2", "Found by trying to break it."),
            ("D", "What it does about it", "By design."),
            ("P", "Traps of Python and Qt", "For who works on the program, or brings another version of them."),
        ),
    ),
}
# The figures of `docs/measured.json` in words.
TIMES: Final = {
    "start": "From the start of the program to its first picture",
    "killed": "From `kill -9` to the next picture",
    "hang": "From a hang of the program to the next picture; it is noticed after 20 s",
    "end": "From SIGTERM to the end",
    "end_in_a_hang": "From SIGTERM to the end, in a hang",
    "end_slow_disk": "From SIGTERM to the end, with a disk that takes 25 s for each file",
    "second": "From the start of a second one to its end",
}
_RUNS: Final = {"soak": "`make soak`", "corruptions": '`make soak ARGS="--corruptions 10000"`'}
_TEST: Final = re.compile(r"^\s*(?:async )?def (test_\w+)", re.MULTILINE)

Row = Mapping[str, Any]


def rows() -> Mapping[str, Row]:
    """The rows by their names, in order."""
    return tomllib.loads(ROWS.read_text("utf-8"))


def measured() -> Mapping[str, Any]:
    """The figures there are."""
    found: Mapping[str, Any] = json.loads(MEASURED.read_text("utf-8"))
    return found


def missing(known: Mapping[str, Row]) -> list[str]:
    """What is named to show a row and is not there; a row that nothing shows."""
    found = {name: set(_TEST.findall(file.read_text("utf-8"))) for name, file in _test_files()}
    wrong = [name for name, row in known.items() if not row.get("test") and not row.get("try")]
    named = ((name, test) for name, row in known.items() for test in row.get("test", ()) if test not in _RUNS)
    return wrong + [f"{name}: {test}" for name, test in named if _name(test) not in found.get(_file(test), set())]


def _test_files() -> Iterator[tuple[str, Path]]:
    return ((file.relative_to(TESTS).as_posix(), file) for file in TESTS.rglob("test_*.py"))


def _file(test: str) -> str:
    return test.partition("::")[0]


def _name(test: str) -> str:
    return test.partition("::")[2]


def page(name: str) -> str:
    """The text of a page."""
    title, about, parts = PAGES[name]
    lines = [f"# {title}", "", about, ""]
    lines += ["Made from `docs/faults.toml` by `make tables`: change the rows there.", ""]
    if name == "reliability.md":
        lines += [*_figures(measured()), ""]
    for letter, heading, said in parts:
        lines += [f"## {heading}", ""]
        lines += [said, ""] if said else []
        lines += ["| | what can happen | what the kiosk does | shown by |", "| --- | --- | --- | --- |"]
        lines += [_line(row, known) for row, known in rows().items() if row.startswith(letter)]
        lines += [""]
    return "\n".join(lines[:-1]) + "\n"


def _line(name: str, row: Row) -> str:
    time = _seconds(row["time"]) if "time" in row else ""
    shown = [_link(test) for test in row.get("test", ())]
    if "try" in row:
        shown.append(f"to be tried on the machine: {row['try']}")
    return f"| {name} | {row['can']} | {row['does']}{time} | {'; '.join(shown)} |"


def _seconds(name: str) -> str:
    found = measured().get("times", {}).get(name)
    return "" if found is None else f" (measured: {found['median_s']:g} s, {found['worst_s']:g} s at worst)"


def _link(test: str) -> str:
    if test in _RUNS:
        return _RUNS[test]
    return f"[{_name(test).removeprefix('test_').replace('_', ' ')}](../tests/{_file(test)})"


def _figures(known: Mapping[str, Any]) -> Iterator[str]:
    """What was measured."""
    yield "## Measured"
    yield ""
    yield f"On {known['machine']}, by `python -m tools.faults` and `make soak`."
    yield ""
    yield "| what | median | at worst |"
    yield "| --- | --- | --- |"
    for name, said in TIMES.items():
        if (found := known.get("times", {}).get(name)) is not None:
            yield f"| {said} | {found['median_s']:g} s | {found['worst_s']:g} s |"
    yield ""
    if (soak := known.get("soak")) is not None:
        yield f"`make soak`, {soak['actions']:,} actions: {_grows(soak['growth_kb'])};"
        yield f"{soak['kept']}; the slowest action took {soak['slowest_ms']:,} ms."
    if (files := known.get("corruptions")) is not None:
        yield f"{_RUNS['corruptions']}, {files['files']:,} files: {files['valid']:,} were valid, and shown as they say;"
        yield "for the others the last good content stayed;"
        yield f"{files['wrong']} wrong words, wrong contents or calm screens."


def _grows(growth_kb: float | None) -> str:
    if growth_kb is None:
        return "too short for a trend of memory"
    return f"memory, trimmed, grows by {growth_kb:,.0f} kB in 100,000 actions"


def take_soak(state: Path) -> None:
    """Takes the figures of a soak from the file in which it keeps its state."""
    from tools.soak.figures import Figures  # which loads the kiosk

    soak = Figures.load(state)
    counts = {name: {getattr(one, name) for one in soak.samples} for name in ("fds", "threads", "timers")}
    kept = ", ".join(f"{min(found)} to {max(found)} {name}" for name, found in counts.items())
    growth = None if soak.growth_kb is None else round(soak.growth_kb)
    taken = {"actions": soak.count, "slowest_ms": round(soak.slowest_ms), "growth_kb": growth, "kept": kept}
    MEASURED.write_text(json.dumps({**measured(), "soak": taken}, indent=2) + "\n", "utf-8")


def main() -> int:
    """Writes the pages; `python -m docs.make_tables FILE` takes the figures of a soak from its state first."""
    for state in sys.argv[1:]:
        take_soak(Path(state))
    for name in PAGES:
        (DOCS / name).write_text(page(name), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
