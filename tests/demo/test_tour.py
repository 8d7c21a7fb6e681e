"""The tour: its plan visits everything, its player presses real buttons and stops at a touch, its film is complete."""

import errno
import json
import logging
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.content.contrast import contrast
from kiosk.content.model import Content
from kiosk.content.reading import read
from kiosk.demo.dot import TouchDot
from kiosk.demo.film import Film, FilmRefused
from kiosk.demo.plan import Meaning, PageTurns, Press, plan, reading_s
from kiosk.demo.player import TourPlayer
from kiosk.demo.tour import Tour
from kiosk.demo.video import Video
from kiosk.navigation import Screen
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.pictures.playback import Playback
from kiosk.window.window import KioskWindow
from tests.commands.test_command_line import one_line, run
from tests.conftest import PORTRAIT, MakeWindow, Size
from tests.demo.test_demo import DemoRig
from tests.journeys.test_real_window import Program
from tests.support.colours import CALM
from tests.support.rig import Clock, Motions, Rig, edited
from tests.support.samples import minimal_content
from tests.support.settle import settle

LAPTOP: Final[Size] = (1366, 768)
# A page as a tour sees it: section (empty for the front page and the start screen), page, pages.
Page = tuple[Screen, str, int, int]


def play(playback: TourPlayer, window: KioskWindow, seconds: float = 0.1) -> Iterator[float]:
    """Plays the whole plan of the window's content in steps, yielding the tour's time."""
    context = window.context()
    assert context is not None
    ended: list[bool] = []
    playback.finished.connect(lambda: ended.append(True))
    playback.start(plan(context.content, window.first_language))
    now = 0.0
    while not ended:
        playback.advance(seconds)
        now += seconds
        assert now < 3600, "the tour does not end"
        yield now


def page_of(window: KioskWindow) -> Page:
    """The page that is shown."""
    route, outline = window.visit.route, window.outline
    return route.screen, route.section, outline.page_of(route.place), outline.pages


# --- the plan ---------------------------------------------------------------------------------------------------------


def test_the_plan_reads_every_section_to_its_end(content: Content) -> None:
    """Each section is opened or reached from the one before, and left only from its last page."""
    presses = [*plan(content, "en")]
    opened = [press.target for press in presses if press.meaning is Meaning.OPEN and "/" not in press.target]
    leaving = [press for press in presses if press.turns is PageTurns.UNTIL_LAST]
    assert opened == [section.id for section in content.shown][: len(opened)]
    assert len(leaving) == len(content.shown)
    reached = len(opened) + sum(press.meaning is Meaning.NEXT for press in leaving)
    assert reached == len(content.shown)


def test_the_plan_changes_language_and_contrast_once_and_back(content: Content) -> None:
    """Afterwards both are what they were."""
    meanings = [press.meaning for press in plan(content, "en")]
    assert meanings.count(Meaning.LANGUAGE) == len(content.codes)
    assert meanings.count(Meaning.CONTRAST) == 2


def test_the_plan_explains_some_words(content: Content) -> None:
    """Words of different sections, each closed again, and one region of the spine is touched."""
    presses = [*plan(content, "en")]
    explained = [index for index, press in enumerate(presses) if press.meaning is Meaning.EXPLAIN]
    assert len(explained) >= 2
    assert all(presses[index + 1].meaning is Meaning.CLOSE for index in explained)
    assert any(press.meaning is Meaning.OPEN and "/" in press.target for press in presses)


def test_a_plan_is_made_for_what_there_is(tmp_path: Path) -> None:
    """With one section and one language there is no button for another language, and the tour is short."""

    def fewer(data: dict[str, Any]) -> None:
        for section in data["sections"][:-1]:
            section["hidden"] = True
        data["sections"][-1]["hidden"] = False

    presses = [*plan(edited(tmp_path, fewer), "en")]
    assert presses[0] == Press(Meaning.BEGIN, "en")
    assert [press.meaning for press in presses].count(Meaning.OPEN) == 1
    assert presses == [*plan(edited(tmp_path, fewer), "en")]


def test_a_page_is_read_at_180_words_a_minute() -> None:
    """And never shorter than four seconds."""
    assert reading_s(0) == reading_s(12) == 4.0
    assert reading_s(90) == 30.0


