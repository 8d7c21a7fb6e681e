"""When a picture on a screen is complete, from pictures that a test makes and a clock that it turns."""

from collections.abc import Sequence

import numpy as np
import pytest

from bench.frames import NothingSeen, Picture, Watch, alike


def picture(colour: int) -> Picture:
    """A small picture of one colour."""
    return np.full((4, 4), colour, np.uint32)


class Film:
    """A screen and a clock: each look shows the next picture, one second later; the last one stays."""

    def __init__(self, colours: Sequence[int]) -> None:
        self._colours = list(colours)
        self.now = -1.0

    def look(self) -> Picture:
        """The next picture."""
        self.now += 1.0
        return picture(self._colours.pop(0) if len(self._colours) > 1 else self._colours[0])

    def clock(self) -> float:
        """The time."""
        return self.now


def watch(*colours: int) -> Watch:
    """A watch over a screen that shows the first of them when it begins, at second 0."""
    film = Film(colours)
    return Watch(film, film.clock, pause=lambda _seconds: None)


def test_the_first_change_is_told_as_soon_as_it_is_seen() -> None:
    """In seconds after the beginning."""
    assert watch(1, 1, 1, 2, 3).first(10) == 3.0


def test_a_screen_that_does_not_change_is_told() -> None:
    """There would be no end to the waiting."""
    with pytest.raises(NothingSeen):
        watch(1).first(10)


def test_a_picture_is_complete_at_its_last_change() -> None:
    """What was drawn in several goes was not complete before the last of them."""
    assert watch(1, 2, 2, 3, 4, 4).last(3, 20) == 4.0


def test_a_flash_that_leaves_the_same_picture_counts() -> None:
    """The picture was whole before it, but nobody could know."""
    assert watch(1, 2, 1, 2, 2).last(3, 20) == 3.0


def test_a_pause_before_the_wanted_picture_is_waited_for() -> None:
    """A white page that rests for long is not what was to be seen."""
    seen = watch(1, 2, 2, 2, 2, 2, 2, 3)
    assert seen.last(3, 20, lambda shown: int(shown[0, 0]) == 3) == 7.0
    assert int(seen.seen[0, 0]) == 3


def test_a_wanted_picture_that_never_comes_is_told() -> None:
    """However often the screen changes."""
    with pytest.raises(NothingSeen):
        watch(1, 2, 3, 4).last(3, 20, lambda shown: int(shown[0, 0]) == 9)


def test_a_watch_that_begins_anew_counts_from_then() -> None:
    """What changed before is no effect of what comes now."""
    seen = watch(1, 2, 3, 4, 4)
    assert seen.first(10) == 1.0
    seen.restart()
    assert seen.last(3, 20) == 2.0


def test_smoothed_edges_make_no_other_picture() -> None:
    """A small difference everywhere, or a large one in a pixel or two of a thousand."""
    one, other = np.full((100, 100), 0x808080, np.uint32), np.full((100, 100), 0xFF9090A0, np.uint32)
    assert alike(one, other)
    other[0, :10] = 0
    assert alike(one, other)
    other[0] = 0
    assert not alike(one, other)


def test_pictures_of_different_sizes_differ() -> None:
    """There is nothing to compare."""
    assert not alike(picture(1), picture(1)[:2])
