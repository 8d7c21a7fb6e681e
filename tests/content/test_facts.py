"""Every text that patients of the shipped content see or hear has its source in the clinic's own words."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk import paths

FACTS = paths.PROGRAM / "docs" / "facts.md"
# What patients meet; the words of buttons and of the staff claim nothing.
PARTS = ("attract", "home", "story", "sections", "glossary")
KINDS = {"anatomy", "question", "kiosk"}
ROW = re.compile(r"^\| (?P<text>.+) \| (?P<sources>[^|]+) \|$")


def texts(value: Any) -> Iterator[str]:
    """Every English text within a part of the content."""
    if isinstance(value, dict):
        if isinstance(english := value.get("en"), str):
            yield english
        else:
            for inner in value.values():
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.fixture(scope="module")
def shipped() -> set[str]:
    """The texts of the shipped content."""
    content = json.loads(paths.CONTENT.read_text("utf-8"))
    return {text for part in PARTS for text in texts(content[part])}


@pytest.fixture(scope="module")
def table() -> dict[str, set[str]]:
    """Each text of the table with its sources."""
    rows = [ROW.match(line) for line in FACTS.read_text("utf-8").splitlines()]
    found = {row["text"]: set(row["sources"].split(", ")) for row in rows if row is not None}
    return {text: sources for text, sources in found.items() if text not in ("text", "---")}


def without_source(texts_shown: set[str], table: dict[str, set[str]]) -> set[str]:
    """The texts that the table does not trace."""
    return texts_shown - table.keys()


def test_every_text_has_a_source(shipped: set[str], table: dict[str, set[str]]) -> None:
    """A new sentence or description needs a row, with the clinic's sentence that says it."""
    assert not without_source(shipped, table)


def test_every_row_is_of_a_text_that_is_there(shipped: set[str], table: dict[str, set[str]]) -> None:
    """The table tells nothing of what was taken out."""
    assert not table.keys() - shipped


def test_every_source_is_there(table: dict[str, set[str]]) -> None:
    """A number is that of a sentence of the clinic's, and each of these is said somewhere: nothing is lost."""
    numbers = set(re.findall(r"^(\d+)\. ", FACTS.read_text("utf-8"), re.MULTILINE))
    named = {source for sources in table.values() for source in sources} - KINDS
    assert numbers == named


def test_an_invented_sentence_is_found(shipped: set[str], table: dict[str, set[str]]) -> None:
    """The check can fail."""
    invented = "The shot works within an hour."
    assert without_source({*shipped, invented}, table) == {invented}
