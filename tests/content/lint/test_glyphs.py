"""What is warned of because it looks otherwise on the screen than in the file, and which characters there are."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from kiosk.content.check.problems import Problem
from kiosk.content.inspection import inspect
from kiosk.content.lint import typefaces
from kiosk.theme import fonts
from tests.support.samples import all_paths, as_text, at, minimal_content, saved, with_value

TODAY = date(2026, 12, 1)
TEXT = ("sections", 0, "blocks", 0, "text")
KINDS = {"cannot_be_drawn", "script_cannot_be_drawn", "shown_as_typed"}


def warned(folder: Path, content: object) -> list[Problem]:
    """The warnings about letters and marks."""
    return [warning for warning in inspect(saved(folder, content), TODAY).warnings if warning.kind in KINDS]


def place_of(content: object, piece: str) -> tuple[int, int]:
    """The line and column of a piece of the file."""
    before = as_text(content).partition(piece)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("typed", "letters"), [("\U0001f600", "“\U0001f600” (U+1F600)"), ("漢字", "“漢” “字” (U+6F22)")]
)
def test_a_character_without_shape_is_named_at_its_place(typed: str, letters: str, tmp_path: Path) -> None:
    """An emoji, or a letter of a script that no typeface of the kiosk has."""
    content = with_value(minimal_content(), TEXT, {"en": f"We smile {typed}.", "es": "Mar."})
    (warning,) = warned(tmp_path, content)
    assert warning.kind == "cannot_be_drawn"
    assert (warning.line, warning.column) == place_of(content, typed)
    assert letters in warning.message


@pytest.mark.parametrize("words", ["Español: ¿qué?", "n\u0303 ½ ° – “x” … é ş", "ألم الظهر", "a\u00a0b\u200dc\u2009d"])
def test_letters_that_can_be_drawn_are_no_cause(words: str, tmp_path: Path) -> None:
    """Letters with marks, in one character or two, Arabic, and spaces and signs without a shape."""
    assert warned(tmp_path, with_value(minimal_content(), TEXT, words)) == []


@pytest.mark.parametrize("mark", ["<b>", "</b>", "<br/>", "&nbsp;", "**"])
def test_marks_of_web_pages_are_shown_as_typed(mark: str, tmp_path: Path) -> None:
    """The kiosk shows words, nothing else."""
    content = with_value(minimal_content(), TEXT, {"en": f"We sit {mark} down.", "es": "Mar."})
    (warning,) = warned(tmp_path, content)
    assert warning.kind == "shown_as_typed"
    assert (warning.line, warning.column) == place_of(content, mark)
    assert mark in warning.message


@pytest.mark.parametrize("words", ["pain < 3 and > 2", "Gray & Luna; both", "2 * 3 * 4"])
def test_other_signs_are_no_marks(words: str, tmp_path: Path) -> None:
    """A lone sign means itself."""
    assert warned(tmp_path, with_value(minimal_content(), TEXT, words)) == []


def test_another_script_is_told_once_at_its_language(tmp_path: Path) -> None:
    """Not at each of its texts."""
    content: Any = minimal_content()
    content["languages"].append({"code": "zh", "name": "中文"})
    for path in list(all_paths(content)):
        if path[-1] == "es":
            at(content, path[:-1])["zh"] = at(content, path[:-1])["es"] + "中文"
    (warning,) = warned(tmp_path, content)
    assert warning.kind == "script_cannot_be_drawn"
    assert (warning.line, warning.column) == place_of(content, '"zh"')
    assert "texts in Chinese" in warning.message


def test_hidden_sections_are_left_alone(tmp_path: Path) -> None:
    """Nobody sees them."""
    content = with_value(minimal_content(), TEXT, "\U0001f600")
    content["sections"][0]["hidden"] = True
    assert warned(tmp_path, content) == []


# --- the typefaces ----------------------------------------------------------------------------------------------------


def test_the_typefaces_are_those_of_the_screen() -> None:
    """In the same weights."""
    assert fonts._TYPEFACES == typefaces.TYPEFACES
    assert fonts._WEIGHTS == typefaces.WEIGHTS


def test_the_characters_are_those_that_qt_finds_in_the_files(qapp: QApplication) -> None:
    """Each of the first two planes of Unicode, controls aside."""
    assert qapp
    found = set[int]()
    for typeface in typefaces.TYPEFACES:
        files = [file for weight in typefaces.WEIGHTS for file in (typeface.ROOT / "files").glob(f"*-{weight}.ttf")]
        fonts = [QRawFont(str(file), 16.0) for file in files]
        found |= {code for code in _codes() if all(font.supportsCharacter(code) for font in fonts)}
    assert found == typefaces.characters() & set(_codes())


def _codes() -> list[int]:
    return [code for code in range(0x20, 0x20000) if not 0xD800 <= code < 0xE000]
