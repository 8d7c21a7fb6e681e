"""What was pasted beside the list where it belongs is told as that, with where to move it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.check.problems import described
from kiosk.content.json.reader import parse

FILE = """\
{
  "languages": [
    { "code": "en" }
  ],
  "sections": [
    {
      "id": "risks",
      "title": { "en": "Risks" },
      "items": [
        {
          "title": { "en": "One" },
          "words": ["a", "b"]
        },
        {
          "title": { "en": "Two" },
          "text": { "en": "Words." }
        }
      ],
      "closing": "The end."
    }
  ],
  "glossary": []
}
"""
ITEM = '{\n  "title": { "en": "New" },\n  "text": { "en": "Words." }\n}'
SECTION = '{\n  "id": "parking",\n  "items": [{ "title": { "en": "Bus" } }]\n}'


def pasted(line: int, what: str, after: str) -> str:
    """The file with that pasted before a line, counted from 1."""
    lines = FILE.split("\n")
    lines[line - 1 : line - 1] = (what + after).split("\n")
    return "\n".join(lines)


def told(text: str) -> tuple[str, int, str]:
    """The kind of the slip, its line, and its words."""
    document = parse(text)
    assert document.slip is not None
    problem = described(document.slip, document)
    return problem.kind, problem.line, problem.message


# What is pasted before which line, the kind, and the line of the bracket that the message names.
PASTED = [
    (19, ITEM, "pasted_below_list", 18),  # below the ] of the items
    (22, SECTION, "pasted_below_list", 21),  # below the ] of the sections
    (19, f"{ITEM},\n{ITEM}", "pasted_below_list", 18),
    (9, ITEM, "pasted_above_list", 13),  # above the name of the items
    (5, SECTION, "pasted_above_list", 9),
    (11, ITEM, "pasted_inside", 10),  # the first thing in an item
    (12, ITEM, "pasted_inside", 10),
    (13, ITEM, "pasted_inside", 10),  # the last thing in an item, below a list of words
    (16, ITEM, "pasted_inside", 14),
    (20, ITEM, "pasted_inside", 6),
    (24, SECTION, "pasted_after_end", 23),
]


@pytest.mark.parametrize("after", ["", ","])
@pytest.mark.parametrize(("line", "what", "kind", "bracket"), PASTED)
def test_it_is_told_where_it_begins_with_the_bracket_to_move_it_to(
    line: int, what: str, kind: str, bracket: int, after: str
) -> None:
    """Whether or not a comma follows it."""
    found, place, message = told(pasted(line, what, after))
    assert (found, place) == (kind, line)
    if kind != "pasted_above_list":
        assert f"line {bracket}" in message


@pytest.mark.parametrize("after", ["", ","])
def test_what_stands_within_a_text_of_an_item_belongs_behind_the_item(after: str) -> None:
    """Not behind the text."""
    text = FILE.replace('"text": { "en": "Words." }', f'"text": {{\n{ITEM}{after}\n"en": "Words." }}')
    kind, line, message = told(text)
    assert (kind, line) == ("pasted_inside", 17)
    assert "the { from line 14," in message


def test_a_list_whose_bracket_stands_below_the_first_item_is_told() -> None:
    """With and without a comma between them."""
    for between in ("\n", ",\n"):
        text = FILE.replace('"items": [\n', f'"items":\n{ITEM}{between}[\n')
        kind, line, message = told(text)
        assert (kind, line) == ("pasted_above_list", 10)
        assert "line 14" in message


@pytest.mark.parametrize("more", [', "c"', ', "c",\n          "text": "x"'])
def test_a_word_below_its_list_belongs_into_it(more: str) -> None:
    """A text without a value is a word of the list before it."""
    kind, line, _ = told(FILE.replace('["a", "b"]', f'["a", "b"]{more}'))
    assert (kind, line) == ("pasted_below_list", 12)


def test_an_empty_list_takes_what_stands_below_it() -> None:
    """Then no comma is needed."""
    kind, line, _ = told(FILE.replace('"glossary": []', f'"glossary": [],\n{ITEM}'))
    assert (kind, line) == ("pasted_below_list", 23)


def moved(line: int, what: str, to: str) -> Any:
    """The value of the file when that stands in a list instead."""
    value = json.loads(FILE)
    items = value["sections"] if to == "sections" else value["sections"][0]["items"]
    items.append(json.loads(what))
    assert line
    return value


@pytest.mark.parametrize("after", ["", ","])
@pytest.mark.parametrize(("line", "what", "to"), [(19, ITEM, "items"), (22, SECTION, "sections")])
def test_the_file_is_understood_as_if_it_stood_there(line: int, what: str, to: str, after: str) -> None:
    """So that the names of other places are right."""
    assert parse(pasted(line, what, after)).value == moved(line, what, to)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (pasted(14, ITEM, ""), "missing_comma"),  # between two items
        (pasted(10, ITEM, ""), "missing_comma"),
        (pasted(18, ITEM, ""), "missing_comma"),
        ('{"a": 1, {"b": 2}}', "missing_name"),
        ('{"a": [1, 2], {"b": 2}}', "missing_name"),
        ('{"a": [{"b": 1}], [2]}', "missing_name"),
        ('[{"a": 1, {"a": 2}]', "missing_close_before"),
        ('{"a": [{"b": 1}]}}', "extra_close"),
        ('{"a": ["b"],\n "hidden",\n "c": 1}', "name_without_value"),
        ('{"a": ["b"],\n "items" [{"c": 1}]}', "missing_colon"),
    ],
)
def test_other_slips_are_no_pasting(text: str, kind: str) -> None:
    """In a list only a comma is missing; what is unlike the items of a list does not belong there."""
    assert told(text)[0] == kind


# What people paste, and what is left when they cut.
PIECES = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    '"a"',
    '"a": ',
    '{"a": 1}',
    '{"b": "c"}',
    '["a", "b"]',
    '"x": [',
    "true",
    "1",
]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
@settings(max_examples=1000, deadline=None)
def test_whatever_is_pasted_together_is_read_or_has_a_slip(text: str) -> None:
    """And nothing is raised."""
    document = parse(text)
    if document.slip is None:
        assert document.value == json.loads(text)
    else:
        assert described(document.slip, document).message
