"""The staff panel tells what is on the screen and what is wrong, and does what staff wish."""

import logging
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.commands.check import check
from kiosk.navigation import Place
from kiosk.staff import stored
from kiosk.staff.controller import Staffing, Stage
from kiosk.staff.stored import Choices
from kiosk.system import logs
from kiosk.system.settings import Settings
from kiosk.system.version import version
from kiosk.views.staff.panel import StaffPanel
from tests.conftest import Size
from tests.support.desk import MORNING, SIZE, Desk, NewDesk, misspell
from tests.support.rig import edited
from tests.support.settle import settle


def test_the_panel_says_what_is_on_the_screen(desk: Desk) -> None:
    """File, since when, review, version, and that the saved file is the one shown."""
    desk.come_in()
    told = desk.all_pages()
    for expected in (desk.say("up_to_date"), str(paths.CONTENT), "2026-11-23 10:00:00", version()):
        assert expected in told
    assert told.count(desk.say("not_yet")) == 3


def test_the_review_is_told(new_desk: NewDesk, tmp_path: Path) -> None:
    """Who, when, and when it is due again."""

    def review(data: Any) -> None:
        data["review"] = {"reviewed_by": "Dr. Example", "reviewed_on": "2026-11-01", "due_on": "2027-11-01"}

    desk = new_desk()
    desk.staffing.content_shown(edited(tmp_path, review), paths.CONTENT)
    desk.come_in()
    assert {"Dr. Example", "2026-11-01", "2027-11-01"} <= set(desk.all_pages())


@pytest.mark.parametrize("size", [SIZE, (800, 600), (1080, 1920)])
def test_every_problem_of_a_refused_file_is_told_in_the_words_of_check(
    new_desk: NewDesk, tmp_path: Path, size: Size
) -> None:
    """Page by page, all of them, with line and column, and nothing scrolls."""
    desk = new_desk(size)
    problems = desk.refuse(tmp_path, misspell)
    assert len(problems) > 20
    out = StringIO()
    assert check(tmp_path / "content.json", out) == 1
    desk.come_in()
    assert not desk.window.findChildren(QAbstractScrollArea)
    assert not desk.window.findChildren(QScrollBar)
    told = desk.all_pages()
    assert desk.say("refused") in told
    lines = [line for line in out.getvalue().splitlines() if ": warning: " not in line]
    for line, problem in zip(lines, problems, strict=True):
        assert line.startswith(f"{tmp_path}/content.json:{problem.line}:{problem.column}: ")
        assert f"Line {problem.line}, character {problem.column}" in told
        assert line.partition(f":{problem.column}: ")[2] in told


def test_the_panel_follows_the_file(desk: Desk, tmp_path: Path) -> None:
    """A file that is saved while the panel is open is told at once, refused or good."""
    desk.come_in()
    desk.refuse(tmp_path, misspell)
    assert desk.say("refused") in desk.texts()
    desk.staffing.content_shown(desk.content, paths.CONTENT)
    assert desk.say("up_to_date") in desk.texts()


def test_the_panel_leaves_after_60_seconds_without_touch(desk: Desk) -> None:
    """Each touch keeps it for as long again."""
    desk.come_in()
    desk.pass_by(58)
    desk.tap(QPoint(5, 300))
    desk.pass_by(59)
    assert desk.stage() is Stage.PANEL
    desk.pass_by(1)
    assert desk.stage() is Stage.NOTHING
    assert desk.window._staff.cover is None


def test_a_drop_of_water_does_not_keep_the_panel(desk: Desk) -> None:
    """A contact that trembles for ever is nobody; an unlocked panel closes all the same."""
    desk.come_in()
    spot = QPoint(5, 300)
    desk.press(spot)
    for step in range(7):
        desk.pass_by(10)
        desk.move(spot + QPoint(step % 2, 0))
    assert desk.stage() is Stage.NOTHING


def test_done_leaves(desk: Desk) -> None:
    """Back to the waiting screen."""
    desk.come_in()
    desk.tap(desk.button(desk.say("done")))
    assert desk.stage() is Stage.NOTHING


def test_the_program_hears_that_it_is_to_look(desk: Desk, qtbot: QtBot) -> None:
    """At the first touch."""
    desk.come_in()
    with qtbot.waitSignal(desk.staffing.reload_wished):
        desk.tap(desk.button(desk.say("reload")))


@pytest.mark.parametrize(("name", "signal"), [("restart", "restart_wished"), ("end", "end_wished")])
def test_what_stops_the_program_is_asked_again(desk: Desk, qtbot: QtBot, name: str, signal: str) -> None:
    """The first touch asks on the same button, any other button takes the question back, the second touch counts."""
    desk.come_in()
    with qtbot.assertNotEmitted(getattr(desk.staffing, signal)):
        desk.tap(desk.button(desk.say(name)))
        desk.wait_out()
        assert desk.say(name) not in desk.texts()
        desk.tap(desk.button(desk.say("reload")))
        desk.wait_out()
        assert desk.say("sure") not in desk.texts()
        desk.tap(desk.button(desk.say(name)))
        desk.wait_out()
        desk.tap(desk.button(desk.say("done")))
        desk.wait_out()
        desk.come_in()
        desk.tap(desk.button(desk.say(name)))
        desk.wait_out()
    with qtbot.waitSignal(getattr(desk.staffing, signal)):
        desk.tap(desk.button(desk.say("sure")))


