"""What `check` warns of: each kind of warning at its line and column, and none where there is no cause."""

import json
import re
import string
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk import paths
from kiosk.content.check.problems import Problem
from kiosk.content.inspection import MOST_WARNINGS, Inspection, inspect
from kiosk.content.lint.picture_files import ROOM_ON_CARD, ROOM_ON_PAGE
from kiosk.content.lint.reviews import mark_of
from kiosk.content.lint.subject import LintContext
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import document_at
from tests.support.samples import as_text, minimal_content, saved, with_value, without

TODAY = date(2026, 12, 1)
WORDS: dict[str, dict[str, str]] = json.loads(paths.MESSAGES.read_text(encoding="utf-8"))
FIRST = ("sections", 0, "blocks", 0)
# Easy words, for texts that are to be long and nothing else.
EASY = "We sit in the sun and look at the sea. "


@pytest.fixture
def calm(tmp_path: Path) -> dict[str, Any]:
    """A content that there is nothing to say about on that day."""
    content = minimal_content()
    content["review"] = {"reviewed_by": "Dr. B. Gray", "reviewed_on": "2026-11-01", "due_on": "2027-11-01"}
    spanish = content["languages"][1]
    spanish |= {"reviewed_by": "C. Luna", "reviewed_on": "2026-11-15"}
    spanish["reviewed_text"] = mark(saved(tmp_path, content))
    return content


def mark(file: Path, code: str = "es") -> str:
    """The mark of the words in a file."""
    return mark_of(LintContext(document_at(file), PictureStore(file.parent), TODAY), code)


def found(folder: Path, content: object) -> Inspection:
    """What is told of that content."""
    return inspect(saved(folder, content), TODAY)


def only_warning(folder: Path, content: object) -> Problem:
    """The one warning about that content, which has no problem."""
    told = found(folder, content)
    assert not told.problems
    assert [warning.message for warning in told.warnings[1:]] == []
    assert len(told.warnings) == 1
    return told.warnings[0]


def place_in(content: object, *pieces: str) -> tuple[int, int]:
    """The line and column of the last of some pieces of the file, each the first after the one before."""
    text, start = as_text(content), 0
    for piece in pieces:
        start = text.index(piece, start)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def marked_anew(folder: Path, content: dict[str, Any]) -> dict[str, Any]:
    """The content with the mark of its present words."""
    marked = deepcopy(content)
    marked["languages"][1]["reviewed_text"] = mark(saved(folder, content))
    return marked


def both(words: str) -> dict[str, str]:
    """Words in English, and in Spanish others that are easy."""
    return {"en": words, "es": "Vamos al mar."}


def test_nothing_is_said_without_cause(calm: dict[str, Any], tmp_path: Path) -> None:
    """A reviewed, short and easy content has no warning."""
    assert found(tmp_path, calm).warnings == ()


# --- reviews ----------------------------------------------------------------------------------------------------------


def test_a_translation_that_nobody_reviewed(calm: dict[str, Any], tmp_path: Path) -> None:
    """At the reviewer's name, which is null; the language that the others come from needs no translator."""
    content = with_value(calm, ("languages", 1, "reviewed_by"), None)
    content = with_value(content, ("languages", 0, "reviewed_by"), None)
    warning = only_warning(tmp_path, content)
    assert warning.kind == "translation_unreviewed"
    assert (warning.line, warning.column) == place_in(content, '"es"', "null")
    assert "Spanish" in warning.message


def test_a_language_without_a_reviewer_at_all(calm: dict[str, Any], tmp_path: Path) -> None:
    """At the language, where the name may be left out."""
    content = with_value(calm, ("languages", 1), {"code": "es", "name": "Español"})
    warning = only_warning(tmp_path, content)
    assert warning.kind == "translation_unreviewed"
    assert (warning.line, warning.column) == place_in(content, "2026-11-30", "{")


def test_english_is_what_others_come_from_wherever_it_stands(calm: dict[str, Any], tmp_path: Path) -> None:
    """A kiosk that starts in Spanish is translated from English all the same."""
    content = with_value(calm, ("languages",), calm["languages"][::-1])
    assert found(tmp_path, content).warnings == ()


