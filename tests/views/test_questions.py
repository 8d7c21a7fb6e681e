"""The end: questions to tick, seen large by staff, taken home in one code, and forgotten with the visit."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from kiosk import tokens
from kiosk.content.model import Content, Questions
from kiosk.views.question_sheets import QuestionSheet, ShownQuestions
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.toggle import Toggle
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.pictures.qr_code import QrCode
from kiosk.window.window import KioskWindow
from tests.conftest import MakeKiosk, MakeWindow, Size
from tests.support.camera import DECODERS, grey, plain, seen_by
from tests.support.rig import Rig
from tests.support.screens import SIZES, clipped, metrics_of, millimetres
from tests.support.settle import settle
from tests.views.test_contact import codes, picture_of, sides_mm


def section_of(content: Content) -> Questions:
    """The section with the questions."""
    return next(section for section in content.shown if isinstance(section, Questions))


def walk(window: KioskWindow, content: Content) -> list[Toggle]:
    """Shows the pages until there are questions; the rows of that page."""
    window.go(window.visit.home().open(section_of(content).id))
    while not (found := rows(window)):
        window.go(window.visit.next(window.outline))
        settle()
    return found


def rows(window: KioskWindow) -> list[Toggle]:
    """The rows to tick now."""
    return [button for button in window.buttons() if isinstance(button, Toggle)]


def named(window: KioskWindow, name: str) -> TouchButton:
    """The button of that name on the present page or on one after it."""
    while not (found := [button for button in _shown(window) if button.accessibleName() == name]):
        window.go(window.visit.next(window.outline))
        settle()
    return found[0]


def _shown(window: KioskWindow) -> list[TouchButton]:
    return [button for button in window.findChildren(TouchButton) if button.isVisible()]


def tick(window: KioskWindow, content: Content, *ids: str) -> None:
    """Ticks those questions."""
    for name in ids:
        window.requests.mark(f"{section_of(content).id}/{name}", [])
    settle()


def shown(window: KioskWindow) -> str:
    """All words on the screen."""
    return "\n".join(label.text() for label in window.findChildren(Label) if label.isVisible())


def test_every_question_can_be_ticked_and_ticked_off(make_window: MakeWindow, content: Content) -> None:
    """The whole row touches; what is ticked is drawn and told to screen readers."""
    with Rig(make_window((1080, 1920))) as rig:
        names = {row.accessibleName() for row in walk(rig.window, content)}
        assert names == {question.text.in_language("en") for question in section_of(content).questions}
        for row in rows(rig.window):
            before = row.grab().toImage()
            rig.wait_out()
            rig.tap(row.mapTo(rig.window, row.rect().center()))
            rig.wait_out()
            state = QAccessible.queryAccessibleInterface(row).state()
            assert row.isChecked()
            assert (state.checkable, state.checked) == (1, 1)
            assert row.grab().toImage() != before
        assert len(rig.window.visit.marks) == len(names)
        first = rows(rig.window)[0]
        rig.tap(first)
        settle()
        assert not first.isChecked()
        assert len(rig.window.visit.marks) == len(names) - 1


def test_a_tick_builds_nothing_anew(make_window: MakeWindow, content: Content) -> None:
    """The rows are those that were there."""
    window = make_window()
    before = walk(window, content)
    tick(window, content, "why")
    assert rows(window) == before


@pytest.mark.parametrize("size", SIZES)
def test_rows_are_large_targets(make_window: MakeWindow, content: Content, size: Size) -> None:
    """25 mm high in the layout's millimetres, at every text size."""
    for text_size in tokens.TEXT_SIZES:
        window = make_window(size, language="es", text_size=text_size)
        for row in walk(window, content):
            assert millimetres(row.height(), metrics_of(window)) >= tokens.PRIMARY_MM - 0.3


