"""Codes with unseen characters and such as look like plain ones are what was meant, or are told with the character."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.content.characters.plain import odd_in, plain
from kiosk.content.check.problems import Problem
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from tests.support.samples import Steps, as_text, at, minimal_content, saved, with_value

MEANT = [
    ("2026–12–24", "2026-12-24"),
    ("2026\u201112\u201024", "2026-12-24"),
    ("2026−12—24", "2026-12-24"),
    ("\u200e2026-12-24\u202c", "2026-12-24"),
    ("２０２６-１２-２４", "2026-12-24"),
    ("٢٠٢٦-١٢-٢٤", "2026-12-24"),
    ("۲۰۲۶-۱۲-۲۴", "2026-12-24"),
    ("२०२६-१२-२४", "2026-12-24"),
    ("\ufeff#094c50\u00a0", "#094c50"),
    ("＃０９４Ｃ５０", "#094C50"),
    ("“#094c50”", "#094c50"),
    ("sесtion", "section"),  # Cyrillic
    ("sectiοn", "section"),  # Greek
    ("sectıon", "section"),  # Turkish
    ("sec\u00adtion\u200b", "section"),
    ("sec\u2060tion\ufe0f", "section"),
    ("ｓｅｃｔｉｏｎ", "section"),
    ("the\u00a0steps", "the steps"),
    ("boo\u212a", "booK"),
    (" info ", "info"),
]


@pytest.mark.parametrize(("written", "meant"), MEANT, ids=ascii)
def test_a_code_in_other_characters_is_the_one_that_was_meant(written: str, meant: str) -> None:
    """Whatever program or keyboard put them there."""
    assert plain(written) == meant


@pytest.mark.parametrize("written", ["секция", "со", "ру", "seкцion", "²", "½", "日本", "ñ", "2026年"])
def test_what_is_not_sure_stays_as_it_is(written: str) -> None:
    """A whole word of another alphabet may be meant, and some signs are no letters at all."""
    assert plain(written) == written


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("section", None),
        ("2026–12", None),
        ("sec\u200bшtion", (4, "ш")),
        ("sесtioñ", (6, "ñ")),
        ("со", (0, "с")),
        ("a\x7fb", (1, "\x7f")),
    ],
)
def test_the_character_that_is_in_the_way_is_found(text: str, odd: tuple[int, str] | None) -> None:
    """Not one before it that would be no obstacle."""
    assert odd_in(text) == odd


def sample() -> Any:
    """A content with a code of each sort."""
    notice = {"text": {"en": "A\u200bB – ‘c’.", "es": "Ａ"}, "show_from": "2026-12-24", "weekdays": ["fri"]}
    return minimal_content() | {"notices": [notice], "look": {"accent": "#094c50"}}


# A place in the sample, and its value in other characters.
ACCEPTED: list[tuple[Steps, str]] = [
    (("notices", 0, "show_from"), "2026–12–24"),
    (("notices", 0, "weekdays", 0), "ｆｒｉ"),
    (("look", "accent"), "#０９４\u0441\u200b50"),
    (("clinic", "country_code"), "\u200e１"),
    (("languages", 1, "code"), "еs"),
    (("sections", 0, "id"), "the‑article"),
    (("sections", 0, "icon"), "bo\u00adok"),
    (("sections", 1, "kind"), "condіtions"),
    (("sections", 0, "blocks", 0, "link", "to"), "the-regions／neck"),
    (("sections", 1, "items", 0, "words", 0), "nеrve"),
    (("sections", 2, "items", 0, "part"), "cervical\u200b"),
    (("glossary", 0, "id"), "\u202anerve\u202c"),
    (("interface", "page"), "｛page｝ / {раges\u200b}"),
]


@pytest.mark.parametrize(("path", "written"), ACCEPTED, ids=lambda value: ascii(value)[:40])
def test_the_file_is_read_as_it_was_meant(path: Steps, written: str, tmp_path: Path) -> None:
    """Everything that refers to it finds it."""
    good = read(saved(tmp_path, sample()))
    found = read(saved(tmp_path, with_value(sample(), path, written)))
    if path == ("interface", "page"):
        good = read(saved(tmp_path, with_value(sample(), path, "{page} / {pages}")))
    assert found == good


@pytest.mark.parametrize(
    ("name", "written"), [("es", "еs"), ("es", "es\u200b"), ("summary", "ѕummаry"), ("words", "ｗords"), ("to", "tо")]
)
def test_names_in_other_characters_are_known_too(name: str, written: str, tmp_path: Path) -> None:
    """As long as some letter of theirs is plain."""
    text = as_text(sample())
    assert read(saved(tmp_path, text.replace(f'"{name}":', f'"{written}":', 3))) == read(saved(tmp_path, text))


@pytest.mark.parametrize("names", [("id", "іd"), ("іd", "id"), ("іd", "iԁ"), ("id ", "іd")])
def test_two_names_that_mean_the_same_are_not_taken_for_one(names: tuple[str, str], tmp_path: Path) -> None:
    """The second one is told."""
    text = as_text(sample()).replace('"id": "nerve"', f'"{names[0]}": "nerve", "{names[1]}": "nerve"')
    found = problem(tmp_path, text)
    assert found.kind == "extra_forbidden"
    assert names[1] in found.message or names[0] in found.message


def test_texts_for_patients_are_left_as_they_are(tmp_path: Path) -> None:
    """A space of no width may be meant, and so may any letter; a name too."""
    content = read(saved(tmp_path, sample()))
    assert content.notices[0].text.root == {"en": "A\u200bB – ‘c’.", "es": "Ａ"}
    named = with_value(sample(), ("languages", 1, "name"), "Еspañol\u200b")
    assert read(saved(tmp_path, named)).language("es").name == "Еspañol\u200b"


def problem(folder: Path, content: Any) -> Problem:
    """The only problem of a file."""
    try:
        found: Content | None = read(saved(folder, content))
    except ContentRefused as refusal:
        [one] = refusal.problems
        return one
    raise AssertionError(found)


@pytest.mark.parametrize(
    ("path", "written", "odd", "words"),
    [
        (("sections", 0, "icon"), "bo\u200bшk", "ш", "“ш” (U+0448)"),
        (("sections", 3, "id"), "тhe-steps", "т", "“т” (U+0442)"),
        (("notices", 0, "show_from"), "2026年12月24日", "年", "“年” (U+5E74)"),
        (("look", "accent"), "#09жc50", "ж", "“ж” (U+0436)"),
        (("clinic", "phone"), "\u202d214 702 58ж5", "ж", "“ж” (U+0436)"),
        (("sections", 0, "icon"), "bo\x7fok", "\x7f", "a character that nobody sees (U+007F)"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_the_character_in_the_way_is_named_and_marked(
    path: Steps, written: str, odd: str, words: str, tmp_path: Path
) -> None:
    """With its line and column."""
    content = with_value(sample(), path, written)
    found = problem(tmp_path, content)
    assert words in found.message
    line = as_text(content).split("\n")[found.line - 1]
    assert line[found.column - 1] == odd
    assert at(content, path) in line


def test_a_name_that_is_none_has_its_character_marked(tmp_path: Path) -> None:
    """In the name itself."""
    text = as_text(sample()).replace('"glossary":', '"сводка": 1,\n  "glossary":')
    found = problem(tmp_path, text)
    assert "“с” (U+0441)" in found.message
    assert text.split("\n")[found.line - 1][found.column - 1] == "с"
