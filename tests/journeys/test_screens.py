"""Every screen in every size, language, text size and theme: all of it can be read and touched.

One case walks through all screens in one window. The layout needs no painting, so updates are off while it is measured;
colours are measured on pictures.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect

from kiosk import tokens
from kiosk.commands.gallery import screens
from kiosk.content.model import Content
from kiosk.theme.colours import Colours
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.paging.code_panel import CodePanel
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, MakeWindow, Size, described
from tests.support.colours import CALM, HIGH_CONTRAST
from tests.support.screens import (
    SIZES,
    altered,
    bar_boxes,
    box_in,
    capital_mm,
    cut_out,
    edges,
    gap,
    layout_faults,
    longer,
    metrics_of,
    millimetres,
    pixels,
    printed,
    ratio_of,
    ring_change,
    targets,
    texts,
    touch_faults,
)
from tests.support.settle import settle

LANGUAGES = ("en", "es", "es+30%")
THEMES = {"calm": CALM, "high": HIGH_CONTRAST}
# What every text must reach: WCAG 2.2 1.4.6 in the calm theme, our own figure in the other.
TEXT_CONTRAST = {"calm": 7.0, "high": 15.0}
# EN 301 549 5.1.4 at 650 mm, less a pixel's rounding; Section 508 402.4.
CAPITALS_MM = 7.9
SECTION_508_MM = 4.8
REPEATED_GAP_MM = 6.35

Open = Callable[[Size, str, int, str], KioskWindow]


def named(size: Size) -> str:
    """A size for the name of a test."""
    return f"{size[0]}x{size[1]}"


@pytest.fixture
def open_window(make_window: MakeWindow, content: Content) -> Open:
    """Opens a window of that size, language (`es+30%` being longer Spanish), text size and theme."""

    def open_it(size: Size, language: str, text_size: int, theme: str) -> KioskWindow:
        shown = altered(content, longer) if language == "es+30%" else content
        return make_window(
            size, language=language[:2], text_size=text_size, high_contrast=theme == "high", content=shown
        )

    return open_it


def walk(window: KioskWindow) -> Iterator[str]:
    """Shows every screen of the window's content, settled, and yields its name."""
    content = window._content
    assert content is not None
    for name in screens(window, content, window.visit):
        settle()
        yield name


def report(faults: Mapping[str, list[str]]) -> str:
    """The faults, the screens that have the same ones together."""
    screens_of: dict[str, list[str]] = {}
    for screen, found in faults.items():
        for fault in found:
            screens_of.setdefault(fault, []).append(screen)
    lines = [f"{fault}  [{', '.join(where[:4])}{' …' if where[4:] else ''}]" for fault, where in screens_of.items()]
    return f"{len(lines)} faults\n" + "\n".join(lines[:40])


def collect(window: KioskWindow, measure: Callable[[KioskWindow], Iterator[str]]) -> dict[str, list[str]]:
    """What is wrong on each screen of the window, without painting any."""
    window.setUpdatesEnabled(False)
    return {name: found for name in walk(window) if (found := list(measure(window)))}


every_size = pytest.mark.parametrize("size", SIZES, ids=named)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_text_size = pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
every_theme = pytest.mark.parametrize("theme", THEMES)


# --- layout -----------------------------------------------------------------------------------------------------------


@every_size
@every_language
@every_text_size
@every_theme
def test_everything_fits(open_window: Open, size: Size, language: str, text_size: int, theme: str) -> None:
    """Nothing is clipped, broken, overlapping, off screen, too small to touch or too close, and the bar stays put."""
    window = open_window(size, language, text_size, theme)
    faults = collect(window, Measuring())
    assert not faults, report(faults)


class Measuring:
    """All layout measurements of one window, and the bar of its first screen to compare the others with."""

    def __init__(self) -> None:
        self._bar: dict[int, QRect] = {}

    def __call__(self, window: KioskWindow) -> Iterator[str]:
        """What is wrong on the present screen."""
        yield from layout_faults(window)
        yield from touch_faults(window)
        yield from repeated_faults(window)
        yield from capital_faults(window)
        yield from self._moved(window)

    def _moved(self, window: KioskWindow) -> Iterator[str]:
        for index, box in bar_boxes(window).items():
            first = self._bar.setdefault(index, box)
            if any(abs(now - then) > 2 for now, then in zip(edges(box), edges(first), strict=True)):
                yield f"button {index} of the bar moved from {edges(first)} to {edges(box)}"


