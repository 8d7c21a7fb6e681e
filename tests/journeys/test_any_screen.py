"""Every screen of the kiosk fits every display: old and new ones, scaled desktops, panels whose pitch is known."""

import logging

import pytest

from kiosk import tokens
from kiosk.commands.gallery import staff_screens
from kiosk.system.settings.settings import Settings
from kiosk.theme.true_size import log_shortfall, shortfall
from tests.conftest import MakeWindow, Size
from tests.journeys.test_screens import Measuring, collect, named, report
from tests.support.screens import metrics_of, millimetres, targets, texts

# What a window gets of a screen: the smallest there are, thirds and two thirds of usual ones on a desktop that is
# scaled, and shapes between upright and lying.
SIZES: tuple[Size, ...] = (
    (640, 480),
    (360, 640),
    (640, 360),
    (911, 512),
    (1024, 600),
    (1280, 720),
    (1000, 1000),
    (2560, 1080),
)
# A pitch that is known, and a distance.
PANELS = {
    "laptop": ((1366, 768), Settings(mm_per_px=0.252)),
    "monitor": ((1920, 1080), Settings(mm_per_px=0.277, viewing_distance_mm=700)),
    "upright": ((1080, 1920), Settings(mm_per_px=0.248, viewing_distance_mm=780)),
    "tablet": ((1280, 800), Settings(mm_per_px=0.17)),
    "television": ((1920, 1080), Settings(mm_per_px=0.63, viewing_distance_mm=1500)),
}


@pytest.mark.parametrize(("language", "text_size"), [("es", 3), ("en", 1)])
@pytest.mark.parametrize("size", SIZES, ids=named)
def test_everything_fits_any_window(make_window: MakeWindow, size: Size, language: str, text_size: int) -> None:
    """Nothing is clipped, overlapping, off the screen, or out of proportion."""
    window = make_window(size, language=language, text_size=text_size)
    faults = collect(window, Measuring())
    assert not faults, report(faults)


@pytest.mark.parametrize("panel", PANELS)
def test_everything_fits_any_panel(make_window: MakeWindow, panel: str) -> None:
    """In its true size where there is room, else in small."""
    size, settings = PANELS[panel]
    window = make_window(size, language="es", text_size=3, settings=settings)
    faults = collect(window, Measuring())
    assert not faults, report(faults)


@pytest.mark.parametrize("panel", PANELS)
def test_targets_are_as_large_as_the_panel_says(make_window: MakeWindow, panel: str) -> None:
    """In millimetres on the glass, chips of words too, or as much of them as the log and the panel of staff say."""
    size, settings = PANELS[panel]
    assert settings.mm_per_px is not None
    window = make_window(size, settings=settings)
    window.go(window.visit.home().open("overview"))
    metrics = metrics_of(window)
    least = min(min(button.width(), button.height()) for button in targets(window)) * settings.mm_per_px
    assert least >= tokens.TARGET_MM * metrics.true_targets - settings.mm_per_px
    assert (panel == "tablet") == (metrics.true_targets < 1)
    assert millimetres(least / settings.mm_per_px, metrics) >= tokens.TARGET_MM


def test_staff_are_told_of_a_panel_that_is_too_small(make_window: MakeWindow, caplog: pytest.LogCaptureFixture) -> None:
    """In the log, once for each size, and on their own panel."""
    size, settings = PANELS["tablet"]
    log_shortfall.cache_clear()
    with caplog.at_level(logging.WARNING, "kiosk"):
        window = make_window(size, settings=settings)
        window.go(window.visit.home())
    words = shortfall(metrics_of(window))
    assert words is not None
    assert [record.getMessage() for record in caplog.records] == [f"window 1280 x 800: {words}"]
    assert window.content is not None
    shown = [{label.text() for label in texts(window)} for _ in staff_screens(window, window.content, window.visit)]
    assert any(words in labels for labels in shown)
