"""Sizes follow the panel and the distance it is read from, as far as there is room."""

from math import atan, degrees

import pytest

from kiosk import tokens
from kiosk.theme.metrics import Metrics, Viewing
from kiosk.theme.theme_source import Display
from kiosk.theme.true_size import shortfall

# Panels that have room for targets in their true size, but not for the letters: pixels across and down, and millimetres
# a pixel.
LOW = [
    (1366, 768, 0.252),  # a laptop of 15.6 inch
    (1280, 1024, 0.294),  # an old monitor of 19 inch
]
# Those that have room for everything.
LARGE_ENOUGH = [
    (1080, 1920, 0.248),  # 21.5 inch, upright
    (1920, 1080, 0.277),  # 24 inch
    (3840, 2160, 0.16),  # 27 inch
    (2160, 3840, 0.315),  # 55 inch, upright
    (1920, 1080, 0.63),  # a television of 55 inch
]
TOO_SMALL = [
    (1280, 800, 0.17),  # a tablet of 10 inch
    (800, 480, 0.19),  # a panel of 7 inch
    (640, 480, 0.3),
    (1080, 1920, 0.07),  # a telephone
]


def on_panel(width: int, height: int, mm_per_px: float, *, distance_mm: float = 650.0, text_size: int = 1) -> Metrics:
    """The sizes where the window is the whole of such a panel."""
    return Metrics.fitting(width, height, text_size, Viewing(min(width, height), mm_per_px, distance_mm))


def capital_degrees(metrics: Metrics, mm_per_px: float, distance_mm: float) -> float:
    """The angle at which a capital of running text is seen."""
    return degrees(atan(metrics.text_px("body") * tokens.CAPITAL_RATIO * mm_per_px / distance_mm))


@pytest.mark.parametrize("panel", [*LARGE_ENOUGH, *LOW])
def test_targets_have_their_millimetres(panel: tuple[int, int, float]) -> None:
    """To a pixel, rounded up, on every panel that has room."""
    metrics = on_panel(*panel)
    for length in (tokens.TARGET_MM, tokens.PRIMARY_MM):
        assert length <= metrics.mm(length) * panel[2] < length + panel[2] + 1e-9
    assert metrics.true_targets == 1.0


@pytest.mark.parametrize("pixels", [(1080, 1920), (1920, 1080)])
def test_the_diagonal_gives_the_pitch(pixels: tuple[int, int]) -> None:
    """Of a 21.5 inch panel that of the reference, whichever way it stands; a pitch that is told counts before it."""
    assert Display(diagonal_in=21.5).pitch(*pixels) == pytest.approx(tokens.REFERENCE_MM_PER_PX, rel=0.001)
    assert Display(0.3, diagonal_in=21.5).pitch(*pixels) == 0.3
    assert Display().pitch(*pixels) is None


@pytest.mark.parametrize("panel", LARGE_ENOUGH)
@pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
def test_letters_have_their_angle(panel: tuple[int, int, float], text_size: int) -> None:
    """Capitals of all that means something are 0.7 degrees high from 650 mm, at the smallest text too."""
    metrics = on_panel(*panel, text_size=text_size)
    assert metrics.true_letters == 1.0
    assert shortfall(metrics) is None
    for role in tokens.TYPE:
        height = metrics.text_px(role) * tokens.CAPITAL_RATIO * panel[2]
        assert degrees(atan(height / 650.0)) >= 0.7 - 0.01


@pytest.mark.parametrize("panel", LOW)
def test_on_a_low_panel_letters_give_way_before_targets(panel: tuple[int, int, float]) -> None:
    """Staff are told; they still have the 4.8 mm of Section 508."""
    metrics = on_panel(*panel)
    assert metrics.true_letters < 1.0
    assert shortfall(metrics) is not None
    assert metrics.text_px("small") * tokens.CAPITAL_RATIO * panel[2] >= 4.8