@pytest.mark.parametrize("code", ["en", "es"])
def test_words_that_changed_after_the_review(code: str, calm: dict[str, Any], tmp_path: Path) -> None:
    """A changed word in either language makes the mark wrong; the right one is told, and with it all is well."""
    former = calm["languages"][1]["reviewed_text"]
    content = with_value(calm, (*FIRST, "text", code), "Mar.")
    warning = only_warning(tmp_path, content)
    assert warning.kind == "translation_stale"
    assert (warning.line, warning.column) == place_in(content, '"reviewed_text"', f'"{former}"')
    assert f'"{mark(tmp_path / "content.json")}" here instead of “{former}”' in warning.message
    assert found(tmp_path, marked_anew(tmp_path, content)).warnings == ()


def test_another_order_and_hidden_sections_leave_the_review_valid(calm: dict[str, Any], tmp_path: Path) -> None:
    """Only words count."""
    content = with_value(calm, ("sections",), calm["sections"][::-1])
    content["sections"][0]["hidden"] = True
    assert found(tmp_path, content).warnings == ()


def test_a_review_without_mark(calm: dict[str, Any], tmp_path: Path) -> None:
    """The mark to write is told, at the reviewer's name."""
    content = without(calm, ("languages", 1, "reviewed_text"))
    warning = only_warning(tmp_path, content)
    assert warning.kind == "review_without_mark"
    assert (warning.line, warning.column) == place_in(content, '"es"', '"C. Luna"')
    assert f'"reviewed_text": "{calm["languages"][1]["reviewed_text"]}"' in warning.message


def test_a_translation_older_than_the_medical_review(calm: dict[str, Any], tmp_path: Path) -> None:
    """Without a mark the days tell; with one that fits, no word has changed and the days do not matter."""
    content = with_value(calm, ("languages", 1, "reviewed_on"), "2026-10-31")
    assert found(tmp_path, content).warnings == ()
    told = found(tmp_path, without(content, ("languages", 1, "reviewed_text"))).warnings
    assert [warning.kind for warning in told] == ["review_without_mark", "translation_older"]
    place = place_in(without(content, ("languages", 1, "reviewed_text")), '"es"', '"2026-10-31"')
    assert (told[1].line, told[1].column) == place


def test_a_medical_text_that_nobody_signed(calm: dict[str, Any], tmp_path: Path) -> None:
    """At the name that is null."""
    content = with_value(calm, ("review", "reviewed_by"), None)
    warning = only_warning(tmp_path, content)
    assert warning.kind == "content_unreviewed"
    assert (warning.line, warning.column) == place_in(content, '"review"', "null")


@pytest.mark.parametrize(("due", "warned"), [("2026-11-30", True), ("2026-12-01", False)])
def test_a_medical_review_that_is_overdue(due: str, calm: dict[str, Any], tmp_path: Path, *, warned: bool) -> None:
    """From the day after the one it was due, at that day."""
    content = with_value(calm, ("review", "due_on"), due)
    if not warned:
        assert found(tmp_path, content).warnings == ()
        return
    warning = only_warning(tmp_path, content)
    assert warning.kind == "review_overdue"
    assert (warning.line, warning.column) == place_in(content, '"due_on"', f'"{due}"')
    assert "1 day" in warning.message


@pytest.mark.parametrize(
    ("path", "value", "kind"),
    [
        (("review", "due_on"), None, "no_next_review"),
        (("review", "reviewed_on"), None, "review_without_day"),
        (("languages", 1, "reviewed_on"), None, "review_without_day"),
        (("review", "reviewed_on"), "2026-12-02", "review_in_future"),
        (("languages", 1, "reviewed_on"), "2062-11-15", "review_in_future"),
    ],
)
def test_days_of_reviews(
    path: tuple[str | int, ...], value: str | None, kind: str, calm: dict[str, Any], tmp_path: Path
) -> None:
    """A day that is missing or still to come is told at its place."""
    content = with_value(calm, path, value)
    warning = only_warning(tmp_path, content)
    assert warning.kind == kind
    before = '"es"' if path[0] == "languages" else '"review"'
    assert (warning.line, warning.column) == place_in(content, before, f'"{path[-1]}"', json.dumps(value))


# --- translations -----------------------------------------------------------------------------------------------------


def test_words_that_were_not_translated(calm: dict[str, Any], tmp_path: Path) -> None:
    """The same words in both languages, at the second; capitals do not matter."""
    words = {"en": "We go to the sea.", "es": "we go to the sea."}
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "text"), words))
    warning = only_warning(tmp_path, content)
    assert warning.kind == "not_translated"
    assert (warning.line, warning.column) == place_in(content, "We go to the sea.", '"we go')


