"""Reading the content file: encodings, and every kind of problem with its place and plain words."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.content import reading
from kiosk.content.check.problems import Problem
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from tests.support.picture_files import photograph
from tests.support.samples import all_paths, as_text, at, minimal_content, saved, with_value, without

Steps = tuple[str | int, ...]


def problems(file: Path) -> tuple[Problem, ...]:
    """The problems of a file that must be refused."""
    with pytest.raises(ContentRefused) as caught:
        read(file)
    found = caught.value.problems
    assert found
    assert list(found) == sorted(found, key=lambda problem: (problem.line, problem.column))
    assert len(set(found)) == len(found)
    return found


def one_problem(file: Path) -> Problem:
    """The only problem of a file that must be refused."""
    [problem] = problems(file)
    return problem


def place_of(content: object, path: Steps, *, of_key: bool = False) -> tuple[int, int]:
    """Line and column of a value (or of its key) in `as_text(content)`, found by writing a mark in its place."""
    mark = "\N{SNOWMAN}"
    if of_key:
        above = dict(at(content, path[:-1]).items())
        members = {mark if key == path[-1] else key: value for key, value in above.items()}
        marked = with_value(content, path[:-1], members) if path[:-1] else members
    else:
        marked = with_value(content, path, mark)
    before = as_text(marked).partition(f'"{mark}"')[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


# --- files and encodings ----------------------------------------------------------------------------------------------


def shipped() -> str:
    """The shipped file as text."""
    return paths.CONTENT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def content() -> Content:
    """The shipped content."""
    return read(paths.CONTENT)


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "UTF-16 as Notepad saves it": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without BOM": lambda text: text.encode("utf-16-le"),
    "UTF-16 big-endian without BOM": lambda text: text.encode("utf-16-be"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r").encode(),
    "Notepad's UTF-16 with Windows line ends": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    "no line end at the end": lambda text: text.rstrip().encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_windows_editors_save_is_read(encoding: str, content: Content, tmp_path: Path) -> None:
    """The shipped file loads equal in each encoding and with each line end that Windows editors write."""
    assert read(saved(tmp_path, ENCODINGS[encoding](shipped()))) == content


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ('{\r\n "home": "Español"}'.encode("cp1252"), 2, 15, "“ñ”"),
        ("{}".encode("utf-32"), 1, 1, "UTF-32"),
        ("{}".encode("utf-32-le"), 1, 1, "UTF-32"),
        (b'{\n "a": "\0"}', 2, 8, "damaged"),
        (b'{\n "a": "\xc3', 2, 8, "UTF-8"),
        (b"\xff\xfe" + '{\n "a'.encode("utf-16-le") + b"x", 2, 4, "damaged"),
        (b"\xff\xfe{\0\x00\xd8}\0", 1, 2, "damaged"),
        (b"PK\x03\x04 a Word document", 1, 1, "Word"),
        (b"%PDF-1.7", 1, 1, "plain text"),
        (b"", 1, 1, "empty"),
        (b"\xef\xbb\xbf", 1, 1, "empty"),
        (b" \r\n\t ", 1, 1, "empty"),
        (b"\0" * 4096, 1, 1, "empty"),
    ],
)
def test_other_bytes_are_refused_with_the_reason_and_the_place(
    data: bytes, line: int, column: int, words: str, tmp_path: Path
) -> None:
    """An unreadable file is one problem, at the first bad byte."""
    problem = one_problem(saved(tmp_path, data))
    assert (problem.line, problem.column, problem.place) == (line, column, "the file")
    assert words in problem.message


def test_a_file_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe, an impossible name and a file inside a file each say what to do."""
    file = saved(tmp_path, "{}")
    assert "no such file" in one_problem(tmp_path / "absent.json").message
    assert "no such file" in one_problem(file / "inside.json").message
    assert "no such file" in one_problem(tmp_path / "a\0b").message
    assert "folder" in one_problem(tmp_path).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    """Reading a pipe could take for ever."""
    os.mkfifo(tmp_path / "pipe")
    assert "ordinary file" in one_problem(tmp_path / "pipe").message


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError(13, "x"), "permission"), (OSError(5, "x"), "cannot be read")]
)
def test_a_file_that_cannot_be_opened_is_refused_in_words(
    error: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission, a broken disk."""

    def fail(*_: object) -> None:
        raise error

    file = saved(tmp_path, "{}")
    monkeypatch.setattr(os, "open", fail)
    assert words in one_problem(file).message


def test_ten_megabytes_are_read_and_no_more(tmp_path: Path) -> None:
    """The limit is exact; nothing beyond it is kept in memory."""
    text = as_text(minimal_content())
    full = text.encode() + b" " * (reading.LARGEST - len(text.encode()))
    assert read(saved(tmp_path, full)) == read(saved(tmp_path, text))
    assert "10 MB" in one_problem(saved(tmp_path, full + b" ")).message


# --- syntax -----------------------------------------------------------------------------------------------------------


def test_a_syntax_problem_says_line_column_place_and_what_to_do(tmp_path: Path) -> None:
    """One slip gives one problem, with the place in words."""
    text = as_text(minimal_content()).replace('"es": "Título"\n', '"es": "Título",\n', 1)
    line = text[: text.index('"es": "Título",')].count("\n") + 1
    problem = one_problem(saved(tmp_path, text))
    assert (problem.line, problem.column) == (line, 23)
    assert problem.place == "section 'the-article', title"
    assert problem.message == "This comma is one too many, for nothing follows it before the }. Delete the comma."


def test_a_syntax_problem_comes_without_a_flood_of_consequences(tmp_path: Path) -> None:
    """While the file is not sound JSON its first slip is told, and nothing about what it means."""
    assert one_problem(saved(tmp_path, '{\n"a": 1\n"b": 2,\n}')).line == 2


def test_a_key_given_twice_is_told_as_a_slip(tmp_path: Path) -> None:
    """Which of the two is meant is not known, so nothing else is told before one of them is gone."""
    text = as_text(minimal_content() | {"extra": 1}).replace('"code": "en",', '"code": "en", "code": "en",')
    problem = one_problem(saved(tmp_path, text))
    assert (problem.line, problem.column, problem.place) == (4, 21, "language 'en', language code")
    assert problem.message == "“code” is given twice; the first stands in line 4, column 7. Delete one of the two."


def test_the_place_of_a_slip_has_the_names_of_what_follows_it(tmp_path: Path) -> None:
    """The file is understood as if the slip were mended."""
    text = as_text(minimal_content()).replace('"id": "the-risks",', '"id" "the-risks",')
    assert one_problem(saved(tmp_path, text)).place == "section 'the-risks', id"


def test_the_place_of_the_first_of_two_slips_has_the_names_of_what_stands_before_it(tmp_path: Path) -> None:
    """As far as the file can be read."""
    text = (
        as_text(minimal_content())
        .replace('"kind": "steps",', '"kind" "steps",')
        .replace('"glossary": [', '"glossary": ')
    )
    assert one_problem(saved(tmp_path, text)).place == "section 'the-steps', kind"


# --- meaning ----------------------------------------------------------------------------------------------------------

SECTIONS = {
    kind: number for number, kind in enumerate(("article", "conditions", "regions", "steps", "risks", "contact"))
}
RISK: Steps = ("sections", SECTIONS["risks"], "items", 0)
PICTURE: Steps = ("attract", "picture")
BLOCK: Steps = ("sections", SECTIONS["article"], "blocks", 0)

# What is written where, the place in words, and the message.
WRONG: list[tuple[Steps, object, str, str]] = [
    ((*RISK, "title", "es"), "", "section 'the-risks', item 1, title, Spanish", "The text is empty. Write some words."),
    ((*RISK, "title", "es"), " \u00a0", "section 'the-risks', item 1, title, Spanish", "The text is empty."),
    ((*RISK, "title", "en"), "x" * 63, "section 'the-risks', item 1, title, English", "63 characters, and only 60 fit"),
    ((*RISK, "text", "en"), "a\u2028b", "section 'the-risks', item 1, text, English", "A line break"),
    ((*RISK, "title"), 5, "section 'the-risks', item 1, title", "Here a text is expected."),
    ((*RISK, "title", "en"), 5, "section 'the-risks', item 1, title, English", "words in quotation marks"),
    ((*RISK, "title"), "", "section 'the-risks', item 1, title", "The text is empty."),
    ((*RISK, "words"), "nerve", "section 'the-risks', item 1, explained words", "a list between [ and ]"),
    ((*RISK, "words", 0), "nerv", "section 'the-risks', item 1, explained word 1", "Did you mean “nerve”?"),
    ((*RISK, "words"), ["nerve"] * 5, "section 'the-risks', item 1, explained words", "At most 4 fit here"),
    (RISK, 5, "section 'the-risks', item 1", "names and values between { and }"),
    (("sections", 4, "items"), [], "section 'the-risks', items", "There must be at least 1 here."),
    (("sections", 4, "kind"), "risk", "section 'the-risks', kind", "Did you mean “risks”?"),
    (("sections", 4, "kind"), "x", "section 'the-risks', kind", "article, conditions, regions, steps, risks, contact"),
    (("sections", 4, "kind"), None, "section 'the-risks', kind", "article, conditions, regions, steps, risks, contact"),
    (("sections", 4, "icon"), "warnin", "section 'the-risks', icon", "Did you mean “warning”?"),
    (("sections", 4, "hidden"), "true", "section 'the-risks', hidden", "true or false is expected"),
    (("sections", 4, "id"), "Risks", "section 'Risks', id", "“Risks” cannot be an id."),
    (("sections", 4, "id"), "the-steps", "section 'the-steps', id", "used twice; the first stands in line"),
    ((*PICTURE, "file"), "resources/pictures/spin.svg", "waiting screen, picture, picture file", "spine.svg”?"),
    ((*PICTURE, "switch"), [{"name": "Sore"}], "waiting screen, picture, two-way switch", "at least 2 here."),
    ((*PICTURE, "file"), "../content.json", "waiting screen, picture, picture file", "no picture"),
    ((*PICTURE, "file"), "/etc/passwd", "waiting screen, picture, picture file", "no picture"),
    ((*BLOCK, "link", "to"), "the-regions/nek", "section 'the-article', block 1, link, target", "the-regions/neck”?"),
    ((*BLOCK, "points", 0, "en"), "", "section 'the-article', block 1, point 1, English", "empty"),
    (("glossary", 0, "meaning", "es"), None, "glossary word 'nerve', meaning, Spanish", "words in quotation marks"),
    (("clinic", "phone"), "702-5855", "clinic, phone number", "“702-5855” cannot be dialled."),
    (("clinic", "phone"), 2147025855, "clinic, phone number", "words in quotation marks"),
    (("clinic", "country_code"), "+1", "clinic, country code", "without + or 0"),
    (("review", "due_on"), "11/30/2027", "review, next review date", '"2026-11-30"'),
    (("review", "due_on"), 1700000000, "review, next review date", '"2026-11-30"'),
    (("review", "due_on"), "2027-02-30", "review, next review date", "There is no day 2027-02-30."),
    (("interface", "page"), "{page} of {page_count}", "interface, page number", "{page} {pages}"),
    (("interface", "page"), "{page:>99} {pages}", "interface, page number", "{page} {pages}"),
    (("interface", "idle", "seconds", "en"), "Seconds", "interface, idle warning, seconds left, English", "{seconds}"),
    (("interface", "home"), "x" * 25, "interface, button “home”", "only 24 fit"),
    (("languages", 1, "code"), "Spanish", "language 'Spanish', language code", "not a language code"),
    (("languages", 1, "code"), "en", "language 'en', language code", "listed twice"),
    (("attract", "touch"), {"*": "a", "en": "b"}, "waiting screen, button “touch”", "not in the list of languages"),
    (("home",), [], "home screen", "names and values between { and }"),
    (("sections",), {}, "sections", "a list between [ and ]"),
    (("languages",), [], "languages", "There must be at least 1 here."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place", "words"), WRONG)
def test_a_wrong_value_is_told_at_its_own_place(
    path: Steps, value: object, place: str, words: str, tmp_path: Path
) -> None:
    """One wrong value: line and column of that value, the place in words, and what to do."""
    wrong = with_value(minimal_content(), path, value)
    first = problems(saved(tmp_path, wrong))[0] if path[0] == "languages" else one_problem(saved(tmp_path, wrong))
    assert (first.line, first.column) == place_of(wrong, path)
    assert first.place == place
    assert words in first.message


@pytest.mark.parametrize("to", [("sections",), ("glossary",), ("sections", 0, "blocks"), ("sections", 1, "items")])
@pytest.mark.parametrize("name", ["sections", "glossary"])
def test_what_was_pasted_into_a_wrong_list_is_told_once_with_the_right_one(
    to: Steps, name: str, tmp_path: Path
) -> None:
    """A whole section or a word of the glossary; not by all that it lacks there."""
    content = minimal_content()
    pasted = {**at(content, (name, 0)), "id": "pasted"}
    wrong = with_value(content, to, [*at(content, to), pasted])
    if to == (name,):
        assert read(saved(tmp_path, wrong))
        return
    told = one_problem(saved(tmp_path, wrong))
    assert told.kind == "in_wrong_list"
    assert f'behind the [ that follows "{name}":' in told.message
    assert (told.line, told.column) == place_of(wrong, (*to, len(at(content, to))))


MISSING: list[tuple[Steps, str, str]] = [
    ((*RISK, "title", "es"), "section 'the-risks', item 1, title, Spanish", "The text in Spanish is missing."),
    ((*RISK, "title"), "section 'the-risks', item 1, title", "“title” is missing."),
    (("sections", 4, "kind"), "section 'the-risks'", "The section has no kind."),
    (("sections", 4, "intro"), "section 'the-risks', introduction", "“intro” is missing."),
    (("clinic",), "clinic", "“clinic” is missing."),
]


@pytest.mark.parametrize(("path", "place", "words"), MISSING)
def test_a_missing_value_is_told_at_the_object_that_lacks_it(
    path: Steps, place: str, words: str, tmp_path: Path
) -> None:
    """What is missing has no place of its own: the bracket of what lacks it is shown."""
    wrong = without(minimal_content(), path)
    problem = one_problem(saved(tmp_path, wrong))
    assert (problem.line, problem.column) == (place_of(wrong, path[:-1]) if path[:-1] else (1, 1))
    assert problem.place == place
    assert words in problem.message


@pytest.mark.parametrize(
    ("path", "example"),
    [
        ((*RISK, "title", "es"), 'Type "es": "…", after the bracket'),
        ((*RISK, "title"), 'Type "title": { "en": "…", "es": "…" }, after the bracket'),
        (("sections", 4, "items"), 'Type "items": [ … ], after the bracket'),
        (("clinic",), 'Type "clinic": { … }, after the bracket'),
        (("clinic", "phone"), 'Type "phone": "…", after the bracket'),
    ],
)
def test_what_to_type_for_a_missing_value_is_shown(path: Steps, example: str, tmp_path: Path) -> None:
    """As it is written in the file, with the comma before what follows."""
    assert example in one_problem(saved(tmp_path, without(minimal_content(), path))).message


@pytest.mark.parametrize("path", [("review", "reviewed_by"), ("review", "due_on"), ("languages", 1, "reviewed_on")])
def test_null_between_quotation_marks_is_told_as_such(path: Steps, tmp_path: Path) -> None:
    """It would be the name of a reviewer."""
    problem = one_problem(saved(tmp_path, with_value(minimal_content(), path, "null")))
    assert problem.kind == "quoted_null"
    assert "Write null without quotation marks" in problem.message


def test_the_first_day_of_a_notice_is_not_to_be_null(tmp_path: Path) -> None:
    """Its line can be left out."""
    notice = {"text": {"en": "News.", "es": "Aviso."}, "show_from": "soon"}
    problem = one_problem(saved(tmp_path, minimal_content() | {"notices": [notice]}))
    assert "delete this line" in problem.message
    assert "null" not in problem.message


MISSPELT: list[tuple[Steps, str, str]] = [
    ((*RISK, "title"), "tilte", "“title”"),
    (("sections", 4, "summary"), "sumary", "“summary”"),
    (("sections", 4, "kind"), "knid", "“kind”"),
    ((*RISK, "title", "es"), "ess", "“es”"),
    (("glossary",), "glosary", "“glossary”"),
    (("sections",), "section", "“sections”"),
    (("clinic", "phone"), "Phone", "“phone”"),
]


@pytest.mark.parametrize(("path", "key", "meant"), MISSPELT)
def test_a_misspelt_key_is_one_problem_at_the_key(path: Steps, key: str, meant: str, tmp_path: Path) -> None:
    """The key is told with what was probably meant, and not also as missing, nor at everything that refers to it."""
    right = minimal_content()
    wrong = with_value(without(right, path), (*path[:-1], key), at(right, path))
    problem = one_problem(saved(tmp_path, wrong))
    assert (problem.line, problem.column) == place_of(wrong, (*path[:-1], key), of_key=True)
    assert f"Did you mean {meant}?" in problem.message


def test_a_name_that_belongs_elsewhere_is_no_misspelling(tmp_path: Path) -> None:
    """An article has no items: what it has instead is told."""
    wrong = with_value(minimal_content(), ("sections", 0, "items"), [])
    problem = one_problem(saved(tmp_path, wrong))
    assert problem.meant is None
    assert "Known are: at, blocks, button, checks, cover, hidden, icon, id, kind, " in problem.message


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (r"C:\fotos\new.jpg", "new.jpg"),
        (r"C:\Users\Ana\Pictures\new.jpg", "new.jpg"),
        (r"fotos\new.jpg", "fotos/new.jpg"),
        (r"C:\\fotos\\new.jpg", "new.jpg"),
    ],
)
def test_the_way_to_a_picture_with_backslashes_is_one_problem(typed: str, wanted: str, tmp_path: Path) -> None:
    """At the first backslash, with the name to write; whatever the letters after the backslashes."""
    text = as_text(minimal_content()).replace("resources/pictures/spine.svg", typed)
    problem, *_ = problems(saved(tmp_path, text))
    line, _, column = text[: text.index(typed)].rpartition("\n")
    assert problem.kind == "backslash_path"
    assert (problem.line, problem.column) == (line.count("\n") + 2, len(column) + typed.index("\\") + 1)
    assert f'write "{wanted}" here' in problem.message


@pytest.mark.parametrize("word", [r"\begin", r"\next", r"\talk"])
def test_a_backslash_that_makes_a_letter_invisible_is_told_where_it_stands(word: str, tmp_path: Path) -> None:
    """With the word as it was typed."""
    text = as_text(minimal_content()).replace('"Title"', f'"Title{word}"', 1)
    problem = one_problem(saved(tmp_path, text))
    assert problem.kind == "backslash_in_text"
    assert (problem.line, problem.column) == (
        text[: text.index(word)].count("\n") + 1,
        text.index(word) - text.rindex("\n", 0, text.index(word)),
    )
    assert f"“{word}”" in problem.message


def test_all_problems_of_a_file_come_at_once(tmp_path: Path) -> None:
    """Wrong values, missing ones, unknown keys, repeated ids and bad references, in the order of the file."""
    wrong: Any = minimal_content()
    wrong["languages"][0]["name"] = ""
    wrong["clinic"]["phone"] = "call us"
    wrong["sections"][0]["blocks"][0]["words"] = ["nobody"]
    del wrong["sections"][1]["items"][0]["title"]["es"]
    wrong["sections"][1]["items"][0]["picture"]["file"] = "absent.png"
    wrong["sections"][1]["hidden"] = True
    wrong["sections"][3]["id"] = "the-risks"
    wrong["glossary"].append({"id": "nerve", "word": "w", "meaning": "", "colour": "red"})
    found = problems(saved(tmp_path, wrong))
    parts = [
        "empty",
        "dialled",
        "glossary has no word",
        "Spanish",
        "no picture",
        "the-risks",
        "twice",
        "empty",
        "colour",
    ]
    assert len(found) == len(parts)
    assert all(part in problem.message for part, problem in zip(parts, found, strict=True))


def test_pictures_of_a_hidden_section_are_checked(tmp_path: Path) -> None:
    """A section can be shown again without a surprise."""
    wrong = with_value(minimal_content(), ("sections", 2, "hidden"), True)
    wrong["sections"][2]["picture"]["file"] = "absent.png"
    assert one_problem(saved(tmp_path, wrong)).place == "section 'the-regions', picture, picture file"


def test_a_picture_beside_the_file_is_found_and_a_misspelt_one_guessed(tmp_path: Path) -> None:
    """Staff put their own pictures into the folder of the content file."""
    (tmp_path / "entrance.png").write_bytes(photograph("PNG"))
    path = ("attract", "picture", "file")
    read(saved(tmp_path, with_value(minimal_content(), path, "entrance.png")))
    wrong = with_value(minimal_content(), path, "entrence.png")
    assert "Did you mean “entrance.png”?" in one_problem(saved(tmp_path, wrong)).message


def test_a_file_with_everything_hidden_is_refused(tmp_path: Path) -> None:
    """There must be something to show."""
    content = minimal_content()
    for section in content["sections"]:
        section["hidden"] = True
    assert one_problem(saved(tmp_path, content)).place == "sections"


def test_a_language_taken_from_the_list_is_one_problem(tmp_path: Path) -> None:
    """A language that many texts have and the list lacks is told once, with how many."""
    wrong = without(minimal_content(), ("languages", 1))
    texts = sum(1 for path in all_paths(wrong) if path[-1] == "es")
    problem = one_problem(saved(tmp_path, wrong))
    assert problem.message.startswith(f"The language “es” is not in the list of languages, but {texts} texts have it.")


@pytest.mark.parametrize("typed", ["esp", "se", "fr"])
def test_a_mistyped_code_in_the_list_of_languages_is_one_problem_at_that_code(typed: str, tmp_path: Path) -> None:
    """Not at the texts, which are right; whether or not the two codes look alike."""
    wrong = with_value(minimal_content(), ("languages", 1, "code"), typed)
    texts = sum(1 for path in all_paths(wrong) if path[-1] == "es")
    problem = one_problem(saved(tmp_path, wrong))
    assert (problem.line, problem.column) == place_of(wrong, ("languages", 1, "code"))
    assert f"has “{typed}”, which hardly any text has, and {texts} texts have “es”" in problem.message
    assert problem.message.endswith("Did you mean “es”?")
    assert problem.meant == "es"


def test_a_new_language_is_missing_at_every_text(tmp_path: Path) -> None:
    """Each text that still needs the new language is told."""
    content = minimal_content()
    content["languages"].append({"code": "vi", "name": "Tiếng Việt"})
    found = problems(saved(tmp_path, content))
    texts = sum(1 for path in all_paths(content) if path[-1] == "es")
    assert len(found) == texts
    assert all("Vietnamese" in problem.message for problem in found)


def test_very_many_problems_end_with_one_that_says_so(tmp_path: Path) -> None:
    """Nobody reads more than some hundreds of problems."""
    content = minimal_content() | {f"x{number}": 1 for number in range(reading.MOST_PROBLEMS + 1)}
    found = problems(saved(tmp_path, content))
    assert len(found) == reading.MOST_PROBLEMS + 1
    assert "more problems" in found[-1].message


def test_what_a_message_quotes_stays_on_its_line(tmp_path: Path) -> None:
    """Line breaks, control characters and endless words of the file do not spoil the list of problems."""
    content = minimal_content() | {"a\n\x1b[2J\u202e" + "x" * 5_000: 1}
    problem = one_problem(saved(tmp_path, content))
    line = problem.line_for("content.json")
    assert line.isprintable()
    assert len(line) < 1_000


def test_lists_have_an_end(tmp_path: Path) -> None:
    """Each section more makes every visit to the front page slower; a program that writes a thousand is told."""
    content = minimal_content()
    section = {**content["sections"][0], "blocks": [{"heading": "Topic", "text": "Words."}]}
    content["sections"] += [{**section, "id": f"topic-{number}"} for number in range(100)]
    with pytest.raises(ContentRefused) as refusal:
        read(saved(tmp_path, content))
    assert ["100" in problem.message for problem in refusal.value.problems if problem.path == ("sections",)] == [True]
