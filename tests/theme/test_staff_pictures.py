"""Pictures of the staff's own on the screen: in both themes, from pixels that are ready before anything is shown."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import parts, paths
from kiosk.commands.gallery import screens
from kiosk.content.edition import Edition, edition_of
from kiosk.content.pictures.kinds import PictureRefused
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.pictures.sandbox import Sandbox
from kiosk.content.pictures.spec import PictureSpec
from kiosk.navigation import Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.settings.settings import Settings
from kiosk.theme.colours import Colours, read_colours
from kiosk.theme.metrics import Metrics
from kiosk.theme.theme import Theme
from kiosk.theme.viewport import Viewport
from kiosk.widgets.disposal import dispose
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.window.window import KioskWindow
from tests.support.picture_files import drawing, looked_at, photograph
from tests.support.samples import as_text, minimal_content

CALM, DARK = read_colours(paths.own_text(paths.COLOURS))
INK = drawing('<path d="M10 10h20v10h-20z" fill="#111"/>')
# Four parts, two layers, a frame, a place for a name: all that content can ask of a drawing.
RICH = drawing(
    "<style/>"
    + "".join(
        f'<g id="part{n}" class="part"><rect class="bone" x="{n * 8}" width="7" height="9"/></g>' for n in range(4)
    )
    + '<g id="first" class="option" data-motion="slide"><rect class="sore" y="10" width="20" height="9"/></g>'
    '<g id="second" class="option"><rect class="disk" y="20" width="30" height="9"/></g>'
    '<rect id="frame" x="5" y="5" width="15" height="15" fill="none"/><circle id="at" cx="9" cy="9" r="1" fill="none"/>'
)


def shown(data: bytes, colours: Colours, size: QSize, view: QRectF) -> QImage:
    """A drawing as artwork shows it."""
    artwork = parts.make_artwork(looked_at(a_svg=data))
    return artwork.picture(PictureSpec("a.svg"), colours, Viewport(size, view, 1.0)).toImage()


# --- plates -----------------------------------------------------------------------------------------------------------

PLATED: dict[str, tuple[str, bytes, bool, bool]] = {
    "ink on nothing": ("a_svg", INK, True, False),
    "pale ink on nothing": ("a_svg", INK.replace(b"#111", b"#ffe"), False, True),
    "ink on paper": ("a_svg", drawing('<rect width="40" height="30" fill="#fff"/>'), False, False),
    "coloured by the theme": ("a_svg", RICH, False, False),
    "a photograph": ("a_jpg", photograph("JPEG"), False, False),
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", PLATED)
def test_ink_that_the_ground_would_hide_stands_on_a_plate(name: str) -> None:
    """Dark ink on nothing in high contrast, pale ink in the calm theme; nothing else."""
    file, data, in_the_dark, in_the_light = PLATED[name]
    artwork = parts.make_artwork(looked_at(**{file: data}))
    assert artwork.plate(file.replace("_", "."), DARK) == (DARK.plate if in_the_dark else None)
    assert artwork.plate(file.replace("_", "."), CALM) == (CALM.plate if in_the_light else None)


@pytest.mark.usefixtures("qapp")
def test_a_plate_is_beneath_the_picture_and_around_it(qapp: QApplication, qtbot: QtBot) -> None:
    """With round corners and a margin; the ink is seen on it."""
    assert qapp
    theme = Theme(DARK, Metrics(1080, 1920, 1.0, 1), parts.make_artwork(looked_at(a_svg=INK)))
    view = PictureView(PictureSpec("a.svg"), "", theme, 100)
    qtbot.addWidget(view)
    view.resize(600, 600)
    picture = QImage(view.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor(DARK.ground))
    view.render(picture)
    box = view.shown_rect()
    assert picture.pixelColor(box.center()) == QColor("#111111")
    assert picture.pixelColor(box.topLeft() + QPoint(4, 4)) == QColor(DARK.plate)
    assert picture.pixelColor(box.left() - 4, box.center().y()) == QColor(DARK.plate)
    assert picture.pixelColor(0, box.top() - box.left()) != QColor(DARK.plate)


# --- pixels -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("qapp")
def test_a_camera_sees_its_part_of_the_pixels_and_nothing_beyond() -> None:
    """A view that reaches beyond the drawing has nothing there."""
    data = drawing('<rect width="20" height="30" fill="#ff0000"/><rect x="20" width="20" height="30" fill="#0000ff"/>')
    picture = shown(data, CALM, QSize(100, 100), QRectF(15, -5, 10, 10))
    assert picture.pixelColor(20, 80) == QColor("#ff0000")
    assert picture.pixelColor(80, 80) == QColor("#0000ff")
    assert picture.pixelColor(20, 20).alpha() == 0


@pytest.mark.usefixtures("qapp")
def test_what_did_not_change_is_not_scaled_again() -> None:
    """Pixels are remembered by the bytes they come from: a new edition of the text renders no picture anew."""
    artwork = parts.make_artwork(looked_at(a_svg=INK))
    viewport = Viewport(QSize(40, 30), QRectF(0, 0, 40, 30), 1.0)
    before = artwork.picture(PictureSpec("a.svg"), CALM, viewport).cacheKey()
    artwork.adopt(looked_at(a_svg=INK))
    assert artwork.picture(PictureSpec("a.svg"), CALM, viewport).cacheKey() == before
    artwork.adopt(looked_at(a_svg=INK.replace(b"#111", b"#a11")))
    assert artwork.picture(PictureSpec("a.svg"), CALM, viewport).cacheKey() != before


# --- ready before it is shown -----------------------------------------------------------------------------------------


def rich_content() -> dict[str, Any]:
    """A content that asks all of one drawing of staff: parts, layers in steps, names, a frame, a breath, regions."""
    content = minimal_content()

    def picture(**more: object) -> dict[str, Any]:
        return {"file": "a.svg", "description": "A picture.", **more}

    content["attract"] |= {"picture": picture(focus="frame"), "breathe": ["part0", "part1"]}
    regions, steps = content["sections"][2], content["sections"][3]
    regions["picture"] = picture()
    regions["items"][0] |= {"part": "part2", "picture": picture(lit=["part2"], focus="frame")}
    step = steps["items"][0]
    labels = [{"at": "at", "text": "Here"}]
    steps["items"] = [
        step | {"picture": picture(show=show, lit=lit, labels=labels)}
        for show, lit in ((["first"], []), (["first", "second"], ["part1"]), (["second"], ["part1"]))
    ]
    return content


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """That content, read as the watcher reads it."""
    (tmp_path / "a.svg").write_bytes(RICH)
    made = edition_of(as_text(rich_content()).encode(), PictureStore(tmp_path))
    parts.prepare_variants(made)
    return made


@pytest.fixture
def window(qapp: QApplication, edition: Edition) -> Iterator[KioskWindow]:
    """A window with motion, to show it in."""
    made = parts.make_window(qapp, parts.make_artwork(edition.own), Settings(), Visit("en"), motion=MotionClock())
    made.resize(800, 1200)
    yield made
    dispose(made)


@pytest.mark.parametrize("high_contrast", [False, True])
def test_no_screen_waits_for_a_drawing(
    window: KioskWindow, edition: Edition, monkeypatch: pytest.MonkeyPatch, *, high_contrast: bool
) -> None:
    """All that any screen draws, moving or still, was drawn when the content was read."""
    asked: list[object] = []

    def refuse(_: Sandbox, request: object, *__: object) -> None:
        asked.append(request)
        raise PictureRefused("drawing_takes_long")

    monkeypatch.setattr(Sandbox, "ask", refuse)
    visit = Visit("en", 1, high_contrast)
    window.set_content(edition.content, visit)
    window.show()
    for _ in screens(window, edition.content, visit):
        for view in window.findChildren(PictureView):
            for progress in (0.0, 0.4, 1.0):
                if view.playback is not None:
                    view.playback.progressed.emit(progress)
                view.grab(QRect(QPoint(), view.size()))
    assert not asked


def test_a_drawing_with_entities_is_shown(tmp_path: Path) -> None:
    """Illustrator writes them; what was taken when it was looked at does not fail when it is prepared."""
    entity = b'<!DOCTYPE svg [<!ENTITY ns_ai "http://ai">]>\n'
    (tmp_path / "a.svg").write_bytes(entity + RICH.replace(b"<style/>", b'<style/><g xmlns:i="&ns_ai;" i:a="b"/>'))
    made = edition_of(as_text(rich_content()).encode(), PictureStore(tmp_path))
    parts.prepare_variants(made)
    assert [layer.id for layer in made.own["a.svg"].layers] == ["first", "second"]
