"""The table that is printed."""

from bench.figures import Figure
from bench.table import BARE, CHROMIUM, KIOSK, Goal, Row, heading, lines

START = Row(
    "start, warm",
    {KIOSK: Figure((480.0, 500.0, 520.0)), CHROMIUM: Figure((400.0,)), BARE: Figure((100.0,))},
    (Goal(1.0, CHROMIUM), Goal(2.0, BARE), Goal(600.0)),
    ("a note",),
)


def test_a_row_has_ratios_and_tells_which_goals_are_met() -> None:
    """Ratios are the result; a goal is a number or a multiple of a peer's."""
    told = list(lines(START))
    assert "500 (480–520) ms" in told[0]
    assert told[0].split("100 ms")[1].split()[:2] == ["1.25", "5.00"]
    assert told[0].endswith("≤ 1 × Chromium: missed, ≤ 2 × bare window: missed, ≤ 600: met")
    assert told[1:] == ["    a note"]


def test_without_a_peer_there_is_no_ratio_and_no_verdict() -> None:
    """What is missing on the machine is missed by nobody."""
    row = Row("start, warm", {KIOSK: Figure((500.0,))}, START.goals)
    assert row.ratio(CHROMIUM) is None
    assert [row.verdict(goal) for goal in row.goals] == ["–", "–", "met"]


def test_nothing_can_be_a_multiple_of_nothing() -> None:
    """A bare window takes no processor at all."""
    row = Row("idle", {KIOSK: Figure((0.6,), "%"), BARE: Figure((0.0,), "%")}, (Goal(2.0, BARE),))
    assert row.ratio(BARE) is None
    assert row.verdict(row.goals[0]) == "–"


def test_columns_stand_below_their_names() -> None:
    """However long the figures are."""
    names, figures = heading().splitlines()[0], next(lines(START))
    for peer, value in ((KIOSK, "500 (480"), (CHROMIUM, "400 ms"), (BARE, "100 ms")):
        assert names.index(peer) == figures.index(value)
