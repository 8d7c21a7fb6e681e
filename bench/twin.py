"""The kiosk's window drawn on no screen: it knows where each button is and how each page looks.

This is the one place where the bench drives the program's own code; what is measured is another process.
"""

import os
import pickle
import sys
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the application is made

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bench.frames import Picture, thinned
from bench.plan import Plan, Step
from kiosk import parts, paths, tokens
from kiosk.content.reading import read
from kiosk.navigation import Visit
from kiosk.system.settings.settings import Settings
from kiosk.widgets.controls.touch_button import TouchButton

# The keys of the bar's buttons.
HOME: Final = "home"
NEXT: Final = "next"
LANGUAGE: Final = "language"
TEXT_SIZE: Final = "size"
CONTRAST: Final = "contrast"
# The first pages; the waiting screen and the front page in every look.
_TOUR_IN_SHORT: Final = 8
_LOOKS_IN_SHORT: Final = 7


def made(twin: "Twin", *, short: bool) -> Plan:
    """The plan for a window of that size; in short the first touches of the tour and of the looks."""
    waiting = twin.picture()
    tour = tuple(islice(twin.tour(), _TOUR_IN_SHORT if short else None))
    again = () if short else tuple(twin.again())
    twin.restart()
    looks = tuple(islice(twin.looks(), _LOOKS_IN_SHORT if short else None))
    return Plan(waiting, tour, again, looks, twin.colours)


def every_look(twin: "Twin") -> tuple[Step, ...]:
    """All pages in every look, from where the tour ends."""
    deque(twin.tour(), maxlen=0)
    return tuple(twin.every_look())


class Twin:
    """A window of the same size as the kiosk's, on the waiting screen; each press leads it on."""

    def __init__(self, size: tuple[int, int], step: int) -> None:
        """`step` is how many rows of the screen are passed over for one that is looked at."""
        application = parts.make_application()
        self._content = read(paths.CONTENT)
        self._step = step
        self._first = Visit(self._content.codes[0])
        self._window = parts.make_window(application, parts.make_artwork(), Settings(), self._first)
        self._window.resize(QSize(*size))
        self._window.set_content(self._content, self._first)
        self._window.show()
        _settle()

    def restart(self) -> None:
        """Everything as for the first patient of the day."""
        self._window.go(self._first)
        _settle()

    @property
    def colours(self) -> dict[str, str]:
        """The colours of the drawings, by their token."""
        return dict(self._window.theme().colours.picture)

    def picture(self) -> Picture:
        """How the screen looks now, in the pixels that pictures are compared by."""
        image = self._window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
        return thinned(pixels[:: self._step]).copy()

    def press(self, name: str, wish: str = "") -> Step:
        """Presses the button that has this key, or that a screen reader calls so, and follows where it leads."""
        buttons = self._window.buttons()
        button = next(button for button in buttons if name in (button.accessibleName(), _key(button)))
        spot = button.mapTo(self._window, button.rect().center())
        button.click()
        _settle()
        return Step(wish or name, (spot.x(), spot.y()), self._screen(), self.picture())

    def _screen(self) -> str:
        """A name for the screen that is shown."""
        visit = self._window.visit
        page = self._window.outline.page_of(visit.route.place) + 1
        name = visit.route.section or visit.route.screen.value
        return f"{visit.language} {name} {page}" + ("" if visit.word is None else f", {visit.word} explained")

    # --- ways ---------------------------------------------------------------------------------------------------------

    def tour(self) -> Iterator[Step]:
        """From the waiting screen through every screen in every language, to the front page in the last one."""
        yield self.press(self._content.codes[0], "begin")
        yield from self._lap(words=True)
        for _ in self._content.codes[1:]:
            yield self.press(LANGUAGE)
            yield from self._lap(words=True)

    def again(self) -> Iterator[Step]:
        """From the front page in the last language through all pages in every language, and back there."""
        for _ in self._content.codes:
            yield self.press(LANGUAGE)
            yield from self._lap(words=False)

    def every_look(self) -> Iterator[Step]:
        """From the front page in the last language through all pages in every text size and theme, and back there."""
        for name, times in ((CONTRAST, 2), (TEXT_SIZE, len(tokens.TEXT_SIZES))):
            for _ in range(times):
                yield self.press(name)
                yield from self.again()

    def looks(self) -> Iterator[Step]:
        """From the waiting screen through the first page of each section, in every look on each."""
        yield from self._all_looks()
        yield self.press(self._content.codes[0], "begin")
        yield from self._all_looks()
        for section in self._window.outline.sections:
            yield self.press(self._way_to(section), "open")
            yield from self._all_looks()
            yield self.press(HOME)

    def _all_looks(self) -> Iterator[Step]:
        for name, times in ((LANGUAGE, len(self._content.codes)), (TEXT_SIZE, len(tokens.TEXT_SIZES)), (CONTRAST, 2)):
            for _ in range(times):
                yield self.press(name)

    def _lap(self, *, words: bool) -> Iterator[Step]:
        """From the front page into the first section, by Next through all pages to the front page again.

        Each word is opened once and closed.
        """
        language = self._window.visit.language
        yield self.press(self._way_to(self._window.outline.sections[0]), "open")
        opened: set[str] = set()
        while True:
            for word in self._words(language) if words else ():
                if word not in opened:
                    opened.add(word)
                    yield self.press(word, "word")
                    yield self.press(self._content.interface.close.in_language(language), "close")
            yield self.press(NEXT)
            route = self._window.visit.route
            if not route.section and self._window.outline.page_of(route.place) == 0:
                return

    def _way_to(self, section: str) -> str:
        """The key of the button of the front page that leads to a section, or to the first of its regions."""
        keys = [_key(button) or "" for button in self._window.buttons()]
        return next(key for key in keys if key.partition("/")[0] == section)

    def _words(self, language: str) -> list[str]:
        """The names of the buttons on this page that explain a word."""
        question = self._content.interface.explain.in_language(language)
        asked = {question.format(word=word.word.in_language(language)) for word in self._content.glossary}
        return [button.accessibleName() for button in self._window.buttons() if button.accessibleName() in asked]


def _key(button: TouchButton) -> str | None:
    return getattr(button, "key", None)


def _settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    what, width, height, rows = sys.argv[1], *map(int, sys.argv[2:])
    present = Twin((width, height), rows)
    told = every_look(present) if what == "every-look" else made(present, short=what == "short-plan")
    sys.stdout.buffer.write(pickle.dumps(told))
