"""Prints how smoothly pictures move.

Frames a second while the camera flies and while a story step plays, and what a frame costs; the time from a tap to the
first changed frame and to rest; what drawing each picture first costs. Software rendering, no screen.

The goals are 95 % of frames within 16.7 ms at 1080 x 1920 and 33 ms at 3840 x 2160.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import composition, paths, tokens
from kiosk.content.model import Content, Regions, Steps
from kiosk.content.reading import read
from kiosk.navigation import Place, Visit
from kiosk.theme.artwork import Artwork
from kiosk.theme.theme_source import ThemeSource
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.playback import Playback
from kiosk.window.page_transition import PageTransition
from kiosk.window.window import KioskWindow
from tests.support.settle import settle

SIZES = {(1080, 1920): 16.7, (3840, 2160): 33.0}


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


@dataclass
class Frames:
    """What frames cost, in milliseconds, and over how many seconds they came."""

    costs: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def watch(self, application: QApplication, widget: QWidget, moving: Callable[[], bool]) -> None:
        """Runs the event loop in real time while the widget moves."""
        count = PaintCount(widget)
        begin = time.perf_counter()
        while moving():
            before, start = count.paints, time.perf_counter()
            application.processEvents()
            if count.paints > before:
                self.costs.append((time.perf_counter() - start) * 1000)
            else:
                time.sleep(0.0005)
        self.seconds += time.perf_counter() - begin
        widget.removeEventFilter(count)

    def told(self, name: str, goal: float) -> str:
        """One line."""
        ordered = sorted(self.costs)
        late = ordered[round(0.95 * (len(ordered) - 1))]
        within = sum(cost <= goal for cost in ordered) / len(ordered)
        return (
            f"  {name:<34} {len(ordered) / self.seconds:5.1f} frames/s   a frame {statistics.median(ordered):5.1f} ms,"
            f" p95 {late:5.1f} ms   {within:6.1%} within {goal:g} ms"
        )


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


def measure(application: QApplication, size: QSize, goal: float) -> Iterator[str]:
    """The lines of one window size."""
    content = read(paths.CONTENT)
    visit = Visit(content.codes[0])
    artwork = composition.make_artwork()
    window = KioskWindow(visit, ThemeSource(application, artwork, None, motion=True), composition.notices())
    window.resize(size)
    window.show()
    window.set_content(content, visit)
    settle()
    yield f"{size.width()} x {size.height()}"
    yield from first_drawings(window, content, visit, artwork)
    zoom, first, rest = Frames(), [], []
    transition = window.findChildren(PageTransition)[0]
    for section, place in list(flights(content)) * 3:
        for start in (visit.home(), visit.home().open(section)):
            window.go(start)
            transition.finish()
            settle()
            begin = time.perf_counter()
            window.go(window.visit.open(section, place))
            application.processEvents()
            first.append((time.perf_counter() - begin) * 1000)
            zoom.watch(application, transition, transition.isVisible)
            rest.append((time.perf_counter() - begin) * 1000)
    yield zoom.told("camera flies to a region", goal)
    yield f"  {'tap to first changed frame':<34} median {statistics.median(first):5.1f} ms, worst {max(first):5.1f} ms"
    yield f"  {'tap to rest':<34} median {statistics.median(rest):5.1f} ms (the glide is {tokens.PAGE_CHANGE_MS} ms)"
    story = Frames()
    for section, place in stories(content):
        window.go(visit.home().open(section, place))
        transition.finish()
        for drawing in window.findChildren(AnimatedPicture):
            if drawing.isVisible() and drawing.playback is not None:
                drawing.playback.play()
                story.watch(application, drawing, partial(plays, drawing.playback))
    yield story.told("story steps", goal)
    yield f"  {'pictures kept':<34} {artwork.cached_bytes() / 2**20:.1f} MiB"
    window.deleteLater()
    settle()


def first_drawings(window: KioskWindow, content: Content, visit: Visit, artwork: Artwork) -> Iterator[str]:
    """What each picture costs when it is drawn with nothing kept, not even its text, at the size it is shown."""
    costs: dict[str, float] = {}
    for section in content.shown:
        window.go(visit.home().open(section.id))
        for page in range(window.outline.pages):
            if page:
                window.go(window.visit.next(window.outline))
            for drawing in window.findChildren(PictureView):
                if drawing.isVisible():
                    artwork.adopt({})
                    start = time.perf_counter()
                    drawing.grab()
                    name = Path(drawing.camera_view(window).file).stem
                    costs[name] = max(costs.get(name, 0.0), (time.perf_counter() - start) * 1000)
    for name, cost in sorted(costs.items(), key=lambda pair: -pair[1]):
        yield f"  first drawing of {name:<24} {cost:6.1f} ms"


def main() -> int:
    """Prints the figures of every size."""
    application = composition.make_application()
    for (width, height), goal in SIZES.items():
        for line in measure(application, QSize(width, height), goal):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