def repeated_faults(window: KioskWindow) -> Iterator[str]:
    """Back and Next, which are pressed again and again, too close to another button."""
    content = window._content
    if content is None or window.findChild(Overlay) is not None:
        return
    words, language = content.interface, window.visit.language
    names = {text.in_language(language) for text in (words.back, words.next)}
    pair = [box_in(button, window) for button in targets(window) if button.accessibleName() in names]
    if len(pair) == 2 and (apart := millimetres(gap(*pair), metrics_of(window))) < REPEATED_GAP_MM:
        yield f"{apart:.2f} mm between Back and Next"


def capital_faults(window: KioskWindow) -> Iterator[str]:
    """Capitals lower than the standards ask for, on the reference screen."""
    if (window.width(), window.height()) != PORTRAIT:
        return
    beside_codes = {id(label) for panel in window.findChildren(CodePanel) for label in panel.findChildren(Label)}
    for words in texts(window):
        # Beside a code very long words give way before its modules do, as far as Section 508 402.4 allows.
        wanted = SECTION_508_MM if id(words) in beside_codes else CAPITALS_MM
        if (height := capital_mm(words, metrics_of(window))) < wanted:
            yield f"capitals of {height:.2f} mm: {described(words)}"


# --- colours, from pixels ---------------------------------------------------------------------------------------------

# Painting all sizes would take minutes. Colours depend on theme and role alone, strokes on size and text size: the
# reference screen in all text sizes and languages that differ in screens, the laptop with the thinnest strokes, and
# the largest panel at one text size.
PAINTED = [
    *product([PORTRAIT], ("en", "es"), tokens.TEXT_SIZES, THEMES),
    *product([(1366, 768), (800, 600)], ("es",), (1, 3), THEMES),
    *product([(3840, 2160)], ("en",), (2,), THEMES),
]


@pytest.mark.parametrize(
    ("size", "language", "text_size", "theme"),
    PAINTED,
    ids=lambda value: named(value) if isinstance(value, tuple) else None,
)
def test_every_text_stands_out(open_window: Open, size: Size, language: str, text_size: int, theme: str) -> None:
    """Each text has 7:1 (calm) or 15:1 (high contrast) against its ground, in pixels, and no line is cut off."""
    window = open_window(size, language, text_size, theme)
    faults = {name: found for name in walk(window) if (found := list(colour_faults(window, TEXT_CONTRAST[theme])))}
    assert not faults, report(faults)


def colour_faults(window: KioskWindow, least: float) -> Iterator[str]:
    """Texts that do not stand out from their ground, or whose letters touch the edge of their widget."""
    window.setUpdatesEnabled(True)
    picture = pixels(window)
    window.setUpdatesEnabled(False)  # each screen is painted once, for its picture, and not for the screen too
    for words in texts(window):
        seen = printed(cut_out(picture, box_in(words, window)))
        if seen.contrast < least:
            yield f"{seen.contrast:.1f}:1 {described(words)}"
        if seen.cut:
            yield f"letters cut off: {described(words)}"


@every_theme
@pytest.mark.parametrize("size", [PORTRAIT, (800, 600)], ids=named)
def test_the_keyboard_is_seen(open_window: Open, size: Size, theme: str) -> None:
    """A button that has the keyboard differs by a ring of 3:1 and 2 pixels all around (WCAG 2.4.13)."""
    window = open_window(size, "en", 1, theme)
    looks: set[tuple[str, int, int]] = set()
    faults = {name: found for name in walk(window) if (found := list(ring_faults(window, looks)))}
    assert not faults, report(faults)


