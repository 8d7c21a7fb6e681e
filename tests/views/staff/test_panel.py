"""The staff panel tells what is on the screen and what is wrong, and does what staff ask for."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from kiosk import __version__, paths
from kiosk.commands.check import check
from kiosk.navigation import Place
from kiosk.staff.controller import StaffMode
from kiosk.staff.settings_problems import settings_problems
from kiosk.staff.stored import Choices
from kiosk.system.log import logs
from kiosk.system.settings.settings import read_settings
from kiosk.views.staff.panel import StaffPanel
from kiosk.views.staff.status_dot import StatusDot
from tests.conftest import Size
from tests.support.rig import edited
from tests.support.settle import settle
from tests.support.staff_rig import MORNING, SIZE, NewStaffRig, StaffRig, misspell


def test_the_panel_says_what_is_on_the_screen(staff_rig: StaffRig) -> None:
    """File, since when, review, version, and that the saved file is the one shown."""
    staff_rig.come_in()
    told = staff_rig.all_pages()
    for expected in (staff_rig.say("up_to_date"), str(paths.CONTENT), "2026-11-23 10:00:00", __version__):
        assert expected in told
    assert told.count(staff_rig.say("not_yet")) == 3


def test_the_review_is_told(new_staff_rig: NewStaffRig, tmp_path: Path) -> None:
    """Who, when, and when it is due again."""

    def review(data: Any) -> None:
        data["review"] = {"reviewed_by": "Dr. Example", "reviewed_on": "2026-11-01", "due_on": "2027-11-01"}

    staff_rig = new_staff_rig()
    staff_rig.staff.content_shown(edited(tmp_path, review), paths.CONTENT)
    staff_rig.come_in()
    assert {"Dr. Example", "2026-11-01", "2027-11-01"} <= set(staff_rig.all_pages())


def test_what_is_wrong_with_the_settings_is_told(new_staff_rig: NewStaffRig, tmp_path: Path) -> None:
    """A card for each, with its place, below the state of the content, which is good; the dot is in the corner."""
    file = tmp_path / "settings.toml"
    file.write_text("volume = 3\nturn = 45\nlanguege = 'es'\n")
    problems = settings_problems(read_settings(file).slips)
    staff_rig = new_staff_rig(problems=problems)
    assert not staff_rig.window.findChildren(StatusDot)[0].isHidden()
    staff_rig.come_in()
    told = staff_rig.all_pages()
    assert told.index(staff_rig.say("up_to_date")) < told.index("settings.toml, line 2, character 8")
    assert "turn: It cannot be 45. Write 0, 90, 180 or 270." in told
    assert "languege: There is no setting “languege”. Did you mean “language”?" in told


@pytest.mark.parametrize("size", [SIZE, (800, 600), (1080, 1920)])
def test_every_problem_of_a_refused_file_is_told_in_the_words_of_check(
    new_staff_rig: NewStaffRig, tmp_path: Path, size: Size
) -> None:
    """Page by page, all of them, with line and column, and nothing scrolls."""
    staff_rig = new_staff_rig(size)
    problems = staff_rig.refuse(tmp_path, misspell)
    assert len(problems) > 20
    out = StringIO()
    assert check(tmp_path / "content.json", out) == 1
    staff_rig.come_in()
    assert not staff_rig.window.findChildren(QAbstractScrollArea)
    assert not staff_rig.window.findChildren(QScrollBar)
    told = staff_rig.all_pages()
    assert staff_rig.say("refused") in told
    lines = [line for line in out.getvalue().splitlines() if ": warning: " not in line]
    for line, problem in zip(lines, problems, strict=True):
        assert line.startswith(f"{tmp_path}/content.json:{problem.line}:{problem.column}: ")
        assert f"Line {problem.line}, character {problem.column}" in told
        assert line.partition(f":{problem.column}: ")[2] in told


def test_what_is_not_shown_today_is_good_to_know(staff_rig: StaffRig, tmp_path: Path) -> None:
    """When it will be, or was last; on another day something else; nothing of a file that is refused."""

    def announce(data: Any) -> None:
        data["notices"] = [
            {"text": "Closed.", "show_from": "2026-12-24"},
            {"text": "Moved.", "show_until": "2026-11-01"},
            {"text": "Open.", "show_until": "2026-11-30"},
        ]

    content = edited(tmp_path, announce)
    staff_rig.window.set_content(content, staff_rig.window.visit)
    staff_rig.staff.content_shown(content, paths.CONTENT)
    staff_rig.come_in()
    later = "“Closed.” is not shown today. It will be shown from 2026-12-24 on."
    over = "“Moved.” is not shown any more. It was shown until 2026-11-01."
    told = staff_rig.all_pages()
    assert [line for line in told if "shown" in line and "“" in line] == [later, over]
    staff_rig.now = datetime(2026, 12, 24, 9, 0)
    staff_rig.staff.content_shown(content, paths.CONTENT)
    assert later not in staff_rig.all_pages()
    staff_rig.refuse(tmp_path, misspell)
    assert over not in staff_rig.all_pages()


def test_the_panel_follows_the_file(staff_rig: StaffRig, tmp_path: Path) -> None:
    """A file that is saved while the panel is open is told at once, refused or good."""
    staff_rig.come_in()
    staff_rig.refuse(tmp_path, misspell)
    assert staff_rig.say("refused") in staff_rig.texts()
    staff_rig.staff.content_shown(staff_rig.content, paths.CONTENT)
    assert staff_rig.say("up_to_date") in staff_rig.texts()


def test_the_panel_leaves_after_60_seconds_without_touch(staff_rig: StaffRig) -> None:
    """Each touch keeps it for as long again."""
    staff_rig.come_in()
    staff_rig.pass_by(58)
    staff_rig.tap(QPoint(5, 300))
    staff_rig.pass_by(59)
    assert staff_rig.mode() is StaffMode.PANEL
    staff_rig.pass_by(1)
    assert staff_rig.mode() is StaffMode.NOTHING
    assert staff_rig.window.staff.screen is None


def test_a_drop_of_water_does_not_keep_the_panel(staff_rig: StaffRig) -> None:
    """A contact that trembles for ever is nobody; an unlocked panel closes all the same."""
    staff_rig.come_in()
    spot = QPoint(5, 300)
    staff_rig.press(spot)
    for step in range(7):
        staff_rig.pass_by(10)
        staff_rig.move(spot + QPoint(step % 2, 0))
    assert staff_rig.mode() is StaffMode.NOTHING


def test_done_leaves(staff_rig: StaffRig) -> None:
    """Back to the waiting screen."""
    staff_rig.come_in()
    staff_rig.tap(staff_rig.button(staff_rig.say("done")))
    assert staff_rig.mode() is StaffMode.NOTHING


def test_the_program_hears_that_it_is_to_look(staff_rig: StaffRig, qtbot: QtBot) -> None:
    """At the first touch."""
    staff_rig.come_in()
    with qtbot.waitSignal(staff_rig.staff.reload_requested):
        staff_rig.tap(staff_rig.button(staff_rig.say("reload")))


@pytest.mark.parametrize(("name", "signal"), [("restart", "restart_requested"), ("end", "end_requested")])
def test_what_stops_the_program_is_asked_again(staff_rig: StaffRig, qtbot: QtBot, name: str, signal: str) -> None:
    """The first touch asks on the same button, any other button takes the question back, the second touch counts."""
    staff_rig.come_in()
    with qtbot.assertNotEmitted(getattr(staff_rig.staff, signal)):
        staff_rig.tap(staff_rig.button(staff_rig.say(name)))
        staff_rig.wait_out()
        assert staff_rig.say(name) not in staff_rig.texts()
        staff_rig.tap(staff_rig.button(staff_rig.say("reload")))
        staff_rig.wait_out()
        assert staff_rig.say("sure") not in staff_rig.texts()
        staff_rig.tap(staff_rig.button(staff_rig.say(name)))
        staff_rig.wait_out()
        staff_rig.tap(staff_rig.button(staff_rig.say("done")))
        staff_rig.wait_out()
        staff_rig.come_in()
        staff_rig.tap(staff_rig.button(staff_rig.say(name)))
        staff_rig.wait_out()
    with qtbot.waitSignal(getattr(staff_rig.staff, signal)):
        staff_rig.tap(staff_rig.button(staff_rig.say("sure")))


def test_a_double_tap_does_not_end_the_program(staff_rig: StaffRig, qtbot: QtBot) -> None:
    """Its second half comes while the screen still holds touches back."""
    staff_rig.come_in()
    with qtbot.assertNotEmitted(staff_rig.staff.end_requested):
        staff_rig.tap(staff_rig.button(staff_rig.say("end")))
        staff_rig.tap(staff_rig.button(staff_rig.say("sure")))


def test_so_many_problems_are_counted(staff_rig: StaffRig, tmp_path: Path) -> None:
    """Beyond fifty nobody reads on this screen; how many more there are is told."""
    problems = staff_rig.refuse(tmp_path, misspell)
    many = [*problems] * (60 // len(problems) + 1)
    staff_rig.staff.content_refused(many, tmp_path / "content.json")
    staff_rig.come_in()
    told = staff_rig.all_pages()
    assert staff_rig.say("more").format(count=len(many) - 50) in told
    assert sum(words.startswith("Line ") for words in told) == 50


def test_looking_again_is_told(staff_rig: StaffRig) -> None:
    """The panel says when it looked last."""
    staff_rig.come_in()
    staff_rig.now = MORNING + timedelta(seconds=83)
    staff_rig.tap(staff_rig.button(staff_rig.say("reload")))
    assert "2026-11-23 10:01:23" in staff_rig.all_pages()


def test_the_start_language_goes_round_and_is_kept(staff_rig: StaffRig, new_staff_rig: NewStaffRig) -> None:
    """The waiting screen is in it at once, and in the runs to come; the panel stays in the language of the staff."""
    staff_rig.come_in()
    staff_rig.tap(staff_rig.button(staff_rig.say("start").format(name="English")))
    staff_rig.wait_out()
    assert staff_rig.window.visit.language == "es"
    assert staff_rig.say("done") in staff_rig.texts()
    assert (staff_rig.files.load(Choices) or Choices()).start_language == "es"
    assert new_staff_rig().preferences.start_language(staff_rig.content.codes) == "es"
    staff_rig.tap(staff_rig.button(staff_rig.say("start").format(name="Español")))
    assert (staff_rig.window.visit.language, (staff_rig.files.load(Choices) or Choices()).start_language) == (
        "en",
        "en",
    )


def test_a_choice_by_key_leaves_the_keyboard_on_its_button(staff_rig: StaffRig) -> None:
    """The visit beneath begins anew, but not the panel."""
    staff_rig.come_in()
    staff_rig.button(staff_rig.say("start").format(name="English")).setFocus()
    staff_rig.key(Qt.Key.Key_Return)
    assert staff_rig.button(staff_rig.say("start").format(name="Español")).hasFocus()


def test_the_panel_speaks_the_language_of_the_screen(staff_rig: StaffRig) -> None:
    """Whoever changed to Spanish before opening gets the panel in Spanish; patients start in English again."""
    staff_rig.window.go(staff_rig.window.visit.in_language("es").home())
    staff_rig.come_in()
    assert staff_rig.content.staff is not None
    assert staff_rig.content.staff.done.in_language("es") in staff_rig.texts()
    assert staff_rig.window.visit.language == "en"


def test_a_new_window_size_keeps_the_page(staff_rig: StaffRig, tmp_path: Path) -> None:
    """Turned, resized, or with new content beneath, the panel shows the same problems."""
    staff_rig.refuse(tmp_path, misspell)
    staff_rig.come_in()
    staff_rig.tap(staff_rig.button(staff_rig.say("next")))
    staff_rig.wait_out()
    place = staff_rig.staff._place
    assert place > Place()
    staff_rig.window.resize(1080, 1920)
    settle()
    panel = staff_rig.staff_screen(StaffPanel)
    assert panel.size() == staff_rig.window.size()
    outline = panel._outline
    assert outline.start_of(outline.page_of(place)) <= place
    assert panel._pager._place == place


def record(message: str, *details: str) -> logging.LogRecord:
    """A line of the log."""
    return logging.LogRecord("kiosk", logging.ERROR, "", 0, message, details, None)


def test_the_log_is_told_without_tracebacks(staff_rig: StaffRig) -> None:
    """Its last lines, the newest first, one line each, none too long."""
    handler = logs.recent
    for _ in range(50):
        handler.emit(record("fault: %s\nmore", "x" * 999))
    handler.emit(record("the newest"))
    assert handler.lines[0].endswith(" the newest")
    assert len(handler.lines) == 12
    assert all(len(line) <= 240 and "\n" not in line for line in handler.lines)
    staff_rig.come_in()
    assert any("the newest" in text for text in staff_rig.all_pages())


def test_the_panel_can_be_closed_before_the_visit_goes_home(staff_rig: StaffRig) -> None:
    """Nothing of the staff's is left over the screen then."""
    staff_rig.come_in()
    staff_rig.staff.close()
    staff_rig.window.recover()
    assert staff_rig.window.staff.screen is None


def test_the_panel_works_before_there_is_any_content(staff_rig: StaffRig, tmp_path: Path) -> None:
    """With the words that came with the program: it is then that staff need it most."""
    staff_rig.window.show_updating()
    problems = staff_rig.refuse(tmp_path, misspell)
    staff_rig.staff._report = replace(staff_rig.staff._report, loaded=None)
    staff_rig.come_in()
    assert f"{problems[0].place}: {problems[0].message}" in staff_rig.all_pages()
    staff_rig.tap(staff_rig.button(staff_rig.say("done")))
    assert staff_rig.mode() is StaffMode.NOTHING