def test_one_string_of_several_words_for_all_languages(calm: dict[str, Any], tmp_path: Path) -> None:
    """At the string; the name of the clinic is the same everywhere."""
    content = with_value(calm, (*FIRST, "text"), "We go to the sea.")
    content = marked_anew(tmp_path, with_value(content, ("clinic", "name"), "The Clinic by the Sea"))
    warning = only_warning(tmp_path, content)
    assert warning.kind == "same_in_all_languages"
    assert (warning.line, warning.column) == place_in(content, '"blocks"', '"We go to the sea."')


@pytest.mark.parametrize("words", ["Cervical", "Neck: C1 7", "1 2 3 4 5", "Epidural 100 200 300"])
def test_names_and_numbers_may_be_the_same(words: str, calm: dict[str, Any], tmp_path: Path) -> None:
    """Three words at most, or figures."""
    content = with_value(calm, (*FIRST, "text"), {"en": words, "es": words})
    assert found(tmp_path, marked_anew(tmp_path, content)).warnings == ()


def test_one_language_has_no_translations() -> None:
    """The sample in one language has no warning about a translation."""
    told = inspect(paths.PROGRAM / "tests" / "support" / "contents" / "one-language.json", TODAY).warnings
    assert not [warning for warning in told if "translat" in warning.kind or "languages" in warning.kind]


# --- reading ----------------------------------------------------------------------------------------------------------

HARD_ENGLISH = (
    "The physician administers corticosteroid medication. It relieves inflammatory discomfort originating from "
    "degenerative intervertebral abnormalities. Individuals generally experience considerable improvement afterwards."
)
HARD_SPANISH = (
    "El especialista administra medicamentos antiinflamatorios. Estos disminuyen considerablemente las molestias "
    "originadas por degeneraciones intervertebrales. Generalmente experimentan mejorías extraordinariamente "
    "satisfactorias."
)


@pytest.mark.parametrize(
    ("code", "hard", "kind"), [("en", HARD_ENGLISH, "hard_english"), ("es", HARD_SPANISH, "hard_spanish")]
)
def test_hard_words(code: str, hard: str, kind: str, calm: dict[str, Any], tmp_path: Path) -> None:
    """A section that is hard to read is told at its hardest text, with how hard and how hard it may be."""
    content = with_value(calm, (*FIRST, "text", code), hard)
    content["sections"][0]["blocks"].append({"text": both("The sun is out.")})
    content = marked_anew(tmp_path, content)
    warning = only_warning(tmp_path, content)
    assert warning.kind == kind
    assert (warning.line, warning.column) == place_in(content, '"blocks"', json.dumps(hard, ensure_ascii=False))
    assert re.search(r" ease is 0, | grade \d+", warning.message)


VERY_HARD = {
    "en": "Corticosteroid administration utilising fluoroscopic guidance demonstrates considerable effectiveness.",
    "es": "La administración de corticosteroides mediante fluoroscopia demuestra considerable efectividad.",
}


@pytest.mark.parametrize(("code", "kind"), [("en", "hard_text_english"), ("es", "hard_text_spanish")])
def test_one_very_hard_text_among_easy_ones(code: str, kind: str, calm: dict[str, Any], tmp_path: Path) -> None:
    """A section that is easy as a whole does not hide it; it is told at its own line."""
    content = with_value(calm, (*FIRST, "text", code), VERY_HARD[code])
    easy = {"en": EASY * 9, "es": "Vamos al mar y nos da el sol. La casa es azul y la mesa es de oro. " * 6}
    content["sections"][0]["blocks"].append({"text": easy})
    content = marked_anew(tmp_path, content)
    warning = only_warning(tmp_path, content)
    assert warning.kind == kind
    assert (warning.line, warning.column) == place_in(content, '"blocks"', f'"{VERY_HARD[code]}"')


def test_a_phone_number_makes_no_text_hard(calm: dict[str, Any], tmp_path: Path) -> None:
    """Its figures are many syllables, and everybody reads them."""
    words = "To try it, call (214) 555-0142 or +1 214 555 0142 at any time."
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "text", "en"), words))
    assert found(tmp_path, content).warnings == ()


