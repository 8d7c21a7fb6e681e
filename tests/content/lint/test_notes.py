"""What is good to know of a content with which nothing is wrong."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands.check_reports import explained, in_json, in_lines
from kiosk.content.inspection import Inspection, inspect
from kiosk.content.lint.notes import notes_of
from kiosk.content.reading import read
from tests.support.samples import minimal_content, saved

TODAY = date(2026, 12, 1)  # a Tuesday


def complete_content() -> Any:
    """The minimal content with all that may be added."""
    content = minimal_content()
    sections = {section["kind"]: section for section in content["sections"]}
    picture = sections["regions"]["picture"]
    content["home"] |= {"picture": picture, "warning": {"text": "Tell us."}}
    content["story"] = {"title": "Watch", "scenes": [{"text": "One.", "picture": picture}] * 2}
    code, question = {"title": "Take it", "text": "Along."}, {"id": "why", "text": "Why?"}
    content["sections"].append({
        "id": "the-questions", "kind": "questions", "title": "Questions", "summary": "Yours", "icon": "info",
        "intro": "Touch yours.", "questions": [question], "show": "Show", "own": "Mine", "take": code,
    })  # fmt: skip
    for section in content["sections"]:
        for item in section.get("items", ()):
            for label in item.get("picture", {}).get("labels", ()):
                label["word"] = content["glossary"][0]["id"]
    return content


def of_notice(folder: Path, days: dict[str, Any]) -> Inspection:
    """What is told of a file with a notice of those days."""
    notice = {"text": {"en": "Closed.", "es": "Cerrado."}}
    return inspect(saved(folder, complete_content() | {"notices": [notice | days]}), TODAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"show_from": "2026-12-24"}, "It will be shown from 2026-12-24 on."),
        ({"show_from": "2026-12-02", "show_until": "2026-12-02"}, "It will be shown from 2026-12-02 on."),
        ({"weekdays": ["mon"]}, "It will be shown on 2026-12-07."),
        ({"weekdays": ["fri", "wed"]}, "It will be shown on 2026-12-02."),
        ({"show_from": "2026-12-24", "weekdays": ["wed"]}, "It will be shown on 2026-12-30."),
        ({"show_until": "2026-12-03", "weekdays": ["thu"]}, "It will be shown on 2026-12-03."),
    ],
)
def test_a_notice_that_is_not_shown_today_says_when_it_will_be(
    days: dict[str, Any], words: str, tmp_path: Path
) -> None:
    """At its place, with its words."""
    found = of_notice(tmp_path, days)
    [note] = found.notes
    assert note.message == f"“Closed.” is not shown today. {words}"
    assert note.place == "notice 1"
    text = (tmp_path / "content.json").read_text("utf-8")
    assert note.line == text[: text.index('"Closed."')].count("\n") - 1  # the bracket of the notice
    assert found.problems == ()


@pytest.mark.parametrize("days", [{}, {"show_from": "2026-12-01"}, {"show_until": "2026-12-01"}, {"weekdays": ["tue"]}])
def test_of_what_is_shown_today_there_is_nothing_to_say(days: dict[str, Any], tmp_path: Path) -> None:
    """The first and the last day count."""
    assert of_notice(tmp_path, days).notes == ()


@pytest.mark.parametrize(
    "days",
    [{"show_until": "2026-11-30"}, {"show_until": "2026-12-02", "weekdays": ["thu"]}],
    ids=["over", "no day left"],
)
def test_what_is_over_is_told_once(days: dict[str, Any], tmp_path: Path) -> None:
    """`check` warns of a day that is past; the staff panel, which has no warnings, has it among its notes."""
    assert of_notice(tmp_path, days).notes == ()
    content = read(tmp_path / "content.json")
    assert [note.message for note in notes_of(content, TODAY)] == [
        f"“Closed.” is not shown any more. It was shown until {days['show_until']}."
    ]


def test_sections_have_their_days_as_well_unless_they_are_hidden(tmp_path: Path) -> None:
    """By their title."""
    content = complete_content()
    content["sections"][1] |= {"title": "Flu shots", "show_from": "2027-01-01"}
    content["sections"][2] |= {"hidden": True, "show_from": "2027-01-01"}
    [note] = inspect(saved(tmp_path, content), TODAY).notes
    assert note.message == "“Flu shots” is not shown today. It will be shown from 2027-01-01 on."
    assert note.place == "section 'the-conditions'"


def test_the_last_day_of_the_calendar_is_no_obstacle(tmp_path: Path) -> None:
    """Nobody will see it, but the file can be read."""
    [note] = of_notice(tmp_path, {"show_from": "9999-12-31"}).notes
    assert "from 9999-12-31 on" in note.message


def test_a_number_that_nobody_knows_is_good_to_know(tmp_path: Path) -> None:
    """It is dialled all the same."""
    content = complete_content() | {"clinic": {"name": "The Clinic", "phone": "+1 214 102 5855"}}
    [note] = inspect(saved(tmp_path, content), TODAY).notes
    assert (note.kind, note.place) == ("phone_not_known", "clinic, phone number")
    assert "of the USA or Canada (+1)" in note.message


def test_every_report_has_the_notes_after_the_warnings(tmp_path: Path) -> None:
    """Marked as what they are; all is well all the same."""
    file = tmp_path / "content.json"
    found = of_notice(tmp_path, {"show_from": "2026-12-24"})
    told = "“Closed.” is not shown today. It will be shown from 2026-12-24 on."
    *_, line, verdict = in_lines(file, found)
    assert line.endswith(f": note: notice 1: {told}")
    assert "it can be shown" in verdict
    [record] = json.loads(*in_json(file, found))["notes"]
    assert (record["message"], record["kind"]) == (told, "shown_from")
    assert "Good to know: 1. Nothing is wrong with it." in list(explained(file, found, 80))


def test_a_code_that_is_no_longer_shown_is_good_to_know(tmp_path: Path) -> None:
    """A content of version 0.2.0 has one; it is still good."""
    content = complete_content()
    (contact,) = (section for section in content["sections"] if section["kind"] == "contact")
    contact["call"] = contact["card"]
    found = inspect(saved(tmp_path, content), TODAY)
    assert not found.problems
    (note,) = found.notes
    assert note.kind == "code_not_shown"
    assert note.path[-1] == "call"


def test_a_content_of_version_0_2_0_is_told_what_it_may_have(tmp_path: Path) -> None:
    """In plain words, at the place where it goes; nothing of it is a problem or a warning."""
    found = inspect(saved(tmp_path, minimal_content()), TODAY)
    assert {note.kind for note in found.notes} >= {"may_have_story", "may_have_questions"}
    assert not found.problems
    assert not inspect(saved(tmp_path, complete_content()), TODAY).notes