# --- the player -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [LAPTOP, PORTRAIT, (800, 600)])
def test_the_tour_visits_every_page(make_window: MakeWindow, content: Content, size: Size) -> None:
    """Every page of every section as the window packs them, the start screen and the front page, in both languages."""
    window = make_window(size)
    window.setUpdatesEnabled(False)
    playback = TourPlayer(window, MotionClock())
    seen: set[Page] = set()
    looks = set()
    for _ in play(playback, window, 0.5):
        visit = window.visit
        looks.add((visit.language, visit.high_contrast))
        if visit.language == "en":
            seen.add(page_of(window))
    missing = {
        (section.id, page)
        for section in content.shown
        for pages in {pages for _, name, _, pages in seen if name == section.id} or {1}
        for page in range(pages)
        if (Screen.SECTION, section.id, page, pages) not in seen
    }
    assert not missing
    assert {Screen.ATTRACT, Screen.HOME} <= {screen for screen, *_ in seen}
    assert looks == {("en", False), ("es", False), ("en", True)}
    assert window.visit.route.screen is Screen.ATTRACT


def test_the_tour_is_in_the_language_the_kiosk_starts_in(make_window: MakeWindow) -> None:
    """Not in the first one of the content; it tries the others on the way and comes back to its own."""
    window = make_window(LAPTOP, language="es")
    window.setUpdatesEnabled(False)
    tour = Tour(window, MotionClock(), clock=Clock())
    tour.start()
    for _ in range(300):
        if window.visit.route.screen is not Screen.ATTRACT:
            break
        tour._player.advance(0.1)
    assert (window.visit.route.screen, window.visit.language) == (Screen.HOME, "es")
    tour.stop()


def test_each_page_stays_as_long_as_its_words_need(make_window: MakeWindow) -> None:
    """When it is shown first, from then until the next; at least four seconds also when it is shown again."""
    window = make_window(LAPTOP)
    window.setUpdatesEnabled(False)
    playback = TourPlayer(window, MotionClock())
    since, visit, wanted = 0.0, window.visit, 4.0
    known: set[tuple[object, ...]] = set()
    for now in play(playback, window):
        if window.visit != visit:
            assert now - since >= wanted, visit
            since, visit = now, window.visit
            page = (visit.route, visit.language, visit.word)
            wanted = 4.0 if page in known else reading_s(playback._words())
            known.add(page)
    assert len(known) > 20


def test_reading_waits_for_pictures_to_rest(make_window: MakeWindow) -> None:
    """While something moves, no time to read is counted."""
    window = make_window(LAPTOP)
    window.setUpdatesEnabled(False)
    lengths = []
    for moves_until in (0, 7000):
        motions = Motions()
        picture = Playback(motions, moves_until, window)
        picture.play()
        playback = TourPlayer(window, motions)
        for passed in play(playback, window):
            motions.advance(100)
            if window.visit.route.screen is not Screen.ATTRACT:
                lengths.append(passed)
                break
        playback.stop()
    assert lengths[1] - lengths[0] == pytest.approx(7.0, abs=0.2)


def test_every_press_is_of_a_real_button_under_the_dot(make_window: MakeWindow) -> None:
    """The button is down while the dot is on it, and acts as it comes up."""
    window = make_window(LAPTOP)
    window.setUpdatesEnabled(False)
    playback = TourPlayer(window, MotionClock())
    dot = window.findChild(TouchDot)
    assert dot is not None
    pressed = 0
    for _ in play(playback, window):
        down = [button for button in window.findChildren(TouchButton) if button.isDown()]
        pressed += len(down)
        for button in down:
            assert dot.isVisible()
            assert button.rect().contains(button.mapFrom(window, dot.geometry().center()))
    assert pressed > 60


def test_a_button_that_is_not_there_is_passed_over(make_window: MakeWindow) -> None:
    """A plan that no longer fits the content goes on with what it finds."""
    window = make_window(LAPTOP)
    playback = TourPlayer(window, MotionClock())
    ended: list[bool] = []
    playback.finished.connect(lambda: ended.append(True))
    playback.start((Press(Meaning.EXPLAIN, "no-such-word"), Press(Meaning.OPEN, "nowhere", PageTurns.UNTIL_FOUND)))
    playback.advance(60.0)
    assert ended == [True]


# --- somebody takes over ----------------------------------------------------------------------------------------------


@pytest.fixture
def touring(make_window: MakeWindow) -> Iterator[DemoRig]:
    """A demo whose tour has come to the front page."""
    with Rig(make_window(LAPTOP)) as rig:
        demo = DemoRig(rig)
        demo.demo.start_tour()
        playback = demo.demo._tour._player
        while demo.window.visit.route.screen is Screen.ATTRACT:
            playback.advance(0.1)
        rig.wait_out()
        yield demo


