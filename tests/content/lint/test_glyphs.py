"""What is warned of because it looks otherwise on the screen than in the file, and which characters there are."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from kiosk.content.check.problems import Problem
from kiosk.content.inspection import inspect
from kiosk.content.language.typefaces import always, typefaces_for
from kiosk.content.lint import typefaces
from tests.support.samples import all_paths, as_text, at, minimal_content, saved, with_value

TODAY = date(2026, 12, 1)
TEXT = ("sections", 0, "blocks", 0, "text")
KINDS = {"cannot_be_drawn", "script_cannot_be_drawn", "shown_as_typed", "typeface_missing", "words_unknown"}
# A text in each script that has a typeface, and the code of its language.
TEXTS = {
    "ar": "ألم الظهر",
    "he": "כאב גב",
    "ru": "Боль в спине",
    "el": "Πόνος στην πλάτη",
    "vi": "Đau lưng, Ngữ",
    "tr": "İğne, ağrı, ş",
    "hi": "पीठ दर्द",
    "ta": "முதுகு வலி",
    "te": "వెన్ను నొప్పి",
    "th": "ปวดหลัง",
    "km": "ឈឺខ្នង",
    "lo": "ເຈັບຫຼັງ",
    "my": "ခါးနာ",
    "bn": "পিঠে ব্যথা",
    "gu": "પીઠનો દુખાવો",
    "pa": "ਪਿੱਠ ਦਰਦ",
    "kn": "ಬೆನ್ನು ನೋವು",
    "ml": "നടുവേദന",
    "si": "කොන්ද",
    "or": "ପିଠି",
    "am": "የጀርባ ህመም",
    "hy": "Մեջքի ցավ",
    "ka": "ზურგის ტკივილი",
    "bo": "སྒལ་པ",
    "dv": "ބުރަކަށި",
    "zh": "背痛，注射。",
    "ja": "腰の痛み「注射」",
    "ko": "허리 통증",
}


def warned(folder: Path, content: object) -> list[Problem]:
    """The warnings about letters and marks."""
    return [warning for warning in inspect(saved(folder, content), TODAY).warnings if warning.kind in KINDS]


def place_of(content: object, piece: str) -> tuple[int, int]:
    """The line and column of a piece of the file."""
    before = as_text(content).partition(piece)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("typed", "letters"),
    [("\U0001f600", "“\U0001f600” (U+1F600)"), ("\U00013000\U00013001", "“\U00013000” “\U00013001” (U+13000)")],
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
    content["languages"].append({"code": "zh", "name": "Z"})
    for path in list(all_paths(content)):
        if path[-1] == "es":
            at(content, path[:-1])["zh"] = at(content, path[:-1])["es"] + "\U00013000"
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


@pytest.mark.parametrize("code", TEXTS)
def test_each_script_has_a_typeface(code: str, tmp_path: Path) -> None:
    """Every letter of it can be drawn, in a text, and in the name of the language."""
    content = with_value(minimal_content(), TEXT, TEXTS[code])
    content["languages"][1]["name"] = TEXTS[code]
    assert warned(tmp_path, content) == []


@pytest.mark.parametrize(
    ("code", "package"),
    [
        *(("zh", "fonts-noto-cjk"), ("ja", "fonts-noto-cjk"), ("ko", "fonts-noto-cjk"), ("lo", "fonts-noto-core")),
        *(("ru", "fontpkg_noto_sans"), ("vi", "fontpkg_noto_sans"), ("th", "fontpkg_noto_sans_thai")),
        *(("hi", "fontpkg_noto_sans_devanagari"), ("he", "fontpkg_heebo")),
    ],
)
def test_a_typeface_that_is_not_installed_is_named(
    code: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, at the language whose texts or name need it, with what to do; no letter is told of besides."""
    monkeypatch.setattr("kiosk.content.language.typefaces._DEBIAN", tmp_path)
    found = find_spec
    hidden = package.replace("-", "_")
    monkeypatch.setattr("kiosk.content.language.typefaces.find_spec", lambda n: None if n == hidden else found(n))
    typefaces.characters.cache_clear()
    content: Any = minimal_content()
    content["languages"][1] |= {"code": "es", "name": TEXTS[code], "note": TEXTS[code]}
    (warning,) = warned(tmp_path, content)
    typefaces.characters.cache_clear()
    assert warning.kind == "typeface_missing"
    assert (warning.line, warning.column) == place_of(content, '"es"')
    assert package in warning.message
    assert "make typefaces" in warning.message


def test_what_knows_the_words_of_thai_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for a language, where it is not installed; never for a language with spaces."""
    content: Any = minimal_content()
    content["languages"][1] |= {"code": "es", "name": "ไทย", "note": "การฉีดยา"}
    assert not warned(tmp_path, content)
    monkeypatch.setattr("kiosk.content.lint.glyphs.find_spec", lambda _name: None)
    (warning,) = warned(tmp_path, content)
    assert (warning.kind, warning.line) == ("words_unknown", place_of(content, '"es"')[0])
    assert "icu4py" in warning.message
    assert "make typefaces" in warning.message


def test_a_text_for_all_languages_is_told_at_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It belongs to none of them alone."""
    monkeypatch.setattr("kiosk.content.language.typefaces._DEBIAN", tmp_path)
    content = with_value(minimal_content(), TEXT, TEXTS["zh"])
    (warning,) = warned(tmp_path, content)
    assert warning.kind == "typeface_missing"
    assert (warning.line, warning.column) == place_of(content, '"en"')


def test_the_characters_are_those_that_qt_finds_in_the_files(qapp: QApplication) -> None:
    """Each of the first two planes of Unicode, controls aside."""
    assert qapp
    for typeface in (*always(), *typefaces_for(frozenset({"GREEK", "THAI", "LAO", "HEBREW"}), "th")):
        fonts = [QRawFont(str(file), 16.0) for file in typeface.paths]
        assert fonts, typeface.family
        found = {code for code in _codes() if all(font.supportsCharacter(code) for font in fonts)}
        assert found == typefaces.characters(typeface) & set(_codes())


def _codes() -> list[int]:
    return [code for code in range(0x20, 0x20000) if not 0xD800 <= code < 0xE000]
