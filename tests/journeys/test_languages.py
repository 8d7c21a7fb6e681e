"""Every screen in every script: nothing cut, nothing overlapping, and lines that end where the language lets them."""

import json
import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QTextLayout

from kiosk.commands.gallery import screens
from kiosk.content.language.hyphenation import SOFT_HYPHEN
from kiosk.content.model import Content
from kiosk.content.reading import read
from kiosk.parts import staff_words
from kiosk.theme import fonts
from kiosk.theme.theme import Theme
from kiosk.views.staff.dark_screens import CleaningScreen
from kiosk.views.staff.screen import Wording
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.line_breaks import clusters
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.passage import Paragraph, Passage
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, MakeWindow, Size, described
from tests.journeys.test_screens import TEXT_CONTRAST, Measuring, collect, colour_faults, named, report
from tests.support.languages import CODES, saved_in
from tests.support.screens import texts

SIZES: tuple[Size, ...] = (PORTRAIT, (1920, 1080), (1366, 768), (800, 600), (1280, 800))
# Each language in two windows, all sizes and text sizes in turn: one case takes half a second.
CASES = [
    (code, SIZES[(index + turn * 3) % len(SIZES)], 1 + (index + 2 * turn) % 3)
    for index, code in enumerate(CODES)
    for turn in range(2)
]
# What begins no line and what ends none (JLREQ, CLREQ; UAX 14), and what stands behind its letter or before it.
NOT_FIRST = re.compile("[)\\]}»”’」』】》〉）、。，．：；！？!?.,:;…。ーっゃゅょッャュョะาำๆฯະາຳໆຯ។៕ៗ।॥؟،؛]")
NOT_LAST = re.compile("[(\\[{«“‘「『【《〈（¿¡เแโใไເແໂໃໄ]$")
# The letters of alphabets that divide words with a hyphen.
ALPHABETS = re.compile("[A-Za-z\u00c0-\u052f\u0531-\u0587\u10d0-\u10ff\u1e00-\u1fff]{2}$")


def shown(make_window: MakeWindow, folder: Path, code: str, size: Size, text_size: int) -> KioskWindow:
    """A window with the content in that language."""
    content: Content = read(saved_in(folder, code))
    return make_window(size, language=code, text_size=text_size, content=content)


@pytest.mark.parametrize(
    ("code", "size", "text_size"), CASES, ids=lambda value: named(value) if isinstance(value, tuple) else None
)
def test_everything_fits(make_window: MakeWindow, tmp_path: Path, code: str, size: Size, text_size: int) -> None:
    """Nothing is cut, overlapping or off screen; what is measured is drawn; lines end as they should."""
    window = shown(make_window, tmp_path, code, size, text_size)
    measuring = Measuring()

    def faults_of(window: KioskWindow) -> Iterator[str]:
        yield from (fault for fault in measuring(window) if not fault.startswith("wider than"))
        for words in texts(window):
            yield from line_faults(words)

    faults = collect(window, faults_of)
    assert not faults, report(faults)


@pytest.mark.parametrize("code", CODES)
def test_no_letter_is_cut(make_window: MakeWindow, tmp_path: Path, code: str) -> None:
    """In pixels: the marks over the first line and under the last stand clear of the edge of their widget."""
    window = shown(make_window, tmp_path, code, (800, 600), 1 + CODES.index(code) % 3)
    content = window._content
    assert content is not None
    faults = {
        screen: found
        for screen in screens(window, content, window.visit)
        if not screen.startswith("staff") and (found := list(colour_faults(window, TEXT_CONTRAST["calm"])))
    }
    assert not faults, report(faults)