def stopped(demo: DemoRig) -> bool:
    """Whether no tour is under way, with no dot and no button down."""
    dot = demo.window.findChild(TouchDot)
    down = [button for button in demo.window.findChildren(TouchButton) if button.isDown()]
    return dot is not None and not dot.isVisible() and not down and not demo.demo._tour.playing


@pytest.mark.parametrize("how", ["finger", "mouse", "key"])
def test_the_tour_stops_when_somebody_comes(touring: DemoRig, how: str) -> None:
    """At once, where it is; that touch or key presses nothing, the next one does."""
    rig, visit = touring.rig, touring.window.visit
    button = rig.button("How does it work?")
    acts = {"finger": lambda: rig.tap(button), "mouse": lambda: rig.click(button),
            "key": lambda: rig.key(Qt.Key.Key_PageDown)}  # fmt: skip
    assert touring.demo._tour.playing
    acts[how]()
    settle()
    assert stopped(touring)
    assert touring.window.visit == visit
    rig.wait_out()
    acts[how]()
    settle()
    assert touring.window.visit.route.screen is Screen.SECTION


def test_the_tour_stops_in_the_middle_of_a_press(touring: DemoRig) -> None:
    """The button that was down comes up and does not act."""
    playback = touring.demo._tour._player
    while playback._pressed is None:
        playback.advance(0.05)
    assert playback._pressed.isDown()
    visit = touring.window.visit
    touring.rig.tap(QPoint(5, 5))
    settle()
    assert stopped(touring)
    assert touring.window.visit == visit


def test_a_key_of_the_demo_stops_the_tour_and_acts(touring: DemoRig) -> None:
    """Contrast is contrast; the tour's own key begins it again."""
    from kiosk.demo.keys import DemoAction

    touring.press(DemoAction.NEXT_CONTRAST)
    assert stopped(touring)
    assert touring.window.visit.high_contrast
    touring.press(DemoAction.TOUR)
    assert touring.demo._tour.playing
    assert touring.window.visit.route.screen is Screen.ATTRACT


def test_the_dot_takes_no_touch(rig: Rig) -> None:
    """A finger or mouse that comes down on the dot presses what lies beneath."""
    button = rig.button("Next")
    dot = TouchDot(rig.window)
    dot.place(rig.spot(button), 200, CALM)
    dot.press()
    assert dot.isVisible()
    assert rig.window.childAt(dot.geometry().center()) is not dot
    before = rig.window.visit
    rig.tap(button)
    assert rig.window.visit != before
    rig.wait_out()
    before = rig.window.visit
    rig.click(rig.button("Next"))
    assert rig.window.visit != before