def test_terms_of_the_glossary_do_not_count(calm: dict[str, Any], tmp_path: Path) -> None:
    """A long word that a touch explains is not held against a text."""
    sentence = "The anesthetic is here. You and I may ask for anesthetics now. Anesthetics and anesthetics are here. "
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "text", "en"), sentence * 2))
    assert [warning.kind for warning in found(tmp_path, content).warnings] == ["hard_english"]
    content = with_value(content, ("glossary", 0, "word", "en"), "local anesthetic")
    assert found(tmp_path, marked_anew(tmp_path, content)).warnings == ()


def test_a_few_hard_words_are_no_text(calm: dict[str, Any], tmp_path: Path) -> None:
    """A formula says nothing of less than twenty words."""
    content = with_value(calm, (*FIRST, "text", "en"), HARD_ENGLISH.partition(". ")[0] + ".")
    assert found(tmp_path, marked_anew(tmp_path, content)).warnings == ()


@pytest.mark.parametrize("count", [20, 21])
def test_long_sentences(count: int, calm: dict[str, Any], tmp_path: Path) -> None:
    """More than twenty words, at the first letter of the sentence within its text."""
    sentence = "We go " + " ".join(["on"] * (count - 3)) + " now."
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "text", "en"), f"Look. {sentence} Stop."))
    if count == 20:
        assert found(tmp_path, content).warnings == ()
        return
    warning = only_warning(tmp_path, content)
    assert warning.kind == "long_sentence"
    assert (warning.line, warning.column) == place_in(content, "Look.", "We go")
    assert "21 words" in warning.message


@pytest.mark.parametrize(
    "sentence",
    [
        "इंजेक्शन से दर्द थोड़े समय के लिए कम होता है और दूसरी दवा उसे देर तक कम करती है।",
        "ยาฉีดนี้มียาสองชนิด ยาแต่ละชนิดช่วยในวิธีของตัวเอง" * 3,
        "打针以后请在候诊室休息三十分钟" * 4,
    ],
)
def test_sentences_of_other_scripts_are_counted_in_their_words(
    sentence: str, calm: dict[str, Any], tmp_path: Path
) -> None:
    """A mark on a letter of Hindi ends no word; the words of Thai and Chinese, with no spaces, are not counted."""
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "text", "en"), sentence))
    assert "long_sentence" not in {warning.kind for warning in found(tmp_path, content).warnings}


def test_a_long_sentence_after_a_backslash(calm: dict[str, Any], tmp_path: Path) -> None:
    """Where the file writes signs in another way, the sentence is told at the beginning of its text."""
    sentence = "We go " + " ".join(["on"] * 20) + " now."
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "text", "en"), f'"Look." {sentence}'))
    warning = only_warning(tmp_path, content)
    assert (warning.line, warning.column) == place_in(content, '"blocks"', '"\\"Look')


def test_hidden_sections_and_words_for_staff_are_left_alone(calm: dict[str, Any], tmp_path: Path) -> None:
    """What patients do not see need not be easy."""
    content = with_value(calm, (*FIRST, "text", "en"), "We go " + " ".join(["on"] * 20) + " now.")
    content["sections"][0]["hidden"] = True
    content["sections"][1]["items"][0].pop("words")
    content["glossary"][0]["id"] = "nerve"
    assert found(tmp_path, marked_anew(tmp_path, content)).warnings == ()


@pytest.mark.parametrize(
    ("more", "limit"),
    [
        ({}, 560),
        ({"picture": {"file": "resources/icons/spine.svg", "description": {"en": "A spine.", "es": "Columna."}}}, 380),
    ],
)
def test_more_words_than_a_page_holds(more: dict[str, Any], limit: int, calm: dict[str, Any], tmp_path: Path) -> None:
    """The text of an idea and its points together, fewer beside a picture."""
    content = deepcopy(calm)
    block = content["sections"][0]["blocks"][0] = {"text": both((EASY * 20)[: limit - 10].rstrip()), **more}
    block["points"] = [both("." * (limit - len(block["text"]["en"])))]
    assert found(tmp_path, marked_anew(tmp_path, content)).warnings == ()
    block["points"][0]["en"] += "."
    content = marked_anew(tmp_path, content)
    warning = only_warning(tmp_path, content)
    assert warning.kind == "much_for_a_page"
    assert (warning.line, warning.column) == place_in(content, '"blocks"', '"We sit')
    assert f"{limit + 1} characters" in warning.message


