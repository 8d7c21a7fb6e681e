"""The warning about more notices on one day than the waiting screen shows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.content.check.problems import Problem
from kiosk.content.inspection import inspect
from tests.support.samples import minimal_content, saved

TODAY = date(2026, 12, 1)  # a Tuesday
ALWAYS: dict[str, Any] = {}
WINTER = {"show_from": "2026-12-20", "show_until": "2027-01-06"}
FRIDAYS = {"weekdays": ["fri"]}
PAST = {"show_until": "2026-11-30"}


def warned(folder: Path, seasons: list[dict[str, Any]]) -> list[Problem]:
    """The warnings about that many notices with those days."""
    content = minimal_content()
    content["notices"] = [{"text": {"en": f"News {n}.", "es": f"Aviso {n}."}} | days for n, days in enumerate(seasons)]
    found = inspect(saved(folder, content), TODAY).warnings
    return [warning for warning in found if warning.kind == "many_notices"]


@pytest.mark.parametrize(("fourth", "day"), [(ALWAYS, "2026-12-01"), (FRIDAYS, "2026-12-04"), (WINTER, "2026-12-20")])
def test_a_fourth_notice_is_told_with_the_first_day_of_the_crowd(
    fourth: dict[str, Any], day: str, tmp_path: Path
) -> None:
    """At the first notice that the waiting screen leaves out."""
    (warning,) = warned(tmp_path, [ALWAYS, PAST, ALWAYS, ALWAYS, fourth])
    assert warning.message.startswith(f"On {day} 4 notices are shown at once")
    content = (tmp_path / "content.json").read_text("utf-8")
    assert warning.line == content[: content.index("News 4.")].count("\n") - 1


@pytest.mark.parametrize("last", [PAST, {"show_until": "2026-13-99"}])
def test_notices_that_are_not_shown_at_once_are_no_crowd(last: dict[str, Any], tmp_path: Path) -> None:
    """Those of the past, and those whose days are a problem of their own."""
    assert warned(tmp_path, [ALWAYS, ALWAYS, ALWAYS, last]) == []


def test_three_that_follow_one_another_are_no_crowd(tmp_path: Path) -> None:
    """Only what is shown on the same day counts."""
    assert warned(tmp_path, [ALWAYS, ALWAYS, WINTER, {"show_from": "2027-01-07"}]) == []