def test_a_double_tap_does_not_end_the_program(desk: Desk, qtbot: QtBot) -> None:
    """Its second half comes while the screen still holds touches back."""
    desk.come_in()
    with qtbot.assertNotEmitted(desk.staffing.end_wished):
        desk.tap(desk.button(desk.say("end")))
        desk.tap(desk.button(desk.say("sure")))


def test_so_many_problems_are_counted(desk: Desk, tmp_path: Path) -> None:
    """Beyond fifty nobody reads on this screen; how many more there are is told."""
    problems = desk.refuse(tmp_path, misspell)
    many = [*problems] * (60 // len(problems) + 1)
    desk.staffing.content_refused(many, tmp_path / "content.json")
    desk.come_in()
    told = desk.all_pages()
    assert desk.say("more").format(count=len(many) - 50) in told
    assert sum(words.startswith("Line ") for words in told) == 50


def test_looking_again_is_told(desk: Desk) -> None:
    """The panel says when it looked last."""
    desk.come_in()
    desk.now = MORNING + timedelta(seconds=83)
    desk.tap(desk.button(desk.say("reload")))
    assert "2026-11-23 10:01:23" in desk.all_pages()


def test_the_start_language_goes_round_and_is_kept(desk: Desk, new_desk: NewDesk) -> None:
    """The waiting screen is in it at once, and in the runs to come; the panel stays in the language of the staff."""
    desk.come_in()
    desk.tap(desk.button(desk.say("start").format(name="English")))
    desk.wait_out()
    assert desk.window.visit.language == "es"
    assert desk.say("done") in desk.texts()
    assert stored.load_choices().start_language == "es"
    assert new_desk().staffing.start_language(desk.content) == "es"
    desk.tap(desk.button(desk.say("start").format(name="Español")))
    assert (desk.window.visit.language, stored.load_choices().start_language) == ("en", "en")


def test_a_choice_by_key_leaves_the_keyboard_on_its_button(desk: Desk) -> None:
    """The visit beneath begins anew, but not the panel."""
    desk.come_in()
    desk.button(desk.say("start").format(name="English")).setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.button(desk.say("start").format(name="Español")).hasFocus()


def test_the_language_of_the_command_line_is_the_first_choice(desk: Desk, own_settings: Path) -> None:
    """Until staff choose another while it runs; one that the content lacks is passed over."""
    assert own_settings.is_dir()
    stored.store_choices(Choices("en"))
    for asked, expected in (("es", "es"), ("fr", "en"), (None, "en")):
        staffing = Staffing(desk.window, desk.shield, Settings(), asked)
        assert staffing.start_language(desk.content) == expected
        staffing.deleteLater()


def test_the_panel_speaks_the_language_of_the_screen(desk: Desk) -> None:
    """Whoever changed to Spanish before opening gets the panel in Spanish; patients start in English again."""
    desk.window.go(desk.window.visit.in_language("es"))
    desk.come_in()
    assert desk.content.staff is not None
    assert desk.content.staff.done.in_language("es") in desk.texts()
    assert desk.window.visit.language == "en"


def test_a_new_window_size_keeps_the_page(desk: Desk, tmp_path: Path) -> None:
    """Turned, resized, or with new content beneath, the panel shows the same problems."""
    desk.refuse(tmp_path, misspell)
    desk.come_in()
    desk.tap(desk.button(desk.say("next")))
    desk.wait_out()
    place = desk.staffing._place
    assert place > Place()
    desk.window.resize(1080, 1920)
    settle()
    panel = desk.cover(StaffPanel)
    assert panel.size() == desk.window.size()
    outline = panel._outline
    assert outline.start_of(outline.page_of(place)) <= place
    assert panel._pager._place == place


def record(message: str, *details: str) -> logging.LogRecord:
    """A line of the log."""
    return logging.LogRecord("kiosk", logging.ERROR, "", 0, message, details, None)


def test_the_log_is_told_without_tracebacks(desk: Desk) -> None:
    """Its last lines, the newest first, one line each, none too long."""
    handler = logs.recent
    for _ in range(50):
        handler.emit(record("fault: %s\nmore", "x" * 999))
    handler.emit(record("the newest"))
    assert handler.lines[0].endswith(" the newest")
    assert len(handler.lines) == 12
    assert all(len(line) <= 240 and "\n" not in line for line in handler.lines)
    desk.come_in()
    assert any("the newest" in text for text in desk.all_pages())


def test_the_panel_can_be_closed_before_the_visit_goes_home(desk: Desk) -> None:
    """Nothing of the staff's is left over the screen then."""
    desk.come_in()
    desk.staffing.close()
    desk.window.recover()
    assert desk.window._staff.cover is None


def test_the_panel_works_before_there_is_any_content(desk: Desk, tmp_path: Path) -> None:
    """With the words that came with the program: it is then that staff need it most."""
    desk.window.show_updating()
    problems = desk.refuse(tmp_path, misspell)
    desk.staffing._report = replace(desk.staffing._report, loaded=None)
    desk.come_in()
    assert f"{problems[0].place}: {problems[0].message}" in desk.all_pages()
    desk.tap(desk.button(desk.say("done")))
    assert desk.stage() is Stage.NOTHING