# --- pictures ---------------------------------------------------------------------------------------------------------


def photograph(folder: Path, name: str, width: int, height: int) -> dict[str, Any]:
    """A photograph of that size, as the content names it."""
    Image.new("RGB", (width, height), (90, 120, 90)).save(folder / name)
    return {"file": name, "description": {"en": "A door.", "es": "Una puerta."}}


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
@pytest.mark.parametrize(
    ("path", "room"), [(FIRST, ROOM_ON_PAGE), (("sections", 1, "items", 0), ROOM_ON_CARD)], ids=["page", "card"]
)
def test_a_photograph_that_would_be_enlarged(
    path: tuple[str | int, ...], room: tuple[int, int], ending: str, calm: dict[str, Any], tmp_path: Path
) -> None:
    """On a screen of 4K a picture fills the width or the height of its room; with fewer pixels it is blurred."""
    large = with_value(calm, (*path, "picture"), photograph(tmp_path, f"a.{ending}", room[0], 50 + room[1] // 10))
    assert found(tmp_path, marked_anew(tmp_path, large)).warnings == ()
    photograph(tmp_path, f"a.{ending}", room[0] // 2, 50 + room[1] // 20)
    warning = only_warning(tmp_path, marked_anew(tmp_path, large))
    assert warning.kind == "picture_too_small"
    assert (warning.line, warning.column) == place_in(large, f'"file": "a.{ending}"', f'"a.{ending}"')
    assert f"{room[0] // 2} × " in warning.message
    assert f"{room[0]} × " in warning.message


def test_letters_of_a_drawing_that_cannot_be_drawn(calm: dict[str, Any], tmp_path: Path) -> None:
    """No typeface of the system stands in there: told at the drawing, with the letters; only words count."""
    words = "<desc>\U0001f600</desc><text>Sala \U00013000\U00013001</text>"
    (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{words}</svg>', "utf-8")
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "picture"), {"file": "a.svg", "description": "A room."}))
    warning = only_warning(tmp_path, content)
    assert warning.kind == "drawing_cannot_be_drawn"
    assert "“\U00013000” “\U00013001”" in warning.message
    assert warning.place.endswith("picture file")


def test_a_picture_of_which_nothing_is_seen(calm: dict[str, Any], tmp_path: Path) -> None:
    """An empty page, or what only the program that made it draws; layers that are named are seen."""
    hatched = '<hatch id="h"/><rect width="4" height="3" fill="url(#h)"/><g class="option" id="a"/>'
    (tmp_path / "a.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{hatched}</svg>', "utf-8"
    )
    picture = {"file": "a.svg", "description": "A room."}
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "picture"), picture))
    assert only_warning(tmp_path, content).kind == "picture_blank"
    content = marked_anew(tmp_path, with_value(calm, (*FIRST, "picture"), {**picture, "show": ["a"]}))
    assert found(tmp_path, content).warnings == ()


def test_a_small_photograph_in_many_places_is_told_once(calm: dict[str, Any], tmp_path: Path) -> None:
    """At the first of them."""
    small = photograph(tmp_path, "a.png", 200, 200)
    content = with_value(with_value(calm, (*FIRST, "picture"), small), ("sections", 4, "items", 0, "picture"), small)
    content = marked_anew(tmp_path, content)
    warning = only_warning(tmp_path, content)
    assert (warning.line, warning.column) == place_in(content, '"blocks"', '"a.png"')


def test_a_picture_that_nothing_names(calm: dict[str, Any], tmp_path: Path) -> None:
    """Told of the file as a whole; one that the file names, in capitals or not, is used."""
    photograph(tmp_path, "unused.JPG", 20, 20)
    drawing = with_value(calm, (*FIRST, "picture"), photograph(tmp_path, "used.png", 2000, 2000))
    drawing = marked_anew(tmp_path, drawing)
    warning = only_warning(tmp_path, drawing)
    assert warning.kind == "picture_unused"
    assert (warning.line, warning.column, warning.place) == (1, 1, "the file")
    assert "unused.JPG" in warning.message


def test_a_picture_of_another_content_file_is_left_alone(calm: dict[str, Any], tmp_path: Path) -> None:
    """Two content files may share a folder."""
    photograph(tmp_path, "other.png", 20, 20)
    (tmp_path / "other.json").write_text('{"file": "other.png"}')
    assert found(tmp_path, calm).warnings == ()


