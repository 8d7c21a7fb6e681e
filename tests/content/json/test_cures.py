"""What a message of the JSON reader tells to type, typed where it says, mends the file."""

import json
from collections.abc import Callable

import pytest

from kiosk import paths
from kiosk.content.json.document import Document, Finding
from kiosk.content.json.reader import parse
from tests.content.json.test_reader import slip

# Each kind of value in each kind of bracket, an empty one too, written in the ways that staff write.
SAMPLE = {
    "languages": [{"code": "en"}, {"code": "es", "by": None}],
    "home": {"en": "Home", "es": "Inicio"},
    "review": {},
    "look": {"accent": "#094c50", "large": True},
    "sections": [
        {"id": "a", "blocks": [{"text": {"en": "[One,", "es": "Uno}"}, "words": ["x", "y"]}, {"text": "Two"}]},
        {"id": "b", "items": [], "count": 2},
    ],
    "end": ["z"],
}


def _half_open(value: object, indent: int = 0, key: str = "") -> str:
    """The way of the shipped file: small things on one line, large ones over several."""
    start, whole = " " * indent + (f"{json.dumps(key)}: " if key else ""), json.dumps(value)
    if not isinstance(value, dict | list) or len(whole) < 50:
        return start + whole
    inner = value.items() if isinstance(value, dict) else (("", item) for item in value)
    members = ",\n".join(_half_open(member, indent + 2, name) for name, member in inner)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{start}{opening}\n{members}\n{' ' * indent}{closing}"


WAYS = {"half open": _half_open(SAMPLE), "open": json.dumps(SAMPLE, indent=2), "tabs": json.dumps(SAMPLE, indent="\t")}

# What each message tells to do: what stands before the mark then, and how many characters at the mark go.
CURES: dict[str, Callable[[Finding], tuple[str, int]]] = {
    "missing_close": lambda finding: (finding.details["close"], 0),
    "missing_close_before": lambda finding: (finding.details["close"], 0),
    "missing_close_comma": lambda finding: (finding.details["close"] + ",", 0),
    "missing_open": lambda finding: (finding.details["open"], 0),
    "wrong_close": lambda finding: (finding.details["close"], 1),
    "ends_early": lambda finding: (finding.details["closing"], 0),
    "missing_comma": lambda _: (",", 0),
    "trailing_comma": lambda _: ("", 1),
    "extra_close": lambda _: ("", 1),
}


def cured(document: Document) -> str:
    """The text after doing what each message tells."""
    text, finding = document.text, document.slip
    assert finding is not None
    typed, gone = CURES[finding.kind](finding)
    return text[: finding.offset] + typed + text[finding.offset + gone :]


def brackets(text: str, which: str) -> list[int]:
    """Where the brackets of a sound text stand, those within texts left out."""
    quoted = False
    found = []
    for place, letter in enumerate(text):
        quoted ^= letter == '"'
        if letter in which and not quoted:
            found.append(place)
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("which", ["}]", "[", "{"])
def test_a_deleted_bracket_typed_where_the_message_says_mends_the_file(way: str, which: str) -> None:
    """Whatever bracket is lost, doing what is told leaves nothing to do."""
    text = WAYS[way]
    for place in brackets(text, which):
        broken = text[:place] + text[place + 1 :]
        mended = cured(parse(broken))
        assert slip(mended) is None, f"{broken}\n\n{mended}"


@pytest.mark.parametrize("way", WAYS)
def test_a_deleted_closing_bracket_with_its_comma_is_typed_again_where_the_message_says(way: str) -> None:
    """A comma that is lost as well is told in the same breath."""
    text = WAYS[way]
    for place in brackets(text, "}]"):
        if text[place + 1 : place + 2] == ",":
            assert slip(cured(parse(text[:place] + text[place + 2 :]))) is None


def test_a_sample_of_the_shipped_file_is_mended_as_well() -> None:
    """Every twentieth closing bracket of the real thing."""
    text = paths.CONTENT.read_text("utf-8")
    for place in brackets(text.replace('\\"', "''"), "}]")[::20]:
        assert slip(cured(parse(text[:place] + text[place + 1 :]))) is None


# --- one message, beside the place ------------------------------------------------------------------------------------

# One bracket a line, as the shipped file has them.
NESTED = """\
{
  "list": [
    {
      "title": {
        "en": "One",
        "es": "Uno"
      },
      "words": [
        {}
      ]
    },
    {
      "title": {
        "en": "Two",
        "es": "Dos"
      }
    }
  ],
  "end": true
}
"""
INNER = list(enumerate(NESTED.split("\n")))[1:-2]
CLOSING = [number for number, line in INNER if line.strip(" ,") in ("}", "]")]
OPENING = [number for number, line in INNER if line.endswith(("{", "["))]


@pytest.mark.parametrize("number", CLOSING)
def test_a_deleted_line_with_a_closing_bracket_is_one_fault_where_it_was(number: int) -> None:
    """Brackets that no longer match are understood by the indentation: the fault stands beside the deleted line."""
    lines = NESTED.split("\n")
    del lines[number]
    line, _, kind = slip("\n".join(lines)) or (0, 0, "")
    assert kind in ("missing_close", "missing_close_comma")
    assert line in (number, number + 1)


@pytest.mark.parametrize("number", OPENING)
def test_a_deleted_opening_bracket_is_one_fault_where_it_was(number: int) -> None:
    """A forgotten { or [ is told on the line after it."""
    lines = NESTED.split("\n")
    lines[number] = lines[number][:-1]
    line, _, kind = slip("\n".join(lines)) or (0, 0, "")
    assert (line, kind) == (number + 2, "missing_open")


@pytest.mark.parametrize("number", CLOSING)
def test_a_bracket_closed_twice_is_one_fault_on_its_line(number: int) -> None:
    """A superfluous closing bracket is told once, with its comma."""
    lines = NESTED.split("\n")
    lines.insert(number, lines[number])
    line, _, kind = slip("\n".join(lines)) or (0, 0, "")
    assert (line, kind) == (number + 2, "extra_close")


# --- pasted in the wrong place ----------------------------------------------------------------------------------------

PASTED = '{\n  "title": { "en": "New" },\n  "text": { "en": "Words." }\n}'


def test_a_bracket_lost_below_lines_that_were_pasted_without_indentation_is_told_where_it_was() -> None:
    """One badly indented place does not hide the other."""
    lines = NESTED.split("\n")
    first = lines.index("    {")
    lines[first:first] = (PASTED + ",").split("\n")
    assert slip("\n".join(lines)) is None
    lost = lines.index("      ]")
    del lines[lost]
    line, _, kind = slip("\n".join(lines)) or (0, 0, "")
    assert (line, kind) == (lost + 1, "missing_close")


@pytest.mark.parametrize("lost", ["},", "],", "]"])
def test_a_bracket_lost_in_a_file_without_indentation_is_told_where_the_brackets_stop_matching(lost: str) -> None:
    """Lines that all begin alike are no guide."""
    lines = [line.strip() for line in NESTED.split("\n")]
    number = lines.index(lost)
    del lines[number]
    line, _, kind = slip("\n".join(lines)) or (0, 0, "")
    assert kind in ("missing_close", "missing_close_comma")
    assert line in (number, number + 1)