def ring_faults(window: KioskWindow, looks: set[tuple[str, int, int]]) -> Iterator[str]:
    """Buttons that look nearly the same with and without the keyboard; each role and size once."""
    for button in targets(window):
        look = (button.property("role"), button.width(), button.height())
        if look in looks or not button.isEnabled():
            continue
        looks.add(look)
        # With what is beneath it: the button of a picture is nothing but its ring.
        box = QRect(button.mapTo(window, QPoint()), button.size())
        window.setFocus()
        before = cut_out(pixels(window), box)
        button.setFocus()
        change = ring_change(before, cut_out(pixels(window), box))
        if change.strong < change.needed:
            yield f"{change.strong} of {change.needed} pixels: {described(button)}"
    window.setFocus()


# --- colours, from tokens ---------------------------------------------------------------------------------------------


def edges_and_grounds(colours: Colours) -> Iterator[tuple[str, str, str]]:
    """Each line that bounds a control or says something, and what it lies on."""
    for ground in ("ground", "surface"):
        for edge in ("edge", "accent", "alarm"):
            yield f"{edge} on {ground}", getattr(colours, edge), getattr(colours, ground)
    for ground in ("tint", "pressed"):
        yield f"accent on {ground}", colours.accent, getattr(colours, ground)
    yield "ring on a primary button", colours.on_accent, colours.accent
    yield "alarm on its tint", colours.alarm, colours.alarm_tint


@every_theme
def test_edges_of_buttons_stand_out(theme: str) -> None:
    """Borders of controls, icons and focus rings have at least 4.5:1 (WCAG 1.4.11 asks for 3:1) on every ground."""
    found = {name: ratio_of(one, other) for name, one, other in edges_and_grounds(THEMES[theme])}
    assert not {name: round(contrast, 2) for name, contrast in found.items() if contrast < 4.5}


@every_theme
def test_texts_stand_out_on_every_ground(theme: str) -> None:
    """Each colour of text has its contrast on each ground it may stand on, the pressed button included."""
    colours = THEMES[theme]
    pairs = list(
        product(("ink", "ink_soft", "accent", "alarm"), ("ground", "surface", "tint", "alarm_tint", "pressed"))
    )
    pairs += [("on_accent", "accent"), ("on_accent", "accent_down"), ("on_alarm", "alarm")]
    unused = {("alarm", "pressed"), ("ink_soft", "alarm_tint"), ("alarm", "tint")}
    found = {
        pair: ratio_of(getattr(colours, pair[0]), getattr(colours, pair[1])) for pair in pairs if pair not in unused
    }
    assert not {pair: round(contrast, 2) for pair, contrast in found.items() if contrast < TEXT_CONTRAST[theme]}


# --- the measuring itself ---------------------------------------------------------------------------------------------


def test_measuring_finds_what_is_wrong(open_window: Open) -> None:
    """A text, a button and a bar that are put in the wrong place are all found."""
    window = open_window(PORTRAIT, "en", 1, "calm")
    window.go(window.visit.home())
    measuring = Measuring()
    assert not list(measuring(window))
    words, buttons = texts(window)[0], targets(window)
    words.setFixedHeight(10)
    buttons[0].setGeometry(buttons[1].geometry().translated(0, 20))
    buttons[-1].setFixedSize(60, 30)
    buttons[-2].move(-20, buttons[-2].y())
    found = "\n".join(measuring(window))
    for fault in ("clipped", "overlap", "0.00 mm between", "7.4 mm", "moved", "sticks out"):
        assert fault in found


def test_measuring_knows_contrast_and_cut_letters(open_window: Open) -> None:
    """Text in a pale colour, and text in too low a widget, are found from their pixels."""
    window = open_window(PORTRAIT, "en", 1, "calm")
    window.go(window.visit.home())
    pale, low = texts(window)[:2]
    pale.setStyleSheet("color: #c0c0c0")
    low.resize(low.width(), low.fontMetrics().capHeight())
    found = "\n".join(colour_faults(window, 7.0))
    assert f":1 {described(pale)}" in found
    assert f"cut off: {described(low)}" in found


def test_ratio_is_that_of_the_standard() -> None:
    """Contrast ratios agree with published ones: black on white 21, #767676 on white 4.54."""
    assert ratio_of("#000000", "#ffffff") == pytest.approx(21.0)
    assert ratio_of("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