def line_faults(words: Label) -> Iterator[str]:
    """What is wrong with how the lines of a text end."""
    width = words.contentsRect().width()
    lines, layout = words.wrapped(width), words._laid_out(width)
    for one, other in pairwise(line.text for line in lines):
        if NOT_FIRST.match(other) or NOT_LAST.search(one):
            yield f"{one!r} | {other!r}"
        if ALPHABETS.search(one) and f"{one.split()[-1]} " not in words.text():
            yield f"no hyphen: {one!r} | {other!r}"
    whole = {*clusters(words.text().replace(SOFT_HYPHEN, "")), "-"}
    if any(cluster not in whole for line in lines for cluster in clusters(line.text)):
        yield f"parted: {lines}"
    if layout.lineCount() != max(len(lines), 1):
        yield f"{layout.lineCount()} lines are drawn, {len(lines)} were measured: {words.text()}"
    for index, line in enumerate(lines):
        drawn = layout.lineAt(index).naturalTextWidth()
        if max(drawn, line.width) > width + 1 or drawn > line.width + 1:
            yield f"{drawn} px are drawn, {line.width} were measured, {width} there are: {line.text}"


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("今天休息。明天来！好吗？", ["今天休息。", "明天来！", "好吗？"]),
        ("他说：「休息。」然后来。", ["他说：「休息。」", "然后来。"]),
        ("दवा लें। आराम करें।", ["दवा लें।", "आराम करें।"]),
        ("សម្រាក។ មកវិញ។", ["សម្រាក។", "មកវិញ។"]),
        ("Πονάτε; Πείτε μας.", ["Πονάτε;", "Πείτε μας."]),
        ("هل تشعر بألم؟ أخبرنا.", ["هل تشعر بألم؟", "أخبرنا."]),
        ("Rest; then come. Ask us.", ["Rest; then come.", "Ask us."]),
    ],
)
def test_pages_are_cut_between_sentences(text: str, units: list[str]) -> None:
    """Whatever ends them, and whether or not a space follows; put together again the text is the same."""
    passage = Passage.of([Paragraph(text)])
    assert [unit.text for unit in passage.units] == units
    assert passage.paragraphs() == (Paragraph(text),)


@pytest.mark.parametrize("code", ["zh-Hans", "th", "km", "ja"])
def test_long_texts_without_spaces_are_cut_where_lines_may_end(code: str) -> None:
    """In parts of at most three lines, at a space or a pause where there is one, and with nothing lost."""
    pause, letters = {"zh-Hans": ("，", "休息三十分钟"), "ja": ("、", "休んでください"), "th": (" ", "พักผ่อน")}.get(
        code, ("", "សម្រាកនៅផ្ទះ")
    )
    text = (letters * 3 + pause) * 16
    passage = Passage.of([Paragraph(text.strip())])
    assert len(passage.units) > 2
    assert passage.paragraphs() == (Paragraph(text.strip()),)
    for unit in passage.units[:-1]:
        # Khmer has no pause here: a part ends with one of the three words.
        assert unit.text.endswith(("សម្រាក", "នៅ", "ផ្ទះ") if code == "km" else pause.strip() or letters[-1])


# --- typefaces --------------------------------------------------------------------------------------------------------


def families_in(text: str, theme: Theme, role: str) -> dict[str, int]:
    """The families that a text is drawn in, with their weights."""
    layout = QTextLayout(text, theme.font(role, text))
    layout.beginLayout()
    layout.createLine().setLineWidth(100_000)
    layout.endLayout()
    found = [glyphs.rawFont() for glyphs in layout.glyphRuns()]
    return {font.familyName(): font.weight() for font in found}


@pytest.mark.parametrize(
    ("code", "text", "family"),
    [
        ("ru", "Противовоспалительное 24 MRI", "Noto Sans"),
        ("el", "Ηλεκτροκαρδιογράφημα 24", "Noto Sans"),
        ("vi", "Ngữ pháp", "Noto Sans"),
        ("vi", "Trang", "Noto Sans"),
        ("tr", "İleri", "Noto Sans"),
        ("en", "Rest 24", "Atkinson Hyperlegible"),
        ("en", "Ngữ", "Noto Sans"),
        ("hi", "इंजेक्शन", "Noto Sans Devanagari"),
        ("th", "การฉีดยา", "Noto Sans Thai"),
        ("km", "ស្តេរ៉ូអ៊ីត", "Noto Sans Khmer"),
        ("he", "הזריקה", "Heebo"),
        ("ta", "ஊசி", "Noto Sans Tamil"),
        ("te", "ఇంజెక్షన్", "Noto Sans Telugu"),
        ("lo", "ການສັກຢາ", "Noto Sans Lao"),
        ("ka", "ზურგის", "Noto Sans Georgian"),
        ("zh", "直接", "Noto Sans CJK SC"),
        ("zh-Hans", "直接", "Noto Sans CJK SC"),
        ("zh-Hant", "直接", "Noto Sans CJK TC"),
        ("zh-TW", "直接", "Noto Sans CJK TC"),
        ("zh-HK", "直接", "Noto Sans CJK HK"),
        ("ja", "直接", "Noto Sans CJK JP"),
        ("ko", "직접", "Noto Sans CJK KR"),
        ("en", "日本のもの", "Noto Sans CJK JP"),
        ("en", "한국어", "Noto Sans CJK KR"),
    ],
)
def test_a_text_is_set_in_one_family(make_window: MakeWindow, code: str, text: str, family: str) -> None:
    """That of its script, for Chinese letters of its language, in real bold; no word in two families."""
    theme = make_window((800, 600)).theme()
    letters = {"vi": "Quay lại", "tr": "İleri"}.get(code, "")
    for role, weight in (("body", 400), ("title", 700)):
        assert families_in(text, theme.speaking(code, letters), role) == {family: weight}


