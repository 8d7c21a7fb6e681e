"""`docs/editing.md`: each recipe does what it says, each command says what is quoted, each name and picture exists."""

import io
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk import app, paths
from kiosk.commands.command_line import parse
from kiosk.commands.schema import schema_text
from kiosk.content.edition import edition_at
from kiosk.content.inspection import inspect
from kiosk.content.model import Content, Picture, Questions, Risks
from kiosk.content.pictures.drawings import LARGEST_DRAWING
from kiosk.content.pictures.kinds import ENDINGS, NARROWEST
from kiosk.content.pictures.photographs import MOST_PIXELS
from kiosk.content.pictures.picture_store import LARGEST, LARGEST_TOGETHER
from kiosk.content.pictures.worker import DRAWING_S
from kiosk.content.reading import ContentRefused, read
from kiosk.publishing.archive import FORMER, Archive
from kiosk.publishing.pending_update import PATIENCE_S
from kiosk.tokens import STAFF_HOLD_S, STAFF_NEXT_CORNER_S
from tests.support import samples
from tests.support.guide import GUIDE, Recipe, changed, recipes
from tests.support.picture_files import photograph

RECIPES = recipes()
SHIPPED = paths.CONTENT.read_text("utf-8")
DOCUMENTS = [paths.PROGRAM / "README.md", *sorted((paths.PROGRAM / "docs").glob("*.md"))]
_LARGEST_PICTURE = 150_000
_PROSE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def saved(folder: Path, content: str | bytes) -> Path:
    """The content file with that text, and beside it the photograph that a recipe names."""
    (folder / "front-door.jpg").write_bytes(photograph("JPEG"))
    return samples.saved(folder, content)


def cooked(recipe: Recipe, text: str = SHIPPED) -> str:
    """The text after all changes of the recipe."""
    for before, after in recipe.changes:
        text = changed(text, before, after)
    return text


# --- what each recipe does --------------------------------------------------------------------------------------------


def said_to_begin(content: Content) -> object:
    """The words of the first button."""
    return content.attract.touch.root


def words_of_risks(content: Content) -> list[str]:
    """The words before the cards, and the titles of the cards, in English."""
    section = content.section("risks")
    assert isinstance(section, Risks)
    return [text.in_language("en") for text in (section.intro, *(item.title for item in section.items))]


def names_of_sections(content: Content) -> list[str]:
    """The ids of what is shown, in order."""
    return [section.id for section in content.shown]


def cover_of_contact(content: Content) -> str | None:
    """The file of the picture that stands for the clinic."""
    cover = content.section("contact").cover
    return None if cover is None else cover.file


def notices_by_day(content: Content) -> list[int]:
    """How many notices there are the day before, on the first and the last day, and the day after."""
    days = (date(2026, 12, 13), date(2026, 12, 14), date(2026, 12, 25), date(2026, 12, 26))
    return [len(content.on(day).notices) for day in days]


def scenes_of(content: Content) -> list[str]:
    """What is said in the scenes of the story."""
    return [] if content.story is None else [scene.text.in_language("en") for scene in content.story.scenes]


def states_of(content: Content, section: str, block: int) -> tuple[Picture, ...]:
    """The states of the picture of a block."""
    picture = content.section(section).pictures[block]
    assert picture is not None
    return picture.states


def names_of_switch(content: Content, section: str, block: int) -> list[str]:
    """What stands on the two halves."""
    picture = content.section(section).pictures[block]
    assert picture is not None
    assert picture.switch is not None
    return [side.name.in_language("en") for side in picture.switch]


def questions_of(content: Content) -> list[str]:
    """The names of the questions to tick."""
    section = content.section("questions")
    assert isinstance(section, Questions)
    return [question.id for question in section.questions]


def said_otherwise(content: Content) -> dict[str, str]:
    """The words that the English voice says as they are not written."""
    return {entry.word: entry.say for entry in content.pronunciations if entry.holds_in("en")}


QUESTIONS = ["why", "else", "after", "no-help", "drive", "medicines"]
SECTIONS = ["reasons", "overview", "how", "spine", "risks", "contact", "questions"]
RISKS = ["Infection", "Bleeding", "Nerve damage", "Dural puncture"]
OTHERWISE = {"epidural": "epi-dural", "tear": "tair", "tears": "tairs", "Close": "Cloze"}

