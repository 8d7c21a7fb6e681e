"""Every screen of the staff fits every window, and its words stand out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.commands.gallery import staff_screens
from kiosk.commands.gallery_examples import report
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused
from kiosk.navigation import Place
from kiosk.parts import staff_words
from kiosk.theme.theme import Theme
from kiosk.views.staff.panel import StaffPanel
from kiosk.views.staff.screen import StaffScreen, Wording
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow, Size
from tests.journeys.test_screens import TEXT_CONTRAST, THEMES, capital_faults, colour_faults, ring_faults
from tests.support.rig import edited
from tests.support.screens import SIZES, altered, layout_faults, longer, touch_faults
from tests.support.settle import settle
from tests.support.staff_rig import SIZE, StaffRig, misspell


def staff_faults(window: KioskWindow, content: Content, measure: Callable[[KioskWindow], Iterator[str]]) -> list[str]:
    """What is wrong on each screen of the staff."""
    window.setUpdatesEnabled(False)
    found = []
    for name in staff_screens(window, content, window.visit):
        settle()
        found += [f"{name}: {fault}" for fault in measure(window)]
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "es+30%"])
@pytest.mark.parametrize("text_size", [1, 3])
def test_every_screen_of_the_staff_fits(
    make_window: MakeWindow, content: Content, size: Size, language: str, text_size: int
) -> None:
    """Nothing is clipped, broken, overlapping, off screen, too small or too close, nor with longer words."""
    shown = altered(content, longer) if language == "es+30%" else content
    window = make_window(size, language=language[:2], text_size=text_size, content=shown)

    def measure(window: KioskWindow) -> Iterator[str]:
        yield from layout_faults(window)
        yield from touch_faults(window)
        yield from capital_faults(window)

    assert not staff_faults(window, shown, measure)


@pytest.mark.parametrize("size", [(1080, 1920), (800, 600)], ids=str)
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_for_staff_stands_out(make_window: MakeWindow, content: Content, size: Size, theme: str) -> None:
    """7:1 in the calm theme, 15:1 in the other, in pixels; so does the keyboard's ring, by 3:1."""
    window = make_window(size, language="es", high_contrast=theme == "high")
    looks: set[tuple[str, int, int]] = set()

    def measure(window: KioskWindow) -> Iterator[str]:
        yield from colour_faults(window, TEXT_CONTRAST[theme])
        window.setUpdatesEnabled(True)
        yield from ring_faults(window, looks)

    assert not staff_faults(window, content, measure)


@pytest.mark.parametrize("size", [(1080, 1920), SIZE, (800, 600)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_a_long_list_of_problems_fits(
    make_window: MakeWindow, content: Content, tmp_path: Path, size: Size, language: str
) -> None:
    """Nothing is clipped, overlaps or is too small to touch; page by page."""
    with pytest.raises(ContentRefused) as refusal:
        edited(tmp_path, misspell)
    told = replace(report(content, refused=True), problems=refusal.value.problems[:25])
    wording = Wording.of(content, language, staff_words)

    def panel(theme: Theme, parent: QWidget) -> StaffScreen:
        return StaffPanel(told, wording, Place(), theme, parent)

    window = make_window(size, language=language)
    window.setUpdatesEnabled(False)
    window.show_staff_screen(panel)
    settle()
    shown = window.staff.screen
    assert isinstance(shown, StaffPanel)
    for _ in range(shown._outline.pages):
        settle()
        assert not list(layout_faults(window)) + list(touch_faults(window))
        shown.key(Qt.Key.Key_PageDown)


def test_a_word_beneath_the_panel_of_staff_keeps_its_page(staff_rig: StaffRig) -> None:
    """What is made anew while the panel is open shows the page beneath it, not the panel, when that is left."""
    word = staff_rig.content.glossary[0].id
    staff_rig.window.requests.explain(word)
    before = staff_rig.picture()
    staff_rig.window.requests.explain(None)
    staff_rig.come_in()
    staff_rig.window.requests.explain(word)
    staff_rig.window.set_content(staff_rig.content, staff_rig.window._first)
    assert staff_rig.window.staff.screen is not None
    staff_rig.staff.close()
    settle()
    assert staff_rig.picture().copy(840, 620, 526, 148) == before.copy(840, 620, 526, 148)
