"""Writes every screen as a PNG, named by its route; needs no display."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from kiosk import composition
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from kiosk.navigation import Visit
from kiosk.settings import SettingsRefused, load
from kiosk.window import KioskWindow


def run_gallery(options: argparse.Namespace) -> int:
    """Writes the gallery the options ask for; the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        content = read(options.content)
        visit = composition.first_visit(options, content)
        application = composition.make_application()
        window = composition.make_window(application, options.content, load(), visit)
        window.set_content(content, visit)
        count = gallery(window, content, visit, QSize(*options.size), options.folder)
    except ContentRefused as refusal:
        for problem in refusal.problems:
            sys.stderr.write(f"{problem.line_for(options.content)}\n")
        return 1
    except (SettingsRefused, composition.WrongUse, OSError) as error:
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
    for section in content.shown:
        window.go(visit.home().open(section.id))
        yield from _pages(window, section.id)
    for word in content.glossary:
        window.go(visit.home().explain(word.id))
        yield f"word-{word.id}"
    window.go(visit.home())
    window.show_warning()
    yield "idle-warning"
    window.hide_warning()
    window.show_updating()
    yield "updating"
    window.set_content(content, visit)


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
    settle()
    count = 0
    for name in screens(window, content, visit):
        settle()
        file = folder / f"{name}.png"
        if not window.grab().save(str(file)):
            raise OSError(file)
        count += 1
    return count


def settle() -> None:
    """Lets the event loop catch up, pages disposed of included."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