@pytest.mark.parametrize("panel", LARGE_ENOUGH)
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_desktop_that_scales_changes_no_size(panel: tuple[int, int, float], ratio: float) -> None:
    """What has fewer pixels of ours has larger ones: the millimetres on the glass are the same."""
    width, height, pitch = panel
    plain, scaled = on_panel(*panel), on_panel(round(width / ratio), round(height / ratio), pitch * ratio)
    for length in (tokens.TARGET_MM, tokens.PRIMARY_MM):
        assert scaled.mm(length) * ratio == pytest.approx(plain.mm(length), abs=ratio)
    for role in tokens.TYPE:
        assert scaled.text_px(role) * ratio == pytest.approx(plain.text_px(role), abs=ratio)


@pytest.mark.parametrize("panel", TOO_SMALL)
def test_a_panel_that_is_too_small_has_all_of_it_in_small(panel: tuple[int, int, float]) -> None:
    """With just the room that the layout needs, and staff are told how small."""
    metrics = on_panel(*panel)
    across, down = tokens.LEAST_ROOM_PX[panel[0] >= panel[1]]
    assert min(panel[0] / metrics.scale / across, panel[1] / metrics.scale / down) == pytest.approx(1.0)
    share = metrics.mm(100) * panel[2] / 100
    assert metrics.true_targets == pytest.approx(share, rel=0.02)
    assert 0 < share < 0.99
    told = shortfall(metrics)
    assert told is not None
    assert f"{round(metrics.true_targets * 100)}\N{NO-BREAK SPACE}%" in told


@pytest.mark.parametrize("panel", [panel for panel in LARGE_ENOUGH if panel[0] * panel[2] > 420])
@pytest.mark.parametrize("distance_mm", [650.0, 670.0, 690.0])
def test_letters_are_seen_at_the_same_angle_from_farther(panel: tuple[int, int, float], distance_mm: float) -> None:
    """They grow with the distance; targets, which hands reach, do not."""
    near, far = on_panel(*panel), on_panel(*panel, distance_mm=distance_mm)
    wanted = capital_degrees(near, panel[2], 650.0)
    assert capital_degrees(far, panel[2], distance_mm) == pytest.approx(wanted, rel=1 / near.text_px("body"))
    assert far.mm(tokens.TARGET_MM) == near.mm(tokens.TARGET_MM)
    assert shortfall(far) is None


@pytest.mark.parametrize("panel", LARGE_ENOUGH)
def test_letters_keep_their_millimetres_near_by(panel: tuple[int, int, float]) -> None:
    """Section 508 402.4 asks for capitals of 4.8 mm however near the reader is."""
    metrics = on_panel(*panel, distance_mm=300.0)
    assert metrics.text_px("small") * tokens.CAPITAL_RATIO * panel[2] >= 4.8
    assert metrics == on_panel(*panel)


def test_letters_give_way_before_targets() -> None:
    """Where there is room for fingers but not for letters read from three metres, staff are told of the letters."""
    metrics = on_panel(1080, 1920, 0.248, distance_mm=3000.0)
    assert metrics.true_targets == 1.0
    assert 0.2 < metrics.true_letters < 0.4
    assert 1.0 < metrics.letters < 1.6
    told = shortfall(metrics)
    assert told is not None
    assert f"{round(metrics.true_letters * 100)}\N{NO-BREAK SPACE}%" in told
    assert "mm_per_px" not in told


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1366, 768), (800, 600), (640, 480), (540, 960)])
def test_without_a_pitch_the_layout_has_the_proportions_of_the_reference(size: tuple[int, int]) -> None:
    """And nobody claims to know how large it is."""
    metrics = Metrics.fitting(*size, 1, Viewing(min(size)))
    assert metrics.scale == pytest.approx(min(size) / tokens.REFERENCE_SHORT_PX)
    assert shortfall(metrics) is None


def test_a_window_smaller_than_its_screen_shows_the_screen_in_small() -> None:
    """A demo on a laptop: half the height, half of everything."""
    whole = on_panel(1920, 1080, 0.277)
    window = Metrics.fitting(960, 540, 1, Viewing(1080, 0.277))
    assert window.scale == pytest.approx(whole.scale / 2)