# --- loose ends -------------------------------------------------------------------------------------------------------


def test_a_glossary_word_that_no_text_offers(calm: dict[str, Any], tmp_path: Path) -> None:
    """At its id."""
    content = deepcopy(calm)
    content["glossary"].append({"id": "wire", "word": both("wire"), "meaning": both("A thin thing.")})
    content = marked_anew(tmp_path, content)
    warning = only_warning(tmp_path, content)
    assert warning.kind == "word_unused"
    assert (warning.line, warning.column) == place_in(content, '"glossary"', '"wire"')


@pytest.mark.parametrize(("day", "over"), [("2026-11-30", True), ("2026-12-01", False)])
def test_a_notice_that_is_no_longer_shown(day: str, calm: dict[str, Any], tmp_path: Path, *, over: bool) -> None:
    """From the day after its last one, at that day."""
    content = with_value(calm, ("notices",), [{"text": both("We are away."), "show_until": day}])
    content = marked_anew(tmp_path, content)
    if not over:
        assert found(tmp_path, content).warnings == ()
        return
    warning = only_warning(tmp_path, content)
    assert warning.kind == "season_over"
    assert (warning.line, warning.column) == place_in(content, '"show_until"', f'"{day}"')


# --- all of them ------------------------------------------------------------------------------------------------------


def test_warnings_stand_beside_problems(tmp_path: Path) -> None:
    """A wrong phone number hides no warning; a slip of the pen does, for then nobody knows what the file says."""
    content = with_value(minimal_content(), ("clinic", "phone"), "911")
    told = found(tmp_path, content)
    assert [problem.kind for problem in told.problems] == ["phone_of_emergency"]
    assert [warning.kind for warning in told.warnings] == ["translation_unreviewed", "content_unreviewed"]
    told = found(tmp_path, as_text(content).replace('"review":', '"review"'))
    assert [problem.kind for problem in told.problems] == ["missing_colon"]
    assert told.warnings == ()


def test_no_value_of_any_sort_is_an_obstacle(calm: dict[str, Any], tmp_path: Path) -> None:
    """Whatever stands in place of a part of the file, it is told as a problem, and nothing is raised."""
    values: tuple[object, ...] = (None, 7, [], {}, "x", [7], {"x": 7}, [[[]]])
    for value in values:
        for key in calm:
            assert found(tmp_path, with_value(calm, (key,), value)) is not None
        for key in calm["sections"][0]:
            assert found(tmp_path, with_value(calm, ("sections", 0, key), value)) is not None
        for key in calm["languages"][1]:
            assert found(tmp_path, with_value(calm, ("languages", 1, key), value)) is not None


def test_very_many_warnings_come_to_an_end(calm: dict[str, Any], tmp_path: Path) -> None:
    """After the first hundreds it is said that there are more."""
    content = with_value(calm, (*FIRST, "points"), [])
    sentence = "We go " + " ".join(["on"] * 20) + " now. "
    content["sections"][0]["blocks"] = [{"text": both(sentence * 2)}] * MOST_WARNINGS
    told = found(tmp_path, content).warnings
    assert len(told) == MOST_WARNINGS + 1
    assert told[-1].kind == "and_more"


def test_every_warning_tells_what_it_is_and_what_to_do() -> None:
    """Two sentences at least, each ended, and no word of programmers; each has a test."""
    jargon = re.compile(r"\b(json|string|object|array|null|key|token|parse|syntax|invalid|boolean|integer)\b", re.I)
    tests = (Path(__file__), *(Path(__file__).with_name(f"test_{name}.py") for name in ("glyphs", "notice_limits")))
    tested = "".join(file.read_text(encoding="utf-8") for file in tests)
    for kind, words in WORDS["warnings"].items():
        text = words.format(**{name: "X" for _, name, _, _ in string.Formatter().parse(words) if name})
        assert text.endswith("."), kind
        assert len(re.findall(r"\.(?: |$)", text)) >= 2, kind
        assert not jargon.search(text), kind
        assert f'"{kind}"' in tested, kind


def test_the_shipped_content_is_warned_of_what_is_true() -> None:
    """Nobody has reviewed it yet, and that is all."""
    told = inspect(paths.CONTENT, TODAY).warnings
    assert [warning.kind for warning in told] == ["translation_unreviewed", "content_unreviewed"]
