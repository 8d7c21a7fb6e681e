"""What `python -X importtime` tells, read."""

from bench.rows.imports import outside, parse

LOG = """import time: self [us] | cumulative | imported package
import time:      1000 |       1000 |   encodings.aliases
import time:      2000 |       3000 | encodings
import time:       500 |        500 |       pydantic.types
import time:      1500 |       2000 |     pydantic
import time:       100 |        100 |     kiosk.paths
import time:       400 |       2500 |   kiosk.content
import time:      4000 |       4000 |   PySide6
import time:       100 |       6600 | kiosk.app
2026-11-29 14:00:00,000 INFO ready in 500 ms
import time:      9000 |       9000 | late
"""


def test_what_comes_after_the_first_frame_does_not_count() -> None:
    """The log says when that was drawn."""
    assert [one.name for one in parse(LOG)][-1] == "kiosk.app"


def test_own_times_add_up_to_the_whole() -> None:
    """A module's whole time holds those that it draws in."""
    assert sum(one.own for one in parse(LOG)) == 9.6


def test_others_packages_are_told_by_what_draws_them_in_the_dearest_first() -> None:
    """Each once, with all that it draws in itself; what stands in a module of ours is an outsider's all the same."""
    assert [(one.name, one.whole) for one in outside(parse(LOG))] == [
        ("PySide6", 4.0),
        ("encodings", 3.0),
        ("pydantic", 2.0),
    ]
