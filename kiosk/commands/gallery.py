"""Writes every screen as a PNG, named by its route, and a sheet with all of them small; needs no display."""

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from kiosk import parts, paths
from kiosk.commands.gallery_examples import examples
from kiosk.commands.options import GalleryOptions
from kiosk.content.model import Content, Questions
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import ContentRefused, read
from kiosk.navigation import Visit
from kiosk.system.process.guard import CannotStart
from kiosk.system.settings.settings import read_settings
from kiosk.widgets.paging.choices import SHOW, TAKE
from kiosk.window.window import KioskWindow

# The sheet with all screens: its file's name, and the width of it and of the gaps on it, in pixels.
SHEET: Final = "sheet"
_SHEET_PX: Final = 2400
_SHEET_GAP_PX: Final = 8


def run_gallery(options: GalleryOptions) -> int:
    """Writes the gallery the options ask for; the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        store = PictureStore(options.content.parent)
        content = read(options.content, store)
        parts.prove_language(options.start, content.codes)
        start = options.start
        visit = Visit(start.language or content.codes[0], start.text_size, start.high_contrast)
        application, settings = parts.make_application(), read_settings(paths.settings()).settings
        window = parts.make_window(application, parts.make_artwork(store.own), settings, visit)
        window.set_content(content, visit)
        count = gallery(window, content, visit, QSize(*options.size), options.folder)
    except ContentRefused as refusal:
        for problem in refusal.problems:
            sys.stderr.write(f"{problem.line_for(options.content)}\n")
        return 1
    except (CannotStart, OSError) as error:
        sys.stderr.write(f"main.py: {error}\n")
        return 2
    sys.stdout.write(f"{count} screens in {options.folder}\n")
    return 0


def screens(window: KioskWindow, content: Content, visit: Visit) -> Iterator[str]:
    """Shows one screen after the other in the window and yields its name, such as `risks-2`."""
    window.go(visit.attract())
    yield "attract"
    window.go(visit.home())
    yield from _pages(window, "home")
    if content.story is not None:
        window.go(visit.story())
        yield from _pages(window, "story")
    for section in content.shown:
        window.go(visit.home().open(section.id))
        yield from _pages(window, section.id)
    for section in content.shown:
        if isinstance(section, Questions):
            yield from _sheets(window, section, visit)
    for word in content.glossary:
        window.go(visit.home().explain(word.id))
        yield f"word-{word.id}"
    window.go(visit.home())
    window.patient.show_warning()
    yield "idle-warning"
    window.patient.hide_warning()
    window.show_updating()
    yield "updating"
    window.set_content(content, visit)


def _sheets(window: KioskWindow, section: Questions, visit: Visit) -> Iterator[str]:
    """The sheets over the questions, all of them ticked, and none."""
    window.go(visit.home().open(section.id).show_sheet(TAKE))
    yield f"{section.id}-{TAKE}-none"
    ticked = visit.home().open(section.id)
    for question in section.questions:
        ticked = ticked.mark(section.mark_of(question))
    for sheet in (SHOW, TAKE):
        window.go(ticked.show_sheet(sheet))
        yield f"{section.id}-{sheet}"


def staff_screens(window: KioskWindow, content: Content, visit: Visit) -> Iterator[str]:
    """The same of what staff alone see."""
    window.go(visit.attract())
    for name, make in examples(content, visit.language):
        window.show_staff_screen(make)
        yield name
    window.show_staff_screen(None)


def _pages(window: KioskWindow, name: str) -> Iterator[str]:
    pages = window.outline.pages
    for page in range(pages):
        if page:
            window.go(window.visit.next(window.outline))
        yield f"{name}-{page + 1}" if pages > 1 else name


def gallery(window: KioskWindow, content: Content, visit: Visit, size: QSize, folder: Path) -> int:
    """Writes the pictures at that size into the folder; returns how many. Raises `OSError` when it cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(size)
    window.show()
    _settle()
    small: list[QPixmap] = []
    for name in chain(screens(window, content, visit), staff_screens(window, content, visit)):
        _settle()
        picture = window.grab()
        _save(picture, folder / f"{name}.png")
        small.append(picture.scaledToWidth(_SHEET_PX // _across(size), Qt.TransformationMode.SmoothTransformation))
    _save(contact_sheet(small, _across(size)), folder / f"{SHEET}.png")
    return len(small)


def contact_sheet(pictures: Sequence[QPixmap], across: int) -> QPixmap:
    """All pictures, which are of one size, in rows of that many."""
    width, height = pictures[0].width() + _SHEET_GAP_PX, pictures[0].height() + _SHEET_GAP_PX
    sheet = QPixmap(across * width + _SHEET_GAP_PX, ceil(len(pictures) / across) * height + _SHEET_GAP_PX)
    sheet.fill(Qt.GlobalColor.gray)
    with QPainter(sheet) as painter:
        for index, picture in enumerate(pictures):
            row, column = divmod(index, across)
            painter.drawPixmap(_SHEET_GAP_PX + column * width, _SHEET_GAP_PX + row * height, picture)
    return sheet


def _across(size: QSize) -> int:
    """How many pictures stand side by side on the sheet."""
    return 8 if size.height() > size.width() else 5


def _save(picture: QPixmap, file: Path) -> None:
    if not picture.save(str(file)):
        raise OSError(file)


def _settle() -> None:
    """Lets the event loop catch up, pages disposed of included."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
