"""Prints how long screens take and how much memory their pictures hold, at several sizes, with software rendering.

Each figure stands beside a baseline taken in the same run (filling and painting an empty window of that size), because
machines differ and are noisy: compare the ratios.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import composition, paths
from kiosk.commands.gallery import screens
from kiosk.content.reading import read
from kiosk.navigation import Visit
from kiosk.system.settings import Settings
from kiosk.theme.theme_source import ThemeSource
from kiosk.window.window import KioskWindow
from tests.support.settle import settle

SIZES = ((1080, 1920), (1920, 1080), (3840, 2160), (1366, 768))


def spent(action: Callable[[], object], times: int = 1) -> list[float]:
    """How long each of that many calls took, in milliseconds."""
    found: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append((time.perf_counter() - start) * 1000)
    return found


def line(name: str, values: list[float], baseline: float) -> str:
    """Median and 95th percentile in milliseconds, and the median as a multiple of the baseline."""
    ordered = sorted(values)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    middle = statistics.median(ordered)
    return f"  {name:<44} {middle:8.1f} ms  p95 {late:8.1f} ms  x{middle / baseline:6.1f}"


def empty_paint(size: QSize) -> float:
    """The baseline: milliseconds to paint an empty window of that size."""
    empty = QWidget()
    empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    empty.resize(size)
    empty.show()
    settle()
    middle = statistics.median(spent(empty.grab, 9))
    empty.deleteLater()
    settle()
    return middle


def measure(application: QApplication, size: QSize) -> list[str]:
    """The lines of one window size."""
    content = read(paths.CONTENT)
    visit = Visit(content.codes[0])
    artwork = composition.make_artwork()
    window = KioskWindow(visit, ThemeSource(application, artwork, Settings().mm_per_px), composition.notices())
    window.resize(size)
    window.show()
    settle()
    baseline = empty_paint(size)
    lines = [f"{size.width()} x {size.height()} (empty window painted in {baseline:.1f} ms)"]
    lines.append(line("content shown for the first time", spent(lambda: window.set_content(content, visit)), baseline))
    first = [sum(spent(window.grab)) for _ in screens(window, content, visit)]
    lines.append(line("each screen painted, pictures drawn first", first, baseline))
    again = [sum(spent(window.grab)) for _ in screens(window, content, visit)]
    lines.append(line("each screen painted again", again, baseline))
    lines.append(line("page turned within a section (built, painted)", turns(window, visit), baseline))
    lines.append(line("section opened from the front page", openings(window, visit), baseline))
    lines.append(f"  {'pictures kept':<44} {artwork.cached_bytes() / 2**20:8.1f} MiB")
    window.deleteLater()
    settle()
    return lines


def show(window: KioskWindow, visit: Visit) -> None:
    """Shows the visit and paints it."""
    window.go(visit)
    window.grab()


def turns(window: KioskWindow, visit: Visit) -> list[float]:
    """Milliseconds from a wish for the next page to its pixels."""
    found: list[float] = []
    for section in window.outline.sections:
        window.go(visit.home().open(section))
        for _ in range(window.outline.pages - 1):
            found += spent(partial(show, window, window.visit.next(window.outline)))
    return found


def openings(window: KioskWindow, visit: Visit) -> list[float]:
    """Milliseconds from a tap on a tile to the pixels of the section's first page."""
    found: list[float] = []
    for section in window.outline.sections:
        window.go(visit.home())
        settle()
        found += spent(partial(show, window, visit.home().open(section)))
    return found


def main() -> int:
    """Prints the figures of every size."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    application = composition.make_application()
    print(f"Python {sys.version.split()[0]}")
    for width, height in SIZES:
        print("\n".join(measure(application, QSize(width, height))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
