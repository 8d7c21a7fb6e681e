"""The commands `check` and `schema`, and the words of all problems."""

import io
import json
import re
import string
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.commands.check import check
from kiosk.commands.schema import schema_text
from kiosk.content.model import Content
from tests.samples import minimal_content, saved, with_value

WORDS: dict[str, dict[str, str]] = json.loads(paths.MESSAGES.read_text(encoding="utf-8"))


def checked(file: Path) -> tuple[int, list[str]]:
    """The exit status and the lines of `check`."""
    out = io.StringIO()
    return check(file, out), out.getvalue().splitlines()


def test_a_good_file_is_one_line_and_status_0() -> None:
    """The shipped content is well."""
    status, lines = checked(paths.CONTENT)
    assert status == 0
    assert len(lines) == 1
    assert "all is well" in lines[0]


def test_each_problem_is_one_line_with_file_line_column_place_and_advice(tmp_path: Path) -> None:
    """`FILE:LINE:COLUMN: where: what to do`, for every problem, and status 1."""
    wrong = with_value(minimal_content(), ("sections", 4, "items", 0, "title", "es"), "")
    wrong["clinic"]["phone"] = "911"
    file = saved(tmp_path, wrong)
    status, lines = checked(file)
    assert status == 1
    assert len(lines) == 2
    assert lines[0].startswith(f"{file}:22:14: clinic, phone number: “911” cannot be dialled.")
    assert re.fullmatch(rf"{re.escape(str(file))}:\d+:\d+: section 'the-risks', item 1, title, Spanish: .+\.", lines[1])


def test_a_missing_file_is_told_like_any_problem(tmp_path: Path) -> None:
    """No traceback for a wrong name."""
    file = tmp_path / "absent.json"
    status, lines = checked(file)
    assert status == 1
    assert lines == [f"{file}:1:1: the file: There is no such file. Check its name and folder."]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_without_all_characters_is_no_obstacle(encoding: str, tmp_path: Path) -> None:
    """Quotation marks of a message, and any name of a file, can be written to the plainest terminal."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding)
    assert check(tmp_path / "a\udcffb\nñ😀.json", out) == 1
    out.flush()
    assert raw.getvalue().count(b"\n") == 1


def test_the_schema_beside_the_program_is_the_models() -> None:
    """After a change of the model run `main.py schema > resources/content.schema.json`."""
    assert paths.SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_the_schema_describes_all_keys_an_editor_can_offer() -> None:
    """Every object refuses unknown keys, says what it is, and the file may name its schema."""
    schema = json.loads(schema_text())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$schema" in schema["properties"]
    objects = [part for part in schema["$defs"].values() if part.get("type") == "object"]
    assert objects
    assert all(part["additionalProperties"] is False and part["description"] for part in objects)


def test_every_key_of_the_model_has_a_plain_word() -> None:
    """A place never shows a technical name for what the model knows."""
    schema = json.loads(schema_text())
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})}
    assert keys <= WORDS["texts"].keys() | WORDS["fields"].keys()


def test_every_language_of_the_shipped_content_has_a_name(content: Content) -> None:
    """A place says Spanish, not es."""
    assert set(content.codes) <= WORDS["languages"].keys()


def test_every_message_tells_what_is_wrong_and_what_to_do() -> None:
    """Two sentences at least, each ended, and no word of programmers."""
    jargon = re.compile(
        r"\b(json|string|object|array|null pointer|key|token|parse|syntax|invalid|boolean|integer)\b", re.I
    )
    for kind, words in WORDS["problems"].items():
        text = words.format(**{name: "X" for _, name, _, _ in string.Formatter().parse(words) if name})
        assert text.endswith("."), kind
        assert len(re.findall(r"\.(?: |$)", text)) >= 2, kind
        assert not jargon.search(text), kind
