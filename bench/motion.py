"""What frames cost while pages turn, the camera flies and pictures play, told by the kiosk's own window.

From outside a frame that changes nothing cannot be told from one that is late; so the window is driven here, in a
process of its own, on the real screen whose name stands in DISPLAY. Prints milliseconds as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import parts, paths
from kiosk.content.model import Content, Regions, Steps
from kiosk.content.reading import read
from kiosk.navigation import Place, Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.settings.settings import Settings
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.playback import Playback
from kiosk.window.page_transition import PageTransition

_ROUNDS = 3


class PaintCount(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.paints = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Looks, and lets everything pass."""
        self.paints += event.type() == QEvent.Type.Paint
        return False


def frame_costs(application: QApplication, widget: QWidget, moving: Callable[[], bool]) -> Iterator[float]:
    """Runs the event loop in real time while the widget moves; the milliseconds of each turn that painted it."""
    count = PaintCount(widget)
    while moving():
        before, start = count.paints, time.perf_counter()
        application.processEvents()
        if count.paints > before:
            yield (time.perf_counter() - start) * 1000
        else:
            time.sleep(0.0005)
    widget.removeEventFilter(count)


def plays(playback: Playback) -> bool:
    """Whether it is not at its end yet."""
    return playback.progress < 1.0


def stories(content: Content) -> Iterator[tuple[str, Place]]:
    """The section and place of every step that moves."""
    for section in content.shown:
        if isinstance(section, Steps):
            for index in range(1, len(section.items) + 1 + (section.relief is not None)):
                yield section.id, Place(index)


def flights(content: Content) -> Iterator[tuple[str, Place]]:
    """The section and place of every region."""
    for section in content.shown:
        if isinstance(section, Regions):
            for index in range(1, len(section.items) + 1):
                yield section.id, Place(index)


class Mover:
    """The kiosk's window with motion, and its frames."""

    def __init__(self, application: QApplication, size: QSize) -> None:
        self._application = application
        self._content = read(paths.CONTENT)
        self._visit = Visit(self._content.codes[0])
        artwork = parts.make_artwork()
        self._window = parts.make_window(application, artwork, Settings(), self._visit, motion=MotionClock())
        self._window.resize(size)
        self._window.showFullScreen()
        self._window.set_content(self._content, self._visit)
        self._transition = self._window.findChildren(PageTransition)[0]
        self._settle()

    def turns(self) -> Iterator[float]:
        """Pages turned from the front page to the end and round."""
        self._window.go(self._visit.home())
        self._finish()
        for _ in range(_ROUNDS * 10):
            self._window.go(self._window.visit.next(self._window.outline))
            yield from self._transition_costs()

    def zooms(self) -> Iterator[float]:
        """The camera flies to each region, from the front page and from the section's first page."""
        for section, place in list(flights(self._content)) * _ROUNDS:
            for start in (self._visit.home(), self._visit.home().open(section)):
                self._window.go(start)
                self._finish()
                self._window.go(self._window.visit.open(section, place))
                yield from self._transition_costs()

    def steps(self) -> Iterator[float]:
        """Each step of the picture story plays."""
        for section, place in stories(self._content):
            self._window.go(self._visit.home().open(section, place))
            self._finish()
            for picture in self._window.findChildren(AnimatedPicture):
                if picture.isVisible() and picture.playback is not None:
                    picture.playback.play()
                    yield from frame_costs(self._application, picture, partial(plays, picture.playback))

    def _transition_costs(self) -> Iterator[float]:
        """Without the first turn of the loop, which lays the new page out; that is counted as the touch's own time."""
        self._application.processEvents()
        yield from frame_costs(self._application, self._transition, self._transition.isVisible)

    def _finish(self) -> None:
        self._transition.finish()
        self._settle()

    def _settle(self) -> None:
        self._application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    """Prints the costs of all frames, by what moved."""
    mover = Mover(parts.make_application(), QSize(*map(int, sys.argv[1:])))
    costs = {"page turn": list(mover.turns()), "zoom": list(mover.zooms()), "story step": list(mover.steps())}
    print(json.dumps(costs))


if __name__ == "__main__":
    main()
