"""The story runs by itself at a reader's pace, and stands still when it is touched, covered, or over."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.navigation import Place, Screen
from kiosk.views.story import StoryView, scene_seconds
from kiosk.widgets.controls.caption import Caption
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.segments import Segments
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture
from kiosk.widgets.pictures.playback import Phase
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow, Size
from tests.support.rig import Motions, Rig, edited
from tests.support.settle import settle

STEP_MS = 50
SIZES: tuple[Size, ...] = ((1080, 1920), (1920, 1080), (1366, 768), (800, 600))


class Watcher:
    """A window at the story, and a clock for it."""

    def __init__(self, make_window: MakeWindow, size: Size = (1366, 768), **how: Any) -> None:
        self.motions = Motions()
        self.window = make_window(size, motion=self.motions, **how)
        self.window.requests.watch()
        settle()

    @property
    def view(self) -> StoryView:
        """The story on the screen."""
        view = self.window._stage.view
        assert isinstance(view, StoryView)
        return view

    @property
    def scene(self) -> int:
        """The number of the scene, from 0."""
        return self.window.visit.route.place.block

    def wait(self, seconds: float) -> None:
        """Lets time pass frame by frame."""
        for _ in range(round(seconds * 1000 / STEP_MS)):
            self.motions.advance(STEP_MS)
        settle()

    def wait_for(self, scene: int) -> float:
        """Waits until that scene is there; how many seconds it took."""
        waited = 0.0
        while self.scene < scene and waited < 60:
            self.wait(STEP_MS / 1000)
            waited += STEP_MS / 1000
        assert self.scene == scene
        return waited


@pytest.fixture
def watcher(make_window: MakeWindow) -> Watcher:
    """A laptop's window at the first scene."""
    return Watcher(make_window)


def phase_of(watcher: Watcher) -> Phase:
    """What the story is doing."""
    return watcher.view.phase


def screen_of(watcher: Watcher) -> Screen:
    """Where the visit is."""
    return watcher.window.visit.route.screen


def scenes(content: Content) -> int:
    """How many scenes the story has."""
    assert content.story is not None
    return len(content.story.scenes)


def said(window: KioskWindow) -> str:
    """The words beside the picture."""
    labels = [label for caption in window.findChildren(Caption) for label in caption.findChildren(Label)]
    return " ".join(label.text() for label in labels if label.isVisible())


# --- it runs by itself, and ends --------------------------------------------------------------------------------------


def test_each_scene_is_there_for_as_long_as_it_is_read(watcher: Watcher, content: Content) -> None:
    """And never for less than five seconds; in a minute all of it has been seen."""
    assert content.story is not None
    together = 0.0
    for number, scene in enumerate(content.story.scenes[:-1], start=1):
        seconds = watcher.wait_for(number)
        assert seconds >= scene_seconds(scene.text.in_language("en")) - STEP_MS / 1000
        together += seconds
    watcher.wait(10)
    assert phase_of(watcher) is Phase.RESTING
    assert together + 10 <= 60


def test_the_pace_is_that_of_a_reader() -> None:
    """180 words a minute, never under five seconds."""
    assert scene_seconds("one two three") == tokens.SCENE_SHORTEST_S == 5.0
    assert scene_seconds(" ".join(["word"] * 30)) == pytest.approx(10.0)


def test_after_the_last_scene_nothing_moves(watcher: Watcher, content: Content) -> None:
    """The closing words are there, and a button to see it again."""
    assert content.story is not None
    assert content.story.closing is not None
    watcher.wait_for(scenes(content) - 1)
    assert content.story.closing.in_language("en") not in said(watcher.window)
    watcher.wait(15)
    assert not watcher.motions.moving
    assert content.story.closing.in_language("en") in said(watcher.window)
    assert watcher.scene == scenes(content) - 1
    names = [button.accessibleName() for button in watcher.window.buttons()]
    interface = content.interface
    assert interface.replay.in_language("en") in names
    assert interface.pause.in_language("en") not in names