@pytest.mark.parametrize("ground", ["#000000", CALM.accent, CALM.accent_down, "#808080", CALM.ground, "#ffffff"])
def test_the_coming_dot_is_seen_on_every_ground(qtbot: QtBot, ground: str) -> None:
    """Early on its way down it has something that stands out, on dark buttons too."""
    window = QWidget()
    qtbot.addWidget(window)
    dot = TouchDot(window)
    dot.place(QPoint(50, 50), 100, CALM)
    dot.come(0.3)
    image = QImage(dot.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    dot.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    assert image.pixelColor(0, 0).name() == ground
    assert max(contrast(ground, image.pixelColor(x, 50).name()) for x in range(100)) >= 3.0


def test_the_tour_goes_round_by_the_clock(make_window: MakeWindow, tmp_path: Path) -> None:
    """Without a film it follows the time that passes, and begins again at its end."""
    window, clock = make_window(LAPTOP, content=read(short(tmp_path))), Clock()
    window.setUpdatesEnabled(False)
    tour = Tour(window, MotionClock(), clock=clock)
    tour.start()
    screens: list[Screen] = []
    while screens.count(Screen.ATTRACT) < 3:
        clock.advance(1.0)
        tour._tick()
        if not screens or screens[-1] is not window.visit.route.screen:
            screens.append(window.visit.route.screen)
    assert tour.playing
    tour.stop()


# --- the film ---------------------------------------------------------------------------------------------------------


def plain(colour: str) -> QImage:
    """A small picture of one colour."""
    image = QImage(32, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_frames_are_numbered_and_equal_ones_are_one_file(tmp_path: Path) -> None:
    """Each frame can be opened; a frame like the one before takes no room."""
    film = Film(tmp_path / "a" / "film")
    for colour in ("red", "red", "red", "blue"):
        film.add(plain(colour))
    files = sorted((tmp_path / "a" / "film").iterdir())
    assert [file.name for file in files] == [f"frame-00000{number}.png" for number in (1, 2, 3, 4)]
    assert [QImage(str(file)).pixelColor(1, 1).name() for file in files] == ["#ff0000"] * 3 + ["#0000ff"]
    assert files[0].stat().st_ino == files[2].stat().st_ino != files[3].stat().st_ino


def refuse(_former: Path, _fresh: Path) -> None:
    """As on a memory stick, where a file has one name."""
    raise OSError


def test_frames_are_copied_where_files_have_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a memory stick."""
    monkeypatch.setattr(os, "link", refuse)
    film = Film(tmp_path)
    film.add(plain("red"))
    film.add(plain("red"))
    assert (tmp_path / "frame-000001.png").read_bytes() == (tmp_path / "frame-000002.png").read_bytes()


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """So is one that holds a film already; nothing in it is touched."""
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/film")):
        with pytest.raises(FilmRefused):
            Film(folder)
    Film(tmp_path).add(plain("red"))
    with pytest.raises(FilmRefused):
        Film(tmp_path)
    assert QImage(str(tmp_path / "frame-000001.png")).pixelColor(1, 1).name() == "#ff0000"


@pytest.mark.parametrize("name", ["frame-000007.png", "tour.mp4"])
def test_whatever_is_left_of_another_recording_is_kept(tmp_path: Path, name: str) -> None:
    """A folder with any frame of it, or with its video alone, is refused."""
    (tmp_path / name).touch()
    with pytest.raises(FilmRefused):
        Film(tmp_path)


def test_a_frame_of_another_size_is_refused(tmp_path: Path) -> None:
    """A video would stretch it."""
    film = Film(tmp_path)
    film.add(plain("red"))
    with pytest.raises(FilmRefused, match=r"frame-000002\.png.* 16x20 .* 32x20"):
        film.add(plain("red").copy(0, 0, 16, 20))
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("colour", ["red", "blue"])
def test_a_full_disk_is_named_and_keeps_no_half_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colour: str
) -> None:
    """Also where files have one name only, so that an equal frame is a copy."""

    def fill(file: Path, data: bytes) -> int:
        file.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file), len(data))

    film = Film(tmp_path)
    film.add(plain("red"))
    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(FilmRefused, match=os.strerror(errno.ENOSPC)):
        film.add(plain(colour))
    assert [file.name for file in tmp_path.iterdir()] == ["frame-000001.png"]


# --- the video --------------------------------------------------------------------------------------------------------


@pytest.fixture
def video(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Video]:
    """Made by the program that a test writes as `ffmpeg`; none at first."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    (tmp_path / "film").mkdir()
    video = Video(qapp)
    yield video
    video.abandon()
    video.deleteLater()


def write_ffmpeg(folder: Path, commands: str) -> None:
    """A program of that name."""
    program = folder / "ffmpeg"
    program.write_text(f"#!/bin/sh\n{commands}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_without_ffmpeg_there_is_no_video(
    qtbot: QtBot, video: Video, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says so."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with caplog.at_level(logging.INFO), qtbot.waitSignal(video.ended):
        video.make(tmp_path / "film")
    assert "ffmpeg is not installed" in caplog.text


@pytest.mark.parametrize(("status", "said"), [(0, "video: "), (1, "no video: ffmpeg said some fault")])
def test_with_ffmpeg_there_is_a_video(
    qtbot: QtBot, video: Video, tmp_path: Path, caplog: pytest.LogCaptureFixture, status: int, said: str
) -> None:
    """It is told the rate and the names of the frames; what it complains of is in the log, and no half video stays."""
    write_ffmpeg(tmp_path, f'echo "$@" > asked\ntouch tour.mp4\necho some fault >&2\nexit {status}')
    with caplog.at_level(logging.INFO), qtbot.waitSignal(video.ended):
        video.make(tmp_path / "film")
    asked = (tmp_path / "film" / "asked").read_text()
    assert "-framerate 10 -i frame-%06d.png" in asked
    assert asked.strip().endswith("tour.mp4")
    assert said in caplog.messages[-1]
    assert (tmp_path / "film" / "tour.mp4").exists() is (status == 0)


def test_an_ffmpeg_that_does_not_start_is_told(
    qtbot: QtBot, video: Video, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The recording ends all the same."""
    write_ffmpeg(tmp_path, "")
    (tmp_path / "ffmpeg").write_text("#!/no/such/program\n")
    with qtbot.waitSignal(video.ended):
        video.make(tmp_path / "film")
    assert "no video: " in caplog.text


def test_the_window_goes_on_while_a_video_is_made(qtbot: QtBot, video: Video, tmp_path: Path) -> None:
    """The event loop runs until ffmpeg is done."""
    os.mkfifo(tmp_path / "end")
    write_ffmpeg(tmp_path, f"read _ < {tmp_path / 'end'}")
    ended: list[bool] = []
    video.ended.connect(lambda: ended.append(True))
    video.make(tmp_path / "film")
    settle()
    assert not ended
    with qtbot.waitSignal(video.ended):
        (tmp_path / "end").write_text("now\n")


def test_a_video_that_is_abandoned_is_not_there(video: Video, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """As when the program ends while it is made: no half video, and the log says so."""
    os.mkfifo(tmp_path / "begun")
    write_ffmpeg(tmp_path, f"touch tour.mp4\necho > {tmp_path / 'begun'}\nread _ < {tmp_path / 'begun'}")
    video.make(tmp_path / "film")
    (tmp_path / "begun").read_text()
    video.abandon()
    assert "no video: " in caplog.text
    assert not (tmp_path / "film" / "tour.mp4").exists()


# --- the real program -------------------------------------------------------------------------------------------------


def short(folder: Path) -> Path:
    """A content file with one short section, for a short tour."""
    data = minimal_content()
    for section in data["sections"]:
        section["hidden"] = section["kind"] != "conditions"
    file = folder / "content.json"
    file.write_text(json.dumps(data), "utf-8")
    return file


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":97531", "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "2"}])
def test_a_tour_is_recorded_whatever_display_there_is(tmp_path: Path, display: dict[str, str]) -> None:
    """It ends by itself with status 0; frames follow one another and show what happens."""
    folder = tmp_path / "film"
    line = ("--content", str(short(tmp_path)), "--tour", "--record", str(folder), "--window", "800x600")
    done = run(*line, **display)
    assert done.returncode == 0, done
    assert "Traceback" not in done.stderr
    files = sorted(folder.glob("frame-*.png"))
    assert [file.name for file in files] == [f"frame-{number:06d}.png" for number in range(1, len(files) + 1)]
    assert len(files) > 400, done
    assert {(image.width(), image.height()) for image in (QImage(str(file)) for file in files[::50])} == {(800, 600)}
    kinds = {file.stat().st_ino for file in files}
    assert 30 < len(kinds) < len(files) / 2


def test_a_recording_that_is_ended_says_that_it_is_cut_short(tmp_path: Path) -> None:
    """By SIGTERM, as by Ctrl+C: one line with what there is, and the end."""
    with Program("--tour", "--record", str(tmp_path / "film"), "--window", "800x600") as program:
        program.wait_for("ready in")
        assert program.end() == 0
    assert re.search(r"cut short: \d+ frames, \d+ s, in .*film", program.log)


def test_a_film_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    """Exit status 2, before any window."""
    (tmp_path / "file").touch()
    done = run("--tour", "--record", str(tmp_path / "file"))
    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr), done.stderr


def test_no_film_of_content_that_is_refused(tmp_path: Path) -> None:
    """Exit status 1, and the problems."""
    file = tmp_path / "content.json"
    file.write_text("{}")
    done = run("--content", str(file), "--tour", "--record", str(tmp_path / "film"))
    assert done.returncode == 1
    assert f"{file}:1:1: " in done.stderr
    assert not list((tmp_path / "film").glob("*.png"))


def test_the_waiting_screens_light_is_in_the_film(make_window: MakeWindow, tmp_path: Path) -> None:
    """It rests first and is seen after two seconds of the film, though hardly any time has passed."""
    film = Film(tmp_path)
    motions = MotionClock(film.elapsed_ms)
    window = make_window((800, 600), motion=motions)
    tour = Tour(window, motions, film, Clock())
    tour.start()
    for _ in range(42):
        tour._tick()
        QCoreApplication.processEvents()
    frames = [QImage(str(tmp_path / f"frame-{number:06d}.png")) for number in (10, 19, 35, 40)]
    assert frames[0] == frames[1] != frames[2] != frames[3]
    tour.stop()


def test_frames_do_not_move_by_themselves(make_window: MakeWindow, tmp_path: Path) -> None:
    """The recorder counts its own time: what it writes is the same however fast the machine is."""
    film = Film(tmp_path)
    motions = MotionClock(film.elapsed_ms)
    window = make_window((800, 600), motion=motions)
    tour = Tour(window, motions, film, Clock())
    tour.start()
    for _ in range(12):
        tour._tick()
        QCoreApplication.processEvents()
    first = QImage(str(tmp_path / "frame-000002.png"))
    assert first == QImage(str(tmp_path / "frame-000012.png"))
    assert len(list(tmp_path.glob("frame-*.png"))) >= 12
    tour.stop()