def test_nothing_is_shown_before_something_is_ticked(make_window: MakeWindow, content: Content) -> None:
    """The button waits."""
    window = make_window()
    walk(window, content)
    button = named(window, section_of(content).show.in_language("en"))
    assert not button.isEnabled()
    tick(window, content, "why")
    assert button.isEnabled()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_chosen_are_shown_huge_and_whole(
    make_window: MakeWindow, content: Content, size: Size, language: str
) -> None:
    """One or all of them, at every text size, with the clinic's name; one is larger than running text."""
    section = section_of(content)
    for text_size in tokens.TEXT_SIZES:
        for count in (1, len(section.questions)):
            window = make_window(size, language=language, text_size=text_size)
            walk(window, content)
            chosen = section.questions[:count]
            tick(window, content, *(question.id for question in chosen))
            named(window, section.show.in_language(language)).click()
            settle()
            (sheet,) = window.findChildren(ShownQuestions)
            labels = [label for label in sheet.findChildren(Label) if label.isVisible()]
            texts = {label.text(): label for label in labels}
            assert content.clinic.name.in_language(language) in texts
            assert not [
                label.text() for label in labels if clipped(label) or not sheet.rect().contains(label.geometry())
            ]
            pixels = [texts[question.text.in_language(language)].font().pixelSize() for question in chosen]
            assert min(pixels) >= metrics_of(window).text_px("label") if text_size == 1 else min(pixels) > 0
            if count == 1:
                assert pixels[0] > metrics_of(window).text_px("lead")
            named(window, content.interface.close.in_language(language)).click()
            settle()
            assert not window.findChildren(QuestionSheet)
            assert window.visit.sheet is None


def test_escape_and_home_close_the_sheet(make_window: MakeWindow, content: Content) -> None:
    """As any word."""
    with Rig(make_window()) as rig:
        walk(rig.window, content)
        tick(rig.window, content, "why")
        rig.window.requests.show_sheet("show")
        rig.wait_out()
        rig.key(Qt.Key.Key_Escape)
        assert rig.window.visit.sheet is None
        rig.window.requests.show_sheet("take")
        rig.window.requests.home()
        settle()
        assert not rig.window.findChildren(QuestionSheet)


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1366, 768)])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("count", [0, 2, 8])
def test_one_code_takes_them_home(
    make_window: MakeWindow, content: Content, size: Size, language: str, count: int
) -> None:
    """The number and the text itself, in the patient's language, read by each decoder from a photograph too."""
    section = section_of(content)
    window = make_window(size, language=language)
    walk(window, content)
    chosen = section.questions[:count]
    tick(window, content, *(question.id for question in chosen))
    named(window, section.take.title.in_language(language)).click()
    settle()
    (code,) = codes(window)
    picture = grey(picture_of(code, window))
    metrics = metrics_of(window)
    side, module = sides_mm(picture, metrics)
    assert side >= tokens.CODE_MM[not metrics.portrait]
    assert module >= tokens.CODE_MODULE_MM - millimetres(0.5, metrics)
    for name, decode in DECODERS.items():
        for text in (decode(picture).pop(), seen_by(decode, picture, millimetres(1, metrics), 5.0, 10.0)):
            unfolded = plain(text).replace("\n ", "")
            assert "TEL:+12147025855" in unfolded, name
            notes = [line for line in unfolded.splitlines() if line.startswith("NOTE:")]
            wanted = [section.own.in_language(language), *(one.text.in_language(language) for one in chosen)]
            assert notes == (["NOTE:" + "\\n".join(wanted).replace(",", "\\,")] if count else [])


def test_after_the_visit_nothing_is_left(
    make_kiosk: MakeKiosk, content: Content, own_settings: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No mark, no view, no sheet, and nothing of it in the log or on the disk."""
    caplog.set_level("DEBUG")
    window = make_kiosk().window
    section = section_of(content)
    walk(window, content)
    tick(window, content, "why", "drive")
    window.requests.show_sheet("take")
    settle()
    kept = [weakref.ref(part) for part in (*window.findChildren(QuestionSheet), *window.findChildren(Toggle))]
    kept += [weakref.ref(code) for code in window.findChildren(QrCode)]
    assert kept
    window.reset()
    settle()
    gc.unfreeze()  # a kiosk sets aside what there is at its first picture
    gc.collect()
    assert not window.visit.marks
    assert window.visit.sheet is None
    assert not [part() for part in kept if part() is not None]
    assert not window.findChildren(Toggle)
    words = [question.text.in_language("en") for question in section.questions]
    assert not [word for word in words if word in caplog.text or f"{section.id}/" in caplog.text]
    for file in (file for folder in (own_settings, tmp_path) for file in folder.rglob("*") if file.is_file()):
        written = file.read_bytes()
        if b'"sections"' not in written:  # the content itself is kept there, with every question
            assert not [word for word in words if word.encode() in written], file
            assert f"{section.id}/why".encode() not in written


def test_the_next_patient_finds_nothing_ticked(make_window: MakeWindow, content: Content) -> None:
    """Also when somebody only went back to the start screen."""
    window = make_window()
    walk(window, content)
    tick(window, content, "why")
    window.go(window.visit.attract())
    walk(window, content)
    assert not any(row.isChecked() for row in rows(window))
