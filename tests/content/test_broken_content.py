"""Whatever happens to the content file, it is loaded or refused with located problems; nothing is ever raised."""

import itertools
import json
import random
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import paths
from kiosk.content.check.problems import Problem
from kiosk.content.messages import message
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from tests.support.samples import Steps, all_paths, as_text, at, minimal_content, saved, with_value, without

SHIPPED: Final = paths.CONTENT.read_bytes()
SMALL: Final = as_text(minimal_content()).encode()
OTHERS: Final[tuple[object, ...]] = (None, 5, "x", [], {"a": 1}, True)
GENERIC: Final = message("problems", "other")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all the broken files of this module."""
    return tmp_path_factory.mktemp("broken")


def outcome(folder: Path, data: object) -> Content | tuple[Problem, ...]:
    """What reading yields, after a look at every problem."""
    try:
        return read(saved(folder, data))
    except ContentRefused as refusal:
        problems = refusal.problems
    assert problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.place
        assert problem.message
        assert problem.message != GENERIC
        assert problem.line_for("content.json").isprintable()
    return problems


def places_of(content: object) -> list[Steps]:
    """One path for each place of the model: the first item of a list stands for all, English for all languages."""
    seen: dict[Steps, Steps] = {}
    for path in all_paths(content):
        if path[-1] != "es":
            kind = (at(content, path[:2])["kind"],) if path[0] == "sections" and len(path) > 1 else ()
            seen.setdefault((*kind, *("#" if isinstance(step, int) else step for step in path)), path)
    return list(seen.values())


@pytest.mark.parametrize(
    ("content", "step"), [(minimal_content(), 1), (json.loads(SHIPPED), 14)], ids=["minimal", "shipped"]
)
def test_a_value_of_another_type_at_any_place_is_loaded_or_refused(content: Any, step: int, folder: Path) -> None:
    """Null, a number, a word, a list, an object and a truth value in place of anything else."""
    for path, other in itertools.product(places_of(content)[::step], OTHERS):
        outcome(folder, json.dumps(with_value(content, path, other)))


@pytest.mark.parametrize(
    ("content", "step"), [(minimal_content(), 1), (json.loads(SHIPPED), 4)], ids=["minimal", "shipped"]
)
def test_a_key_deleted_at_any_place_is_loaded_or_refused(content: Any, step: int, folder: Path) -> None:
    """Keys and items, one at a time."""
    for path in places_of(content)[::step]:
        outcome(folder, json.dumps(without(content, path)))


def test_a_file_cut_off_at_any_mark_is_refused(folder: Path) -> None:
    """A save cut short after each bracket, comma and colon."""
    data = json.dumps(minimal_content(), ensure_ascii=False).encode()
    for place, byte in enumerate(data[:-1]):
        if byte in b"{}[],:":
            assert isinstance(outcome(folder, data[: place + 1]), tuple)


@pytest.mark.parametrize(("data", "step"), [(SMALL, 1), (SHIPPED, 8)], ids=["minimal", "shipped"])
def test_a_file_cut_off_at_a_line_end_is_refused_there(data: bytes, step: int, folder: Path) -> None:
    """A save cut short between lines: the last problem stands where the file ends."""
    lines = data.rstrip().split(b"\n")
    for number in range(0, len(lines), step):
        problems = outcome(folder, b"\n".join(lines[:number]))
        assert isinstance(problems, tuple)
        assert problems[-1].line == max(number, 1)


@given(data=st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_random_bytes_are_refused(data: bytes, folder: Path) -> None:
    """No bytes are mistaken for content, and none raise anything else."""
    assert isinstance(outcome(folder, data), tuple)


@given(flips=st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=5))
@settings(max_examples=400, deadline=None)
def test_bytes_changed_at_random_are_loaded_or_refused(flips: list[tuple[int, int]], folder: Path) -> None:
    """A disk that forgets."""
    data = bytearray(SMALL)
    for place, byte in flips:
        data[place] = byte
    outcome(folder, bytes(data))


def test_lines_lost_swapped_or_doubled_are_loaded_or_refused(folder: Path) -> None:
    """What happens when someone copies and pastes."""
    luck = random.Random(1)
    lines = SMALL.decode().split("\n")
    for _ in range(150):
        changed = lines.copy()
        here, there = luck.randrange(len(lines)), luck.randrange(len(lines))
        match luck.randrange(3):
            case 0:
                del changed[here]
            case 1:
                changed[here], changed[there] = changed[there], changed[here]
            case _:
                changed.insert(there, changed[here])
        outcome(folder, "\n".join(changed))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 100_000,
        '"' * 10_000,
        '{"a": "x' + " " * 20_000 + 'x"y',
        '{"a": "x' + "\n" * 20_000 + "x",
        '{"a": "x" ' + 'b"c ' * 20_000,
        "{a" + " ," * 20_000,
        "[“" + "a ” " * 20_000,
        "[" + "'a " * 10_000,
        '{"sections": [' + "0," * 20_000 + "0]}",
        '{"sections": ' + "[" * 50 + "]" * 50 + "}",
        json.dumps({f"k{number}": number for number in range(20_000)}),
        "null",
        "[]",
        "{}",
        '"words"',
        "5",
    ],
    ids=lambda text: text[:20],
)
def test_a_hostile_file_is_refused(text: str, folder: Path) -> None:
    """Bombs of brackets, digits, quotes, spaces, items and keys end as problems, and soon."""
    assert isinstance(outcome(folder, text), tuple)
