"""The commands `check` and `schema`, and the words of all problems."""

import io
import json
import os
import re
import signal
import string
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kiosk import paths
from kiosk.commands import command_line
from kiosk.commands.check import check, run_check, watch
from kiosk.commands.check_reports import explained, in_json, in_lines
from kiosk.commands.excerpt import excerpt
from kiosk.commands.options import CheckOptions
from kiosk.commands.schema import schema_text
from kiosk.content.inspection import MOST_WARNINGS, inspect
from kiosk.content.model import Content
from kiosk.publishing.poller import Poller
from tests.support.picture_files import photograph
from tests.support.rig import Clock
from tests.support.samples import as_text, minimal_content, saved, with_value

WORDS: dict[str, dict[str, str]] = json.loads(paths.MESSAGES.read_text(encoding="utf-8"))
TODAY = date(2026, 12, 1)
SAMPLES = [
    paths.CONTENT,
    *sorted(paths.SAMPLES.glob("*.json")),
    *sorted((paths.PROGRAM / "tests" / "support" / "contents").glob("*.json")),
]


class Terminal(io.StringIO):
    """Output to a terminal, as far as a program can tell."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def checked(file: Path, *, warn: bool = False) -> tuple[int, list[str]]:
    """The exit status and the lines of `check`."""
    out = io.StringIO()
    return check(file, out, today=TODAY, warn=warn), out.getvalue().splitlines()


def said(out: io.StringIO, *arguments: str) -> str:
    """What `check` says to that output with those arguments."""
    options = command_line.parse(["check", *arguments])
    assert isinstance(options, CheckOptions)
    run_check(options, out)
    return out.getvalue()


def explanation(folder: Path, content: object, width: int = 80) -> str:
    """What a terminal shows of that content."""
    file = saved(folder, content)
    return "\n".join(explained(file, inspect(file, TODAY), width))


# --- a line each ------------------------------------------------------------------------------------------------------


def test_a_good_file_is_one_line_and_status_0() -> None:
    """The shipped content is well."""
    status, lines = checked(paths.CONTENT)
    assert status == 0
    assert len(lines) == 1
    assert "all is well" in lines[0]


def test_each_warning_is_a_line_that_says_so_and_the_status_stays_0() -> None:
    """`FILE:LINE:COLUMN: warning: where: what to do`, then that the file can be shown."""
    status, lines = checked(paths.CONTENT, warn=True)
    assert status == 0
    place = re.escape(str(paths.CONTENT))
    assert all(re.fullmatch(rf"{place}:\d+:\d+: warning: [^:]+: .+\.", line) for line in lines[:-1])
    assert lines[-1].startswith(f"{paths.CONTENT}: no problems")
    assert lines[-1].endswith(f"Warnings: {len(lines) - 1}.")


def test_warnings_come_after_problems_and_count_for_nothing(tmp_path: Path) -> None:
    """Status 1 is for problems, which stand first, whatever their line."""
    content = with_value(minimal_content(), ("sections", 5, "icon"), "bok")
    status, lines = checked(saved(tmp_path, content), warn=True)
    assert status == 1
    assert [": warning: " in line for line in lines] == [False, True, True]


def test_warnings_can_be_left_out() -> None:
    """`--no-warnings` tells problems only."""
    assert said(io.StringIO(), "--no-warnings").count("\n") == 1


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


# --- for people at a terminal -----------------------------------------------------------------------------------------


def test_a_terminal_is_shown_the_line_a_mark_and_what_to_do(tmp_path: Path) -> None:
    """The whole view: problems by place, then warnings."""
    content = minimal_content()
    content["sections"][0]["sumary"] = content["sections"][0].pop("summary")
    content["clinic"]["phone"] = "911"
    content["sections"][0]["icon"] = "bok"
    told = explanation(tmp_path, content)
    assert (
        told
        == f"""\
{tmp_path / "content.json"}

Problems to mend: 3. Until then the kiosk goes on with the last good content.

