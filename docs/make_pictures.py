"""Make the pictures of README.md and of editing.md: `python -m docs.make_pictures` rewrites `docs/pictures`.

Screens are drawn by the kiosk itself; those of editing.md from the shipped content after the recipe they stand beside.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import parts, paths
from kiosk.commands.gallery_examples import report
from kiosk.content.edition import Edition, edition_at
from kiosk.content.model import Risks
from kiosk.content.reading import ContentRefused, read
from kiosk.navigation import Place, Visit
from kiosk.system.settings.settings import Settings
from kiosk.views.staff.panel import StaffPanel
from kiosk.views.staff.screen import Wording
from kiosk.widgets.controls.label import Label, line_width
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.window.window import KioskWindow
from tests.support.guide import changed, recipes
from tests.support.settle import settle

FOLDER: Final = paths.PROGRAM / "docs" / "pictures"
SIZE: Final = QSize(1366, 768)
# The page of risks has all its words on a high screen.
HIGH: Final = QSize(1080, 1920)
# A day on which the notice of the recipe is shown.
DAY: Final = date(2026, 12, 20)
_WIDE_PX, _PAIR_PX, _HIGH_PX, _GAP_PX = 1100, 1400, 620, 12
_COLOURS: Final = 255
_ALIKE: Final = 0.1
# The numbers on the page of risks: their discs in pixels, and a colour that the page has nowhere.
_MARK_PX: Final = 38
_MARK: Final = QColor("#7a1fa2")


class Studio:
    """A laptop's window with some content in it."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def window(self, edition: Edition, visit: Visit, size: QSize = SIZE) -> KioskWindow:
        """The kiosk at its front page, as on `DAY`."""
        window = parts.make_window(self._application, parts.make_artwork(edition.own), Settings(), visit)
        window.resize(size)
        window.set_content(edition.content.on(DAY), visit)
        window.show()
        window.go(visit.home())
        settle()
        return window

    def shot(
        self, edition: Edition, section: str, *, block: int = 0, visit: Visit | None = None, size: QSize = SIZE
    ) -> QImage:
        """A page of a section; the front page for `home`, the waiting screen for `attract`, a scene for `story`."""
        visit = visit or Visit("en")
        window = self.window(edition, visit, size)
        if section == "attract":
            window.go(visit.attract())
        elif section == "story":
            window.go(visit.home().story().at(Place(block)))
        elif section != "home":
            window.go(visit.home().open(section, Place(block)))
        settle()
        picture = window.grab().toImage()
        window.deleteLater()
        return picture


def main() -> int:
    """Draw and write them all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    studio = Studio(parts.make_application())
    shipped = edition_at(paths.CONTENT)
    for name, section, block in (
        ("attract", "attract", 0),
        ("home", "home", 0),
        ("minute", "story", 3),
        ("how", "how", 1),
    ):
        write(name, studio.shot(shipped, section, block=block))
    write("reasons-es", studio.shot(shipped, "reasons", block=2, visit=Visit("es")))
    write("risks-contrast", studio.shot(shipped, "risks", visit=Visit("en", high_contrast=True)))
    write("editing-page", numbered(studio, shipped))
    write("editing-phone", studio.shot(after("Change the phone number"), "contact", block=2))
    write("editing-section", studio.shot(after("Add a section"), "home", size=HIGH))
    write("editing-notice", studio.shot(after("Put up a notice"), "home"))
    pair = [studio.shot(edition, "risks", size=HIGH) for edition in (shipped, after("Add a risk"))]
    write("editing-risk", side_by_side(pair))
    write("editing-panel", refused(studio, shipped))
    return 0


# --- content ----------------------------------------------------------------------------------------------------------


def after(title: str) -> Edition:
    """The shipped content after that recipe."""
    text = paths.CONTENT.read_text("utf-8")
    for before, new in recipes()[title].changes:
        text = changed(text, before, new)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "content.json"
        file.write_text(text, "utf-8")
        return edition_at(file)


# --- special screens --------------------------------------------------------------------------------------------------


def numbered(studio: Studio, edition: Edition) -> QImage:
    """The page of risks with the numbers of the guide's table."""
    window = studio.window(edition, Visit("en"), HIGH)
    window.go(window.visit.open("risks"))
    settle()
    section = edition.content.section("risks")
    if not isinstance(section, Risks):
        raise TypeError(section.kind)
    item = section.items[0]
    shown = (section.button or section.title, section.title, section.intro, item.title, item.text)
    words = [text.in_language("en") for text in shown]
    labels = [next(_words(window, text)) for text in words]
    drawing = next(found for found in window.findChildren(PictureView) if found.isVisible())
    marked = [*labels, drawing]
    picture = window.grab().toImage()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(window.font())
    font.setPixelSize(round(_MARK_PX * 0.62))
    font.setBold(True)
    painter.setFont(font)
    for number, widget in enumerate(marked, 1):
        _mark(painter, str(number), _corner(widget, window))
    painter.end()
    window.deleteLater()
    return picture


