"""The drawings of the back: all reasons alike and in two states, names on their parts, the needle far from the cord."""

import re

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtWidgets import QApplication

from kiosk import parts, paths
from kiosk.content.model import Conditions, Content
from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.pictures.svg import layers
from kiosk.theme.viewport import Viewport
from tests.support.colours import CALM

PICTURES = paths.RESOURCES / "pictures"
CONDITIONS = (
    "stenosis",
    "herniation",
    "disk-wear",
    "pinched-nerve",
    "annular-tear",
    "cyst",
    "compression-fracture",
)
every_condition = pytest.mark.parametrize("name", CONDITIONS)


def file_of(name: str) -> str:
    """The name by which the content knows a drawing."""
    return f"resources/pictures/{name}.svg"


def named(name: str) -> list[str]:
    """What of a drawing has both a place for a line and an area for a touch."""
    source = (PICTURES / f"{name}.svg").read_text("utf-8")
    return [what for what in re.findall(r'id="at-([\w-]+)"', source) if f'id="part-{what}"' in source]


def test_all_reasons_are_drawn_in_one_size(content: Content) -> None:
    """They are told apart by what they show, not by how large they are; the content shows each in two states."""
    artwork = parts.make_artwork()
    shapes = {(artwork.shape(file_of(name)).width(), artwork.shape(file_of(name)).height()) for name in CONDITIONS}
    assert len(shapes) == 1
    reasons = next(section for section in content.sections if isinstance(section, Conditions))
    switches = [item.picture.switch for item in reasons.items if item.picture is not None]
    assert len(switches) == len(CONDITIONS)
    assert all(
        switch is not None and [side.show for side in switch] == [("healthy",), ("problem",)] for switch in switches
    )


@every_condition
def test_a_reason_has_two_states_and_shows_its_problem_by_itself(qapp: QApplication, name: str) -> None:
    """A content that names no layer has a picture too; each layer changes it."""
    assert qapp
    artwork = parts.make_artwork()
    assert [layer.id for layer in layers((PICTURES / f"{name}.svg").read_text("utf-8"))] == ["healthy", "problem"]
    shape = artwork.shape(file_of(name))
    viewport = Viewport(QSize(300, 250), QRectF(QPointF(), QSizeF(shape)), 1.0)
    shown = [
        artwork.picture(PictureSpec(file_of(name), show, ()), CALM, viewport).toImage()
        for show in ((), ("healthy",), ("problem",))
    ]
    assert shown[0] != shown[1] != shown[2] != shown[0]


@pytest.mark.parametrize("name", [*CONDITIONS, "injection", "needle-mark", "relief"])
def test_a_line_ends_on_what_answers_a_touch(name: str) -> None:
    """The place of each name lies in the area of its part."""
    artwork = parts.make_artwork()
    assert len(named(name)) >= 2
    for what in named(name):
        spot = artwork.part(file_of(name), f"at-{what}").center()
        assert artwork.part(file_of(name), f"part-{what}").contains(spot), what


@pytest.mark.parametrize("view", ["view-needle", "view-nerve", "view-medicine"])
def test_no_cord_lies_beside_the_needle(view: str) -> None:
    """The needle and the sore nerve are far below the end of the cord: none of their frames shows it."""
    artwork = parts.make_artwork()
    cord, frame = (artwork.part(file_of("injection"), part) for part in ("part-cord", view))
    assert frame.top() - cord.bottom() > 300


def test_both_bars_of_relief_begin_at_one_line_and_have_room_for_their_names() -> None:
    """Nothing is said of when relief begins; the short bar is long enough for large letters."""
    artwork = parts.make_artwork()
    short, long = (artwork.part(file_of("relief"), f"part-{bar}") for bar in ("short", "long"))
    assert short.left() == long.left()
    assert short.height() == long.height()
    assert 0.45 * artwork.shape(file_of("relief")).width() < short.width() < 0.75 * long.width()