# For each recipe that needs nothing else: what to look at, and what is to be seen before and after.
DONE: dict[str, tuple[Callable[[Content], object], object, object]] = {
    "Change a word": (
        said_to_begin,
        {"en": "Touch to begin", "es": "Toque para empezar"},
        {"en": "Touch here to begin", "es": "Toque aquí para empezar"},
    ),
    "Change the phone number": (lambda content: content.clinic.dial, "+12147025855", "+12145550142"),
    "Add a risk": (
        words_of_risks,
        ["The risks include these four.", *RISKS],
        ["The risks include these five.", *RISKS[:2], "Name of the new risk", *RISKS[2:]],
    ),
    "Add a section": (names_of_sections, SECTIONS, [*SECTIONS[:-2], "parking", *SECTIONS[-2:]]),
    "Add a picture": (
        cover_of_contact,
        "resources/pictures/ask.svg",
        "front-door.jpg",
    ),
    "Name a part of a picture": (
        lambda content: [label.word for label in states_of(content, "reasons", 3)[1].labels],
        ["nerve", "disk", "bone"],
        ["nerve", "disk", "bone", "disk"],
    ),
    "Change a switch": (
        lambda content: names_of_switch(content, "how", 5),
        ["Sore", "Calmer"],
        ["Before", "After"],
    ),
    "Change the story": (
        lambda content: scenes_of(content)[1],
        "A common reason is inflammation around the spinal cord.",
        "A common reason for the pain is inflammation around the spinal cord.",
    ),
    "Change the questions": (questions_of, QUESTIONS, [*QUESTIONS[:5], "who", *QUESTIONS[5:]]),
    "Add a check": (lambda content: len(content.section("how").checks), 2, 3),
    "Hide a section": (names_of_sections, SECTIONS, [name for name in SECTIONS if name != "how"]),
    "Put up a notice": (notices_by_day, [0, 0, 0, 0], [0, 1, 1, 0]),
    "Change how a word is said": (said_otherwise, OTHERWISE, {"Nguyen": "win"} | OTHERWISE),
}


def test_every_recipe_is_tried() -> None:
    """Those with changes are all known here, so that none is added without its proof."""
    assert {recipe.title for recipe in RECIPES.values() if recipe.changes} == {*DONE, "Add a language"}


@pytest.mark.parametrize("title", DONE)
def test_a_recipe_does_what_it_says(tmp_path: Path, title: str) -> None:
    """Its lines stand in the shipped file; changed as it says, the file is good and what it promises is there."""
    look, before, after = DONE[title]
    assert look(read(saved(tmp_path, SHIPPED))) == before
    text = cooked(RECIPES[title])
    assert look(read(saved(tmp_path, text))) == after
    other = [line for line in text.splitlines() if line not in SHIPPED.splitlines()]
    assert 0 < len(other) <= sum(new.count("\n") for _, new in RECIPES[title].changes)


# What `check` may warn of words, wherever they come from; reviews and small pictures are none of a recipe's business.
_OF_WORDS = {"hard_english", "hard_spanish", "long_sentence", "much_for_a_page", "not_translated", "season_over"}


def warned(file: Path) -> set[str]:
    """What is wrong with its words in the winter of the guide."""
    return {problem.message for problem in inspect(file, date(2026, 12, 1)).warnings if problem.kind in _OF_WORDS}


