"""A touch to the pressed look of a button, and its end to the complete new page, on every screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bench.figures import MEDIAN, P99, Figure
from bench.frames import Watch
from bench.peers import Bench
from bench.plan import Step
from bench.site import next_button
from bench.table import CHROMIUM, KIOSK, Goal, Row
from bench.touches import Touch, touch

# In milliseconds, on a screen of 1080 x 1920.
_PIXELS: Final = 1080 * 1920
_PRESSED: Final = {MEDIAN: 16.0, P99: 50.0}
_COMPLETE: Final = {MEDIAN: 33.0, P99: 80.0}
_PERCENTILES: Final = {"median": MEDIAN, "99th percentile": P99}
_SLOWEST: Final = 6
_PAGES_IN_SHORT: Final = 6


@dataclass(frozen=True)
class Seen:
    """A touch in milliseconds, what it was for, and whether the screen then looked as planned."""

    step: Step
    pressed: float
    complete: float
    right: bool

    @property
    def is_page(self) -> bool:
        """Whether another page came, not a word over it or the page beneath."""
        return self.step.wish not in ("word", "close")


def taps(bench: Bench) -> Iterator[Row]:
    """The kiosk without its glide of 220 ms: every screen for the first time, and again; the browser the same."""
    first, again = _kiosk(bench)
    browser = _browser(bench) if CHROMIUM in bench.peers else []
    everything = first + again
    pages = [one for one in everything if one.is_page]
    for name, share in _PERCENTILES.items():
        cells = {KIOSK: _figure([one.pressed for one in everything], share)}
        if browser:
            cells[CHROMIUM] = _figure([one.pressed * 1000 for one in browser], share)
        yield Row(f"touch to pressed look, {name}", cells, _goal(bench, _PRESSED[share]))
    for name, share in _PERCENTILES.items():
        cells = {KIOSK: _figure([one.complete for one in pages], share)}
        if browser:
            cells[CHROMIUM] = _figure([one.complete * 1000 for one in browser], share)
        notes = _notes(everything) if share == P99 else ()
        yield Row(f"touch to complete new page, {name}", cells, _goal(bench, _COMPLETE[share]), notes)
    kinds = {
        "pages, first visit, median": [one for one in first if one.is_page],
        "pages, again, median": [one for one in again if one.is_page],
        "words explained and closed, median": [one for one in everything if not one.is_page],
    }
    for kind, seen in kinds.items():
        if seen:
            yield Row(f"  {kind}", {KIOSK: _figure([one.complete for one in seen], MEDIAN)})


def _goal(bench: Bench, most: float) -> tuple[Goal, ...]:
    """There is none for larger screens."""
    return (Goal(most),) if bench.screen.height * bench.screen.width <= _PIXELS else ()


def _figure(values: Sequence[float], share: float) -> Figure:
    return Figure(tuple(values), share=share)


def _notes(seen: Sequence[Seen]) -> tuple[str, ...]:
    slowest = sorted(seen, key=lambda one: -one.complete)[:_SLOWEST]
    notes = ["slowest: " + "; ".join(f"{one.step.screen} {one.complete:.0f}" for one in slowest)]
    if wrong := [one.step.screen for one in seen if not one.right]:
        notes.append(f"NOT AS PLANNED, {len(wrong)} of {len(seen)} screens: {', '.join(wrong[:3])} …")
    return tuple(notes)


def _kiosk(bench: Bench) -> tuple[list[Seen], list[Seen]]:
    with bench.start(KIOSK, "--reduced-motion"):
        bench.wait_for_waiting_screen()
        first = _seen(bench, bench.plan.tour)
        return first, _seen(bench, bench.plan.again) + _seen(bench, bench.plan.again)


def _seen(bench: Bench, steps: Sequence[Step]) -> list[Seen]:
    found: list[Seen] = []
    for step in steps:
        one = touch(bench, step.spot)
        right = bench.shows(one.seen, step.picture)
        found.append(Seen(step, one.pressed * 1000, one.complete * 1000, right))
    return found


def _browser(bench: Bench) -> list[Touch]:
    spot = next_button(bench.screen.width, bench.screen.height)
    with bench.start(CHROMIUM):
        bench.wait_for_final(CHROMIUM, Watch(bench.screen))
        pages = _PAGES_IN_SHORT if bench.short else bench.pages
        return [touch(bench, spot) for _ in range(pages)]
