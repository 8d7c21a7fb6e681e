"""What `python -X importtime` tells, read."""

from bench.rows.imports import packages, parse

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


def test_others_packages_are_told_the_dearest_first() -> None:
    """With all that they draw in; what stands in a module of ours is an outsider's all the same."""
    assert list(packages(parse(LOG)).items()) == [("PySide6", 4.0), ("encodings", 3.0), ("pydantic", 2.0)]


def test_a_package_that_is_drawn_in_at_several_places_is_told_once() -> None:
    """Many load parts of themselves only when they are used."""
    later = "import time:       300 |        300 |   pydantic.root_model\nimport time: 100 | 400 | kiosk.last\n"
    assert packages(parse(LOG.partition("2026")[0] + later))["pydantic"] == 2.3