@pytest.mark.parametrize("title", DONE)
def test_a_recipe_leads_to_no_warning(tmp_path: Path, title: str) -> None:
    """Its words are as easy and as short as the guide asks of others."""
    assert warned(saved(tmp_path, cooked(RECIPES[title]))) <= warned(saved(tmp_path, SHIPPED))


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text by language in a file."""
    if isinstance(value, dict) and "en" in value:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def test_a_language_is_added_text_by_text(tmp_path: Path) -> None:
    """First each text without it is told, then each one fewer; with all of them the kiosk speaks it."""
    (begin, one) = RECIPES["Add a language"].changes
    with pytest.raises(ContentRefused) as many:
        read(saved(tmp_path, changed(SHIPPED, *begin)))
    text = cooked(RECIPES["Add a language"])
    with pytest.raises(ContentRefused) as fewer:
        read(saved(tmp_path, text))
    missing = many.value.problems
    assert all("The text in French is missing." in problem.message for problem in missing)
    assert len(fewer.value.problems) == len(missing) - 1 > 200
    assert one[0] in "\n".join(line.strip() for line in SHIPPED.splitlines())
    content = json.loads(text)
    for words in texts(content):
        words.setdefault("fr", words["en"])
    french = read(saved(tmp_path, json.dumps(content)))
    assert french.codes == ("en", "es", "fr")
    assert french.interface.home.in_language("fr") == "Accueil"


def test_a_single_line_shown_stands_in_the_file() -> None:
    """What the guide shows of the file at the beginning."""
    (shown,) = RECIPES["Open the file"].excerpts
    assert [line.strip() for line in SHIPPED.splitlines()].count(shown.strip()) == 1


# --- what commands say ------------------------------------------------------------------------------------------------


def spoken(command: str, file: Path, status: int = 0) -> str:
    """What a command prints about that file, whose folder is left out, when it ends with that status."""
    name, *arguments = command.split()
    about = [str(file)] if name == "check" else ["--content", str(file)]
    out = io.StringIO()
    with redirect_stdout(out):
        assert app.run(["main.py", name, *about, *arguments]) == status
    return out.getvalue().replace(f"{file.parent}{os.sep}", "…/").strip("\n")


def test_check_says_what_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the forgotten comma, and of the file that was mended."""
    monkeypatch.setenv("COLUMNS", "80")
    recipe = RECIPES["See whether it is right"]
    (slip,) = recipe.excerpts
    ((good, _),) = RECIPES["Change the phone number"].changes
    (of_broken, says_broken), (of_mended, says_mended) = recipe.commands
    broken = saved(tmp_path, changed(SHIPPED, good, slip))
    assert spoken(of_broken, broken, 1) == says_broken.strip("\n")
    mended = saved(tmp_path, SHIPPED)
    assert spoken(of_mended, mended) == says_mended.strip("\n")


def test_undo_says_what_is_quoted_and_brings_the_file_back(tmp_path: Path, own_settings: Path) -> None:
    """The history of a changed phone number, the first version again, and then the other."""
    assert own_settings
    file = saved(tmp_path, SHIPPED)
    archive = Archive(paths.kept(file))
    archive.keep(edition_at(file), datetime(2026, 11, 20, 16, 40, tzinfo=UTC))
    new = cooked(RECIPES["Change the phone number"])
    archive.keep(edition_at(saved(tmp_path, new)), datetime(2026, 11, 23, 10, 15, tzinfo=UTC))
    for command, says in RECIPES["Undo"].commands:
        assert spoken(command, file) == says.strip("\n")
    assert file.read_text("utf-8") == SHIPPED
    assert (tmp_path / "content.json.bak").read_text("utf-8") == new
    spoken("restore 2", file)
    assert file.read_text("utf-8") == new


def test_every_quotation_is_tried() -> None:
    """Chapters with commands or lone excerpts are all known here, so that none is added without its proof."""
    quoting = {title: (len(recipe.commands), len(recipe.excerpts)) for title, recipe in RECIPES.items()}
    assert {title: counts for title, counts in quoting.items() if any(counts)} == {
        "Open the file": (0, 1),
        "See whether it is right": (2, 1),
        "Undo": (2, 0),
    }


def test_commands_within_sentences_can_be_given() -> None:
    """As they stand there; a wrong option or command would end with status 2."""
    told = re.findall(r"`\.venv/bin/python main\.py ([^`]+)`", _PROSE.sub("", GUIDE.read_text("utf-8")))
    assert {command.split()[0] for command in told} == {"check", "history", "restore", "voices", "--window"}
    for command in told:
        parse(command.split())


# What the first column of the table says, and a file with that mistake.
SLIPS: dict[str, str | bytes] = {
    "A comma is missing.": SHIPPED.replace('855", "country', '855" "country'),
    "This comma is one too many": SHIPPED.replace('"es": "Atrás" }', '"es": "Atrás", }', 1),
    "The text in Spanish is missing.": SHIPPED.replace('"en": "Home", "es": "Inicio"', '"en": "Home"'),
    "The name “sumary” is not known here.": SHIPPED.replace('"summary": { "en": "A shot', '"sumary": { "en": "A shot'),
    "Here stands a curly quotation mark": SHIPPED.replace('"Touch to begin"', "“Touch to begin”"),
    "There is no picture “front-dor.jpg”.": SHIPPED.replace("resources/pictures/ask.svg", "front-dor.jpg"),
    "The file was not saved as UTF-8": SHIPPED.encode("cp1252", "replace"),
}


