"""`docs/security.md` and `docs/reliability.md` say what `docs/faults.toml` says, and name tests that are there."""

from docs import make_tables

# How many rows each letter has: attacks, faults of the field, traps, promises, and what once fell short.
COUNTS = {"K": 24, "F": 20, "P": 14, "D": 12, "W": 18}


def test_the_pages_are_those_that_the_rows_make() -> None:
    """`make tables` writes them anew."""
    for name in make_tables.PAGES:
        assert (make_tables.DOCS / name).read_text("utf-8") == make_tables.page(name)


def test_each_row_is_shown_by_something_that_is_there() -> None:
    """A test by its name, or how to try it."""
    assert not make_tables.missing(make_tables.rows())
    planted = {"K1": {"test": ["test_tables.py::test_of_nothing"]}, "K2": {}}
    assert make_tables.missing(planted) == ["K2", "K1: test_tables.py::test_of_nothing"]


def test_no_row_is_left_out() -> None:
    """Each has its name, in order, and one of these letters."""
    assert list(make_tables.rows()) == [
        f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)
    ]


def test_each_time_has_its_words() -> None:
    """And the growth is told by the run that measures it."""
    asked = {row["time"] for row in make_tables.rows().values() if "time" in row}
    assert asked <= {*make_tables.TIMES, "growth"}
