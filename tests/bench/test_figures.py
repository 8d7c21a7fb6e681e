"""What stands for many values, and how a number is written."""

import pytest

from bench.figures import P99, Figure, growth, number, percentile


def test_the_middle_is_the_usual_median() -> None:
    """The mean of the two in the middle where their number is even."""
    assert percentile([4.0, 1.0, 2.0], 0.5) == 2.0
    assert percentile([4.0, 1.0, 2.0, 3.0], 0.5) == 2.5


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (99, 99), (100, 99), (200, 198)])
def test_the_99th_percentile_is_a_value_that_was_measured(count: int, expected: int) -> None:
    """Of less than a hundred values it is the greatest."""
    assert percentile(range(1, count + 1), P99) == expected


def test_the_whole_share_is_the_greatest_value() -> None:
    """As it is for what may happen at most."""
    assert percentile([3.0, 9.0, 1.0], 1.0) == 9.0


def test_a_figure_tells_the_least_and_the_greatest() -> None:
    """Where there are several values; a single one stands alone."""
    assert str(Figure((512.2, 498.0, 560.9))) == "512 (498–561) ms"
    assert str(Figure((79.04,), "MB")) == "79.0 MB"


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (0.604, "0.60"), (9.994, "9.99"), (14.66, "14.7"), (708.4, "708"), (-8.44, "-8.44")],
)
def test_a_number_is_written_with_three_digits(value: float, written: str) -> None:
    """More would tell of noise."""
    assert number(value) == written


def test_a_cost_that_grows_as_its_size_has_growth_one() -> None:
    """Twice as fast is two."""
    assert growth((10.0, 5.0), (100.0, 50.0)) == pytest.approx(1.0)
    assert growth((10.0, 5.0), (100.0, 100.0)) == pytest.approx(2.0)