def test_the_table_of_mistakes_has_those_that_are_tried() -> None:
    """Row by row."""
    _, _, table = GUIDE.read_text("utf-8").partition("| `check` says | what happened |\n| --- | --- |\n")
    rows = [line.split(" | ")[0].removeprefix("| ") for line in table.partition("\n\n")[0].splitlines()]
    assert rows == list(SLIPS)


@pytest.mark.parametrize("says", SLIPS)
def test_a_mistake_is_told_in_the_words_of_the_table(tmp_path: Path, says: str) -> None:
    """By the reader, of a file with nothing else wrong."""
    with pytest.raises(ContentRefused) as refusal:
        read(saved(tmp_path, SLIPS[says]))
    (problem,) = refusal.value.problems
    assert says in problem.message


# Some words of the guide, what the program has, and what the words mean.
FIGURES: dict[str, tuple[object, object]] = {
    "30 seconds at most": (PATIENCE_S, 30),
    "the ten versions before it": (FORMER, 10),
    "PNG, JPEG, WebP or SVG": (ENDINGS, {".png", ".jpg", ".jpeg", ".jfif", ".webp", ".svg"}),
    "up to 20 MB and 25 million dots": ((LARGEST, MOST_PIXELS), (20_000_000, 25_000_000)),
    "up to 2 MB that is drawn within two seconds": ((LARGEST_DRAWING, DRAWING_S), (2_000_000, 2)),
    "up to 100 MB": (LARGEST_TOGETHER, 100_000_000),
    "at most 20 times as long as wide": (NARROWEST, 20),
    "for three seconds": (STAFF_HOLD_S, 3),
    "Within five seconds": (STAFF_NEXT_CORNER_S, 5),
}


@pytest.mark.parametrize("told", FIGURES)
def test_figures_are_those_of_the_program(told: str) -> None:
    """Times, limits and kinds of pictures, as the guide tells them."""
    assert told in GUIDE.read_text("utf-8")
    has, means = FIGURES[told]
    assert has == means


@pytest.mark.parametrize(("where", "limit"), [("touch", 24), ("title", 60)])
def test_lengths_are_those_of_the_program(tmp_path: Path, where: str, limit: int) -> None:
    """A button and a heading hold as many letters as the guide says, and not one more."""
    assert "a button holds 24 letters, a heading 60" in GUIDE.read_text("utf-8")
    content = json.loads(SHIPPED)
    content["attract"][where] = "a" * limit
    assert read(samples.saved(tmp_path, content))
    content["attract"][where] += "a"
    with pytest.raises(ContentRefused):
        read(samples.saved(tmp_path, content))


# --- names, links, pictures -------------------------------------------------------------------------------------------


def names(schema: Any) -> Iterator[str]:
    """Every name and every fixed value that a content file may have."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from (value for value in (schema.get("const"), *schema.get("enum", ())) if isinstance(value, str))
        for inner in schema.values():
            yield from names(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from names(inner)


def test_every_name_in_the_guide_is_known() -> None:
    """Small words in backticks are names of the content file, languages of ours, or one of a few others."""
    known = {*names(json.loads(schema_text())), "en", "es", "check", "false"}
    prose = _PROSE.sub("", GUIDE.read_text("utf-8"))
    told = set(re.findall(r"`([a-z_]+)`", prose)) - {"resources", "recordings"}
    assert len(told) > 15
    assert told <= known
    written = set(re.findall(r'"(\$?[a-z_]+)"', " ".join(re.findall(r"`([^`]+)`", prose))))
    assert {"$schema", "phone", "weekdays"} <= written
    assert written <= known | {section.id for section in read(paths.CONTENT).sections}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.stem)
def test_links_and_pictures_of_the_documents_exist(document: Path) -> None:
    """Files beside the document, and its own headings."""
    text = document.read_text("utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-")
        for head in re.findall(r"^#+ (.*)$", _PROSE.sub("", text), re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", _PROSE.sub("", text)):
        if target.startswith("#"):
            assert target[1:] in headings, target
        else:
            assert (document.parent / target).is_file(), target


def test_every_picture_of_the_documents_is_used_and_small() -> None:
    """A guide is read over a slow line, too."""
    pictures = sorted((paths.PROGRAM / "docs" / "pictures").glob("*.png"))
    together = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    assert pictures
    for picture in pictures:
        assert picture.name in together
        assert picture.stat().st_size < _LARGEST_PICTURE