@pytest.mark.parametrize(
    ("code", "family"),
    [("vi", "Noto Sans"), ("ru", "Noto Sans"), ("tr", "Noto Sans"), ("de", "Atkinson Hyperlegible"), ("ko", "CJK KR")],
)
def test_a_language_is_set_in_one_family(make_window: MakeWindow, tmp_path: Path, code: str, family: str) -> None:
    """On a whole screen, a word of plain letters and a number too: no line looks other than the next."""
    window = shown(make_window, tmp_path, code, PORTRAIT, 1)
    window.go(window.visit.home().open("what"))
    families = {words.font().families()[0] for words in texts(window)}
    assert {found.removeprefix("Noto Sans ") for found in families} == {family}


def test_each_invitation_has_the_letters_of_its_language(make_window: MakeWindow, tmp_path: Path) -> None:
    """On the waiting screen the Japanese title and button have Japanese strokes, the Chinese ones Chinese."""
    content = read(saved_in(tmp_path, "zh-Hans", "zh-Hant", "ja"))
    window = make_window(PORTRAIT, language="zh-Hans", content=content)
    window.go(window.visit.attract())
    found = {words.text(): words.font().families()[0] for words in texts(window)}
    for code, family in (("zh-Hans", "SC"), ("zh-Hant", "TC"), ("ja", "JP")):
        for text in (content.attract.title, content.attract.touch):
            assert found[text.in_language(code)] == f"Noto Sans CJK {family}"


@pytest.mark.usefixtures("qapp")
def test_content_in_latin_letters_loads_no_other_typeface() -> None:
    """The start is not slower for the scripts of others."""
    for text in ("Epidural", "¿Qué es?", "Schmerz – ß", "„…” × ½"):
        assert fonts.families(text, "en") == ("Atkinson Hyperlegible",)


def test_lines_stand_as_far_apart_as_letters_reach(make_window: MakeWindow) -> None:
    """The lines of a heading in Khmer are farther apart than those of an English one, which are as ever."""
    theme = make_window(PORTRAIT).theme()
    khmer, english = (Label(text, "title", theme) for text in ("ស្តេរ៉ូអ៊ីតជួយខ្ញុំ", "Steroid"))
    assert english.first_line() == theme.metrics.line_px("title")
    assert khmer.first_line() > 1.2 * english.first_line(), described(khmer)
    for words in (khmer, english):
        dispose(words)


def test_words_of_staff_have_their_own_typeface(make_window: MakeWindow, tmp_path: Path) -> None:
    """On a kiosk in Chinese too, so that English has its own quotation marks."""
    window = shown(make_window, tmp_path, "zh-Hans", (800, 600), 1)
    wording = Wording.of(None, "en", staff_words)
    window.show_staff_screen(partial(CleaningScreen, wording))
    families = {label.text(): label.font().families()[0] for label in window.findChildren(Label)}
    assert families[wording.say(wording.words.wiping)] == "Atkinson Hyperlegible"


def test_a_notice_has_the_typeface_of_each_language(make_window: MakeWindow, tmp_path: Path) -> None:
    """On the waiting screen, where it stands in all of them."""
    file = saved_in(tmp_path, "zh-Hans", "tr")
    notices = [{"icon": "info", "text": {"zh-Hans": "今天休息", "tr": "Bugün"}}]
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"notices": notices}), "utf-8")
    window = make_window(PORTRAIT, language="zh-Hans", text_size=1, content=read(file))
    families = {label.text(): label.font().families()[0] for label in window.findChildren(Label)}
    assert [families["今天休息"], families["Bugün"]] == ["Noto Sans CJK SC", "Noto Sans"]


@pytest.mark.parametrize(("text_size", "rows"), [(1, 2), (3, 3)])
def test_six_languages_stand_in_rows_of_three(
    make_window: MakeWindow, tmp_path: Path, text_size: int, rows: int
) -> None:
    """Where no word is divided by that, else of two: the figure has the more room the fewer there are."""
    codes = ("de", "vi", "ru", "zh-Hans", "ko", "el")
    window = make_window(PORTRAIT, language="de", text_size=text_size, content=read(saved_in(tmp_path, *codes)))
    buttons = [button for button in window.findChildren(LabelButton) if button.key in codes]
    assert len({button.y() for button in buttons}) == rows
    assert all(button.whole_at(button.width()) for button in buttons)