def test_no_scene_moves_its_picture_for_longer_than_five_seconds(watcher: Watcher, content: Content) -> None:
    """WCAG 2.2.2; and each picture has come to rest when its scene is over."""
    for number in range(1, scenes(content)):
        playback = watcher.view.findChildren(AnnotatedPicture)[-1].playback
        assert playback is not None
        assert playback.duration_ms <= 5000
        watcher.wait_for(number)
        assert playback is not watcher.view.findChildren(AnnotatedPicture)[-1].playback


def test_the_line_fills_while_a_scene_runs(watcher: Watcher) -> None:
    """A segment for each scene; the present one in part."""
    (line,) = watcher.window.findChildren(Segments)
    watcher.wait(2.5)
    assert 0.2 < line.done < 0.8
    watcher.wait_for(1)
    watcher.wait(1)
    assert 1.0 < line.done < 2.0


# --- pausing, going back ----------------------------------------------------------------------------------------------


def test_a_touch_anywhere_on_the_page_holds_it(make_window: MakeWindow, content: Content) -> None:
    """The button then says how it goes on; nothing moves meanwhile, however long."""
    watcher = Watcher(make_window)
    with Rig(watcher.window) as rig:
        rig.wait_out()
        watcher.wait(1)
        rig.tap(QPoint(300, 300))
        settle()
        assert phase_of(watcher) is Phase.PAUSED
        watcher.wait(30)
        assert watcher.scene == 0
        rig.wait_out()
        rig.tap(rig.button(content.interface.play.in_language("en")))
        settle()
        assert phase_of(watcher) is Phase.PLAYING
        watcher.wait_for(1)


def test_the_button_holds_it_also_just_after_a_scene_came_by_itself(make_window: MakeWindow, content: Content) -> None:
    """What goes on by itself keeps nobody's finger back."""
    watcher = Watcher(make_window)
    with Rig(watcher.window) as rig:
        rig.wait_out()
        watcher.wait_for(1)
        rig.tap(rig.button(content.interface.pause.in_language("en")))
        settle()
        assert phase_of(watcher) is Phase.PAUSED


def test_a_finger_on_a_button_is_not_lost_when_the_scene_changes(make_window: MakeWindow, content: Content) -> None:
    """It came down in one scene and is lifted in the next."""
    watcher = Watcher(make_window)
    with Rig(watcher.window) as rig:
        rig.wait_out()
        pause = rig.button(content.interface.pause.in_language("en"))
        rig.press(pause)
        watcher.wait_for(1)
        rig.lift(pause)
        settle()
        assert phase_of(watcher) is Phase.PAUSED


def test_back_is_a_scene_back_and_then_where_the_reader_was(make_window: MakeWindow) -> None:
    """By button, key and stroke."""
    watcher = Watcher(make_window)
    watcher.window.go(watcher.window.visit.home().story())
    watcher.wait_for(2)
    with Rig(watcher.window) as rig:
        rig.wait_out()
        rig.key(Qt.Key.Key_Escape)
        assert watcher.scene == 1
        rig.wait_out()
        rig.stroke(QPoint(300, 300), QPoint(800, 300))
        assert watcher.scene == 0
        rig.wait_out()
        rig.key(Qt.Key.Key_Escape)
        assert screen_of(watcher) is Screen.HOME


def test_again_begins_at_the_first_scene(watcher: Watcher, content: Content) -> None:
    """From the end, from the middle, and from the first itself."""
    for scene in (scenes(content) - 1, 3, 0):
        watcher.window.go(watcher.window.visit.at(Place(scene)))
        watcher.wait(2)
        (again,) = [
            button
            for button in watcher.window.buttons()
            if button.accessibleName() == content.interface.replay.in_language("en")
        ]
        again.click()
        settle()
        (line,) = watcher.window.findChildren(Segments)
        assert watcher.scene == 0
        assert line.done < 0.1
        assert phase_of(watcher) is Phase.PLAYING


def test_paused_stays_paused_when_pages_are_turned(watcher: Watcher) -> None:
    """Whoever holds it looks at one scene after the other by hand."""
    watcher.window.requests.pause()
    watcher.window.requests.next()
    assert watcher.scene == 1
    watcher.wait(30)
    assert watcher.scene == 1
    assert phase_of(watcher) is Phase.PAUSED