clinic
------
Line 22, phone number
  “911” cannot be dialled.
  22 | "phone": "911",
     |          ^
  It is for emergencies in the USA or Canada (+1): write the clinic's own
  number.

section 'the-article': Title
----------------------------
Line 137, icon
  There is no icon “bok”.
  137 | "icon": "bok",
      |         ^
  Correct it. Did you mean “book”?

Line 163, 'sumary'
  The name “sumary” is not known here.
  163 | "sumary": {{
      | ^
  Correct or delete it. Did you mean “summary”?

Warnings: 2. They do not keep the file off the screen. Look at each when you
can.

languages
---------
Line 9, language 'es', reviewer
  The translation into Spanish has not been reviewed yet.
  9 | {{
    | ^
  Have a qualified translator read it, then write the name at "reviewed_by" and
  the day at "reviewed_on".

review
------
Line 16, reviewer
  Nobody has signed the medical text yet.
  16 | "reviewed_by": null,
     |                ^
  Have a doctor read all of it, then write the name at "reviewed_by" and the day
  at "reviewed_on".
"""
    )


def test_an_item_whose_kind_begins_like_its_list_is_named_whole(tmp_path: Path) -> None:
    """A glossary word below the heading of the glossary."""
    told = explanation(tmp_path, with_value(minimal_content(), ("glossary", 0, "id"), "Nerve"))
    assert re.search(r"^glossary\n-+\nLine \d+, glossary word 'Nerve', id\n", told, re.MULTILINE)


def test_a_section_without_title_has_a_heading_without(tmp_path: Path) -> None:
    """Nothing stands behind a colon."""
    told = explanation(tmp_path, with_value(minimal_content(), ("sections", 0, "title"), ""))
    assert "\nsection 'the-article'\n---------------------\n" in told


def test_a_name_with_hyphens_is_never_broken(tmp_path: Path) -> None:
    """Whoever searches for it finds it."""
    name = "a-very-long-name-with-hyphens"
    content = with_value(minimal_content(), ("sections", 0, "blocks", 0, "words"), [name])
    for width in range(40, 80):
        assert f"“{name}”" in explanation(tmp_path, content, width)


def test_more_warnings_are_told_of_at_the_end(tmp_path: Path) -> None:
    """Also where another one of the whole file stands above."""
    content = with_value(
        minimal_content(), ("clinic", "phone"), "911"
    )  # a problem, so that no word on how it went follows
    (word,) = content["glossary"]
    content["glossary"] += [word | {"id": f"w{number}"} for number in range(MOST_WARNINGS)]
    (tmp_path / "unused.png").write_bytes(photograph("PNG"))
    told = explanation(tmp_path, content)
    assert "\nthe file\n--------\nLine 1\n  The picture “unused.png” lies beside this file" in told
    assert told.rstrip().splitlines()[-1].strip().startswith("See to those above first")


def test_a_file_that_is_no_text_is_explained_without_a_line(tmp_path: Path) -> None:
    """There is none to show."""
    told = explanation(tmp_path, b"%PDF-1.7")
    assert "the file\n--------\nLine 1\n  This is not a plain text file" in told
    assert "|" not in told


def test_a_terminal_gets_the_explanation_and_a_pipe_the_lines(tmp_path: Path) -> None:
    """Unless one asks for the other; JSON is JSON everywhere."""
    file = str(saved(tmp_path, "{"))
    lines = said(io.StringIO(), file)
    assert lines.startswith(f"{file}:1:2: ")
    assert said(Terminal(), file).startswith(f"{file}\n\nProblems to mend: 1.")
    assert said(io.StringIO(), file, "--explain") == said(Terminal(), file)
    assert said(Terminal(), file, "--no-explain") == lines
    assert said(Terminal(), file, "--json") == said(io.StringIO(), file, "--json")


@pytest.mark.parametrize("width", [10, 40, 72, 300])
def test_no_line_of_the_explanation_is_wider_than_the_terminal(width: int, tmp_path: Path) -> None:
    """Long lines of the file are cut around the mark; very narrow terminals are taken for wider ones."""
    content = with_value(minimal_content(), ("clinic", "phone"), "9" * 300)
    content["clinic"]["country_code"] = "0"
    told = explanation(tmp_path, json.dumps(content), width).splitlines()
    told.remove(str(tmp_path / "content.json"))
    assert max(len(line) for line in told) <= min(max(width, 40), 100)


# --- the line with its mark -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "mark"),
    [
        ('    "a": 1', 5, 40, '"a": 1', "^"),
        ('    "a": 1', 10, 40, '"a": 1', "     ^"),
        ('\t\t"a":\t1', 8, 40, '"a":    1', "        ^"),
        ('"日本": 1', 7, 40, '"日本": 1', "        ^"),
        ('"e\u0301e\u0301": 1', 9, 40, '"e\u0301e\u0301": 1', "      ^"),
        ('"a\x07b"', 4, 40, '"a\ufffdb"', "   ^"),
        ('"a": 1', 7, 40, '"a": 1', "      ^"),
        ("", 1, 40, "", "^"),
        ("   ", 2, 40, "", "^"),
        ("abcdefghijklmnopqrstuvwxyz", 1, 10, "abcdefghi…", "^"),
        ("abcdefghijklmnopqrstuvwxyz", 26, 10, "…rstuvwxyz", "         ^"),
        ("abcdefghijklmnopqrstuvwxyz", 13, 10, "…hijklmno…", "      ^"),
        ("日" * 20, 10, 11, "…日日日日…", "       ^"),
    ],
)
def test_the_mark_stands_under_its_column(line: str, column: int, width: int, shown: str, mark: str) -> None:
    """Also behind tabs, wide letters, marks over letters, at the end of a line, and where the line is cut."""
    assert excerpt(line, column, width) == (shown, mark)


@pytest.mark.parametrize("column", [1, 2, 499, 500, 501, 502, 999_999, 1_000_000, 1_000_001])
def test_an_endless_line_is_cut(column: int) -> None:
    """The mark stays within the width."""
    shown, mark = excerpt("x" * 1_000_000, column, 60)
    assert len(shown) <= 60
    assert len(mark) <= 61


# --- for tools --------------------------------------------------------------------------------------------------------


def test_json_for_tools(tmp_path: Path) -> None:
    """The names that tools rely on; what was probably meant where it can be guessed."""
    content = with_value(minimal_content(), ("sections", 0, "icon"), "bok")
    content["clinic"]["phone"] = "911"
    file = saved(tmp_path, content)
    told = json.loads(*in_json(file, inspect(file, TODAY)))
    assert list(told) == ["file", "ok", "problems", "warnings"]
    assert (told["file"], told["ok"]) == (str(file), False)
    phone, icon = told["problems"]
    assert phone == {
        "line": 22,
        "column": 14,
        "where": "clinic, phone number",
        "message": "“911” cannot be dialled. It is for emergencies in the USA or Canada (+1): "
        "write the clinic's own number.",
        "kind": "phone_of_emergency",
    }
    assert (icon["kind"], icon["hint"]) == ("unknown_icon", "book")
    assert [warning["kind"] for warning in told["warnings"]] == ["translation_unreviewed", "content_unreviewed"]


def test_json_of_a_good_file_and_of_none(tmp_path: Path) -> None:
    """One document, in letters that every terminal has."""
    good = said(io.StringIO(), "--json", "--no-warnings")
    assert good.isascii()
    assert json.loads(good) == {"file": str(paths.CONTENT), "ok": True, "problems": [], "warnings": []}
    told = json.loads(said(io.StringIO(), str(tmp_path / "añb.json"), "--json"))
    assert (told["ok"], told["problems"][0]["kind"]) == (False, "file_missing")


# --- watching ---------------------------------------------------------------------------------------------------------


def watched(file: Path, *looks: object) -> list[str]:
    """What is told when before each look the content becomes another one, or stays for None."""
    waiting, clock = iter(looks), Clock()

    def rest(seconds: float) -> None:
        clock.advance(seconds)
        try:
            content = next(waiting)
        except StopIteration:
            raise KeyboardInterrupt from None
        if content is not None:
            saved(file.parent, content)

    out = io.StringIO()
    assert watch(Poller(file, clock=clock), in_lines, out, rest, warn=False) == 0
    return [line.removeprefix(str(file)) for line in out.getvalue().splitlines()]


def test_watching_tells_at_once_and_at_each_save(tmp_path: Path) -> None:
    """Nothing more while nothing changes; a save counts when it has come to rest."""
    file = saved(tmp_path, "{")
    broken, well = ":1:2: the file: The file ends", ": all is well."
    good = as_text(minimal_content())
    assert [line[: len(broken)] for line in watched(file, None, None)] == [broken]
    told = watched(file, good, None, None, None, "[1", "{ ", None, None)
    assert len(told) == 3
    assert told[0].startswith(broken)
    assert told[1].startswith(well)
    assert told[2].startswith(broken)


def test_watching_tells_the_next_slip_after_each_save(tmp_path: Path) -> None:
    """One slip at a time, the first of the file; then all problems of what it says at once."""
    content = minimal_content()
    content["clinic"]["phone"], content["sections"][0]["icon"] = "911", "bok"
    good = as_text(content)
    twice = good.replace('"code": "es",', '"code": "es" ').replace('"kind": "steps",', '"kind": steps,')
    once = good.replace('"kind": "steps",', '"kind": steps,')
    told = watched(saved(tmp_path, twice), once, None, None, good, None, None)
    assert [re.sub(r":\d+:\d+: .*?: ", "", line) for line in told] == [
        "A comma is missing. Type a comma (,) here.",
        '“steps” stands without quotation marks. Write "steps".',
        "“911” cannot be dialled. It is for emergencies in the USA or Canada (+1): write the clinic's own number.",
        "There is no icon “bok”. Correct it. Did you mean “book”?",
    ]


def test_watching_sees_a_file_deleted_and_put_back(tmp_path: Path) -> None:
    """A missing file is a problem like any other."""
    told = watched(tmp_path / "content.json", None, as_text(minimal_content()), None)
    assert len(told) == 2
    assert "There is no such file" in told[0]
    assert told[1].startswith(": all is well")


def _hear_interrupts() -> None:
    """Undoes what a shell does to what it runs in the background: Ctrl+C would never arrive."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The real program, watching a file that is broken; ended with the test, whatever happens."""
    command = [sys.executable, str(paths.PROGRAM / "main.py"), "check", "--watch", str(saved(tmp_path, "{"))]
    process = subprocess.Popen(
        [*command, "--no-warnings"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - nothing but a system call happens in it
    )  # fmt: skip
    watchdog = Timer(60, process.kill)
    watchdog.start()
    yield process
    watchdog.cancel()
    process.kill()
    process.communicate()


def test_the_real_program_watches(watching: subprocess.Popen[str], tmp_path: Path) -> None:
    """It tells the time and the problem, then after the file was mended that all is well; Ctrl+C ends it with 0."""
    file, out = tmp_path / "content.json", watching.stdout
    assert out is not None
    time = re.compile(rf"\d\d:\d\d:\d\d {re.escape(str(file))}\n")
    assert time.fullmatch(out.readline())
    assert out.readline().startswith(f"{file}:1:")
    saved(tmp_path, minimal_content())
    assert time.fullmatch(out.readline())
    assert "all is well" in out.readline()
    watching.send_signal(signal.SIGINT)
    rest, errors = watching.communicate()
    assert (watching.returncode, rest, errors) == (0, "", "")


def test_a_reader_that_leaves_is_no_fault() -> None:
    """`main.py check | head -1` ends without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, str(paths.PROGRAM / "main.py"), "check"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""


# --- the schema -------------------------------------------------------------------------------------------------------


def schema_errors(content: object) -> list[str]:
    """Where the schema finds fault with a content."""
    validator = Draft202012Validator(json.loads(schema_text()), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.json_path for error in validator.iter_errors(content)]


def test_the_schema_is_a_schema() -> None:
    """By the rules of the version it names."""
    Draft202012Validator.check_schema(json.loads(schema_text()))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_an_editor_finds_no_fault_with_good_content(file: Path) -> None:
    """The schema accepts what `check` accepts."""
    assert schema_errors(json.loads(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("clinic", "phone"), "call us"),
        (("clinic", "country_code"), "+1"),
        (("review", "due_on"), "soon"),
        (("languages", 0, "code"), "English"),
        (("languages", 0, "name"), "A name of more than twenty-four letters"),
        (("interface", "page"), {"en": "{page}", "es": "{page}"}),
        (("interface", "home"), {"English": "Home"}),
        (("home", "title"), {"en": "", "es": "Inicio"}),
        (("home", "titel"), {"en": "Home", "es": "Inicio"}),
        (("sections", 0, "icon"), "bok"),
        (("sections", 0, "id"), "The Article"),
        (("sections", 0, "kind"), "artikel"),
        (("sections", 0, "title"), "x" * 61),
        (("sections", 0, "hidden"), "yes"),
        (("sections",), []),
    ],
)
def test_an_editor_marks_mistakes_while_typing(path: tuple[str | int, ...], value: Any) -> None:
    """Wrong names, values, lengths and dates are found by the schema alone."""
    assert schema_errors(with_value(minimal_content(), path, value))


def test_the_schema_says_what_each_name_is_for() -> None:
    """Every name has a description of a few plain words: a sentence, and no word of programmers."""
    jargon = re.compile(r"\b(string|object|array|boolean|integer|tuple|regex|pydantic|enum|optional field)\b", re.I)
    schema = json.loads(schema_text())
    for name, part in (("content", schema), *schema["$defs"].items()):
        for key, described in part.get("properties", {}).items():
            meant = schema["$defs"].get(described.get("$ref", "").rpartition("/")[2], {})
            words = described.get("description", meant.get("description", ""))
            assert len(words.split()) >= 3, f"{name}: {key}"
            assert words.endswith("."), f"{name}: {key}"
            assert not jargon.search(words), f"{name}: {key}"


def test_an_editor_offers_the_icons() -> None:
    """The names of all icons; after a new one run `main.py schema > resources/content.schema.json`."""
    offered = json.loads(schema_text())["$defs"]["Article"]["properties"]["icon"]["enum"]
    assert set(offered) == paths.icon_names()


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
        r"\b(json|string|object|array|null pointer|its value|INFLESZ|key|token|parse|syntax|invalid|boolean|integer)\b",
        re.I,
    )
    for kind, words in WORDS["problems"].items():
        text = words.format(**{name: "X" for _, name, _, _ in string.Formatter().parse(words) if name})
        assert text.endswith("."), kind
        assert len(re.findall(r"\.(?: |$)", text)) >= 2, kind
        assert not jargon.search(text), kind


def test_whoever_is_to_put_a_copy_back_is_told_where_it_says_how() -> None:
    """By the name of a document and of its chapter."""
    told = [words for words in WORDS["problems"].values() if "last good copy" in words]
    assert told
    assert all("(docs/editing.md, Undo)" in words for words in told)
    assert "\n## Undo\n" in (paths.PROGRAM / "docs" / "editing.md").read_text("utf-8")


def test_every_warning_stands_in_the_table_of_the_document_and_is_counted() -> None:
    """And nothing else stands there."""
    document = (paths.PROGRAM / "docs" / "checking.md").read_text("utf-8")
    _, _, table = document.partition("## What is warned of")
    rows = [line.split("|")[1] for line in table.partition("## While typing")[0].splitlines() if line.startswith("| `")]
    kinds = re.findall(r"`([a-z_]+)`", " ".join(rows)[len("`kind`") + 2 :])
    assert sorted(kinds) == sorted(WORDS["warnings"].keys() - {"and_more"})
    assert len(kinds) == 27
    assert "warns of twenty-five things" in (paths.PROGRAM / "CHANGELOG.md").read_text("utf-8")
