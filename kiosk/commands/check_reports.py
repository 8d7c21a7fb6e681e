"""How the command `check` tells what it found: a line each, explained with the lines of the file, or as JSON."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

from kiosk.commands.excerpt import excerpt
from kiosk.content.check.location import place
from kiosk.content.check.problems import Problem
from kiosk.content.inspection import Inspection
from kiosk.content.messages import message, shown

_INDENT: Final = "  "
_BAR: Final = " | "
_AND_MORE: Final = "and_more"  # the last of all, wherever it stands
_LEAST_WIDTH: Final = 40
_MOST_WIDTH: Final = 100


def in_lines(file: Path, found: Inspection) -> Iterator[str]:
    """Each problem as `FILE:LINE:COLUMN: where: what to do`, warnings and notes marked so, then whether all is well."""
    yield from (problem.line_for(file) for problem in found.problems)
    for mark, told in (("warning", found.warnings), ("note", found.notes)):
        yield from (one.line_for(file, f"{message('check', mark)}: ") for one in told)
    yield from _verdict(file, found)


def _verdict(file: Path, found: Inspection) -> Iterator[str]:
    if (content := found.content) is not None:
        counts = {"sections": len(content.shown), "languages": len(content.codes), "warnings": len(found.warnings)}
        yield message("check", "can_be_shown" if found.warnings else "all_well", file=file, **counts)


def in_json(file: Path, found: Inspection, **more: str) -> Iterator[str]:
    """All of it as one JSON document on one line, in plain ASCII; notes only where there are any."""
    told = {"problems": found.problems, "warnings": found.warnings}
    told |= {"notes": found.notes} if found.notes else {}
    records = {name: [_record(problem) for problem in problems] for name, problems in told.items()}
    yield json.dumps({**more, "file": str(file), "ok": not found.problems, **records})


def _record(problem: Problem) -> dict[str, Any]:
    where = {"line": problem.line, "column": problem.column, "where": problem.place}
    hint = {} if problem.meant is None else {"hint": problem.meant}
    return {**where, "message": problem.message, "kind": problem.kind, **hint}


def explained(file: Path, found: Inspection, width: int) -> Iterator[str]:
    """Problems, warnings, then notes by place, each with the line of the file, a mark under it, and what to do."""
    width = min(max(width, _LEAST_WIDTH), _MOST_WIDTH)
    if found.problems or found.warnings or found.notes:
        yield from (str(file), "")
    for name, problems in (("problems", found.problems), ("warnings", found.warnings), ("notes", found.notes)):
        if problems:
            yield from wrap(message("check", name, count=len(problems)), width)
            yield ""
            yield from _by_place(problems, found, width)
    yield from _verdict(file, found)


def _by_place(problems: Sequence[Problem], found: Inspection, width: int) -> Iterator[str]:
    groups: dict[tuple[str, bool], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((_heading(problem, found), problem.kind == _AND_MORE), []).append(problem)
    for (heading, _), members in groups.items():
        yield heading
        yield "-" * len(heading)
        for problem in members:
            yield from _entry(problem, found, width)


def _heading(problem: Problem, found: Inspection) -> str:
    """The section or screen of a problem, a section with its title."""
    name = _group(problem, found)
    if found.document is None or problem.path[:1] != ("sections",):
        return name
    title = found.document.at((*problem.path[:2], "title"))
    words = next(iter(title.values()), None) if isinstance(title, dict) else title
    is_titled = isinstance(words, str) and words.strip()
    return message("check", "group", place=name, title=shown(str(words))) if is_titled else name


def _group(problem: Problem, found: Inspection) -> str:
    if not problem.path or found.document is None:
        return message("places", "file")
    return place(problem.path[: 2 if problem.path[0] == "sections" else 1], found.document)


def _entry(problem: Problem, found: Inspection, width: int) -> Iterator[str]:
    group = _group(problem, found)
    inner = problem.place.removeprefix(group + message("places", "separator"))
    yield message("check", "line" if inner == group else "line_and_place", line=problem.line, place=inner)
    yield from _indented(problem.wrong or problem.message, width)
    if found.document is not None:
        number = f"{_INDENT}{problem.line}"
        line = found.document.lines[problem.line - 1]
        words, mark = excerpt(line, problem.column, width - len(number + _BAR))
        yield f"{number}{_BAR}{words}"
        yield f"{' ' * len(number)}{_BAR}{mark}"
    yield from _indented(problem.advice, width)
    yield ""


def _indented(words: str, width: int) -> list[str]:
    """Words in lines that break no id, which is searched for as it is."""
    lines = wrap(words, width - len(_INDENT), break_long_words=False, break_on_hyphens=False)
    return [_INDENT + line for line in lines]