def test_it_stands_still_while_something_lies_over_it(watcher: Watcher) -> None:
    """The question whether somebody is there, above all."""
    watcher.wait(1)
    watcher.window.patient.show_warning()
    settle()
    watcher.wait(40)
    assert watcher.scene == 0
    assert not watcher.motions.moving
    watcher.window.patient.hide_warning()
    settle()
    watcher.wait_for(1)


def test_nothing_runs_on_after_it_was_left(watcher: Watcher) -> None:
    """The visit goes home, and stays there."""
    watcher.wait(2)
    watcher.window.requests.home()
    watcher.wait(30)
    assert screen_of(watcher) is Screen.HOME


# --- what changes in its middle ---------------------------------------------------------------------------------------


def test_another_look_keeps_the_scene(watcher: Watcher, content: Content) -> None:
    """Language, letters, contrast, size of the window; paused stays paused."""
    assert content.story is not None
    watcher.wait_for(3)
    watcher.window.requests.pause()
    for change in (
        watcher.window.requests.next_language,
        watcher.window.requests.next_text_size,
        watcher.window.requests.other_contrast,
    ):
        change()
        settle()
        assert watcher.scene == 3
        assert phase_of(watcher) is Phase.PAUSED
    watcher.window.resize(800, 600)
    settle()
    assert watcher.scene == 3
    assert said(watcher.window) == content.story.scenes[3].text.in_language("es")


def test_a_scene_that_stays_is_followed_and_one_that_goes_leads_to_the_nearest(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    """Staff may shorten the story while somebody watches."""

    def without_first(data: Any) -> None:
        del data["story"]["scenes"][0]

    def with_two(data: Any) -> None:
        data["story"]["scenes"] = data["story"]["scenes"][:2]

    watcher = Watcher(make_window)
    watcher.wait_for(3)
    before = said(watcher.window)
    watcher.window.set_content(edited(tmp_path, without_first), watcher.window.visit)
    settle()
    assert (watcher.scene, said(watcher.window)) == (2, before)
    watcher.window.set_content(edited(tmp_path, with_two), watcher.window.visit)
    settle()
    assert watcher.scene in (0, 1)
    watcher.wait(30)
    assert phase_of(watcher) is Phase.RESTING


def test_a_content_without_a_story_leads_home(make_window: MakeWindow, tmp_path: Path) -> None:
    """And Back does not lead to the story that is gone."""
    watcher = Watcher(make_window)
    watcher.wait_for(2)
    watcher.window.set_content(edited(tmp_path, lambda data: data.pop("story")), watcher.window.visit)
    settle()
    assert screen_of(watcher) is Screen.HOME
    watcher.window.requests.back()
    assert screen_of(watcher) is not Screen.STORY
    watcher.window.requests.watch()
    assert screen_of(watcher) is not Screen.STORY


# --- how it looks -----------------------------------------------------------------------------------------------------


def test_without_motion_the_scenes_are_stills_turned_by_hand(make_window: MakeWindow, content: Content) -> None:
    """No button for what does not move; the closing words at the last."""
    assert content.story is not None
    assert content.story.closing is not None
    window = make_window((1080, 1920))
    window.requests.watch()
    for number in range(scenes(content)):
        settle()
        assert window.visit.route.place == Place(number)
        names = [button.accessibleName() for button in window.buttons()]
        assert content.interface.pause.in_language("en") not in names
        assert content.story.scenes[number].text.in_language("en") in said(window)
        window.requests.next()
    assert window.visit.route.screen is Screen.HOME


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_larger_letters_shrink_no_picture_and_are_no_smaller(
    make_window: MakeWindow, size: Size, language: str
) -> None:
    """Of the first scene, and the same for all scenes."""
    boxes, letters = [], []
    for text_size in tokens.TEXT_SIZES:
        watcher = Watcher(make_window, size, language=language, text_size=text_size)
        box = watcher.view.findChildren(AnnotatedPicture)[-1].geometry()
        boxes.append(box.width() * box.height())
        (caption,) = watcher.window.findChildren(Caption)
        letters.append(caption.findChildren(Label)[0].font().pixelSize())
        watcher.window.go(watcher.window.visit.at(Place(2)))
        settle()
        assert watcher.view.findChildren(AnnotatedPicture)[-1].geometry() == box
    assert boxes[0] <= 1.02 * min(boxes)
    assert letters[0] <= min(letters)