def _words(window: KioskWindow, text: str) -> Iterator[Label]:
    return (found for found in window.findChildren(Label) if found.isVisible() and found.text() == text)


def _corner(widget: QWidget, window: KioskWindow) -> QPoint:
    """Where the number of a widget goes: beside the end of its words, in the corner of a picture."""
    origin = widget.mapTo(window, QPoint())
    if isinstance(widget, Label):
        width = round(line_width(widget.text(), widget.font()))
        if width > widget.width():
            return origin + QPoint(widget.width() - _MARK_PX, widget.height() - _MARK_PX // 2)
        return origin + QPoint(width + _MARK_PX * 2 // 3, widget.height() // 2)
    return origin + QPoint(_MARK_PX, _MARK_PX)


def _mark(painter: QPainter, number: str, middle: QPoint) -> None:
    disc = QRectF(middle.x() - _MARK_PX / 2, middle.y() - _MARK_PX / 2, _MARK_PX, _MARK_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_MARK)
    painter.drawEllipse(disc)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)


def refused(studio: Studio, edition: Edition) -> QImage:
    """The staff panel with the forgotten comma of the guide."""
    (slip,) = recipes()["See whether it is right"].excerpts
    ((good, _),) = recipes()["Change the phone number"].changes
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "content.json"
        file.write_text(changed(paths.CONTENT.read_text("utf-8"), good, slip), "utf-8")
        try:
            read(file)
        except ContentRefused as refusal:
            problems = refusal.problems
    told = replace(report(edition.content, refused=True), problems=problems, sure=None, file=Path("/srv/content.json"))
    wording = Wording.of(edition.content, "en", parts.staff_words)
    window = studio.window(edition, Visit("en"))
    window.show_staff_screen(partial(StaffPanel, told, wording, Place()))
    settle()
    picture = window.grab().toImage()
    window.deleteLater()
    return picture


# --- files ------------------------------------------------------------------------------------------------------------


def side_by_side(pictures: Sequence[QImage]) -> QImage:
    """Pictures of one size in a row."""
    width, height = pictures[0].width(), pictures[0].height()
    row = QImage(len(pictures) * (width + _GAP_PX) - _GAP_PX, height, QImage.Format.Format_RGB32)
    row.fill(Qt.GlobalColor.gray)
    painter = QPainter(row)
    for index, picture in enumerate(pictures):
        painter.drawImage(QRect(index * (width + _GAP_PX), 0, width, height), picture)
    painter.end()
    return row


def write(name: str, picture: QImage) -> None:
    """As a PNG of few colours, small enough for a slow line."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    with Image.open(BytesIO(buffer.data().data())) as opened:
        image = opened.convert("RGB")
    shape = image.width / image.height
    width = _HIGH_PX if shape < 1 else _WIDE_PX if abs(shape - SIZE.width() / SIZE.height()) < _ALIKE else _PAIR_PX
    image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    image = image.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    image.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
