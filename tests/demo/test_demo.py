"""The demo on a laptop: its keys, the list of them, shapes, the sample clinic; none of it without `--demo`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QApplication

from kiosk import composition, parts, paths, tokens
from kiosk.commands import command_line
from kiosk.content.model import Content
from kiosk.demo.controller import Demo, Shape, files_to_show
from kiosk.demo.key_list import KeyList
from kiosk.demo.keys import KEYS, DemoAction
from kiosk.demo.tour import Tour
from kiosk.navigation import Screen, Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.options import KioskOptions
from kiosk.system.settings.settings import Settings
from kiosk.widgets.controls.label import Label
from kiosk.widgets.disposal import dispose
from tests.conftest import MakeKiosk, MakeWindow
from tests.support.rig import Rig, edited
from tests.support.screens import layout_faults
from tests.support.settle import settle

KEY_OF: Final = {action: key for key, action in KEYS.items()}
FILES: Final = (paths.CONTENT, paths.SAMPLES / "harbor.json")


class DemoRig:
    """A kiosk with the demo's keys, on the front page."""

    def __init__(self, rig: Rig) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.rig = rig
        self.window = rig.window
        self.demo = Demo(self.window, Tour(self.window, MotionClock()), FILES, on_screen=False)
        self.demo.install(application)
        self.asked_for: list[Path] = []
        self.demo.content_requested.connect(self.asked_for.append)
        self.window.go(self.window.visit.home())
        rig.wait_out()

    def press(self, action: DemoAction) -> None:
        """The key for that action, at once after the screen changed."""
        self.rig.key(KEY_OF[action])
        settle()

    @property
    def list(self) -> KeyList | None:
        """The list of keys, while it is shown."""
        found = self.window.findChild(KeyList)
        return found if isinstance(found, KeyList) and found.isVisible() else None


@pytest.fixture
def demo(make_window: MakeWindow) -> Iterator[DemoRig]:
    """The demo in a laptop's window."""
    with Rig(make_window((1366, 768))) as rig:
        yield DemoRig(rig)


# --- keys -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_the_keys_do_nothing_without_the_demo(rig: Rig, key: Qt.Key) -> None:
    """The kiosk in the clinic has none of them: not the visit, not the size, not a pixel changes."""
    visit, size, before = rig.window.visit, rig.window.size(), rig.picture()
    rig.key(key)
    settle()
    assert (rig.window.visit, rig.window.size()) == (visit, size)
    assert rig.picture() == before


def test_next_section_goes_round(demo: DemoRig, content: Content) -> None:
    """From the front page through all sections and to the front page again, with no page in between."""
    seen = []
    for _ in range(len(content.shown) + 1):
        demo.press(DemoAction.NEXT_SECTION)
        seen.append(demo.window.visit.route.section)
    assert seen == [*(section.id for section in content.shown), ""]
    assert demo.window.visit.route.screen is Screen.HOME


def test_language_and_contrast_keep_the_page(demo: DemoRig) -> None:
    """Each changes nothing but itself."""
    demo.press(DemoAction.NEXT_SECTION)
    route = demo.window.visit.route
    demo.press(DemoAction.NEXT_LANGUAGE)
    demo.press(DemoAction.NEXT_CONTRAST)
    assert (demo.window.visit.language, demo.window.visit.high_contrast) == ("es", True)
    demo.press(DemoAction.NEXT_LANGUAGE)
    demo.press(DemoAction.NEXT_CONTRAST)
    assert (demo.window.visit.language, demo.window.visit.high_contrast) == ("en", False)
    assert demo.window.visit.route == route


def test_clean_start_forgets_everything(demo: DemoRig) -> None:
    """As when the time is out: the start screen, in the first language, size and colours."""
    demo.press(DemoAction.NEXT_SECTION)
    demo.press(DemoAction.NEXT_LANGUAGE)
    demo.press(DemoAction.NEXT_CONTRAST)
    demo.press(DemoAction.CLEAN_START)
    visit = demo.window.visit
    assert (visit.route.screen, visit.language, visit.high_contrast, visit.history) == (Screen.ATTRACT, "en", False, ())


def test_the_sample_key_goes_to_the_sample_and_back(demo: DemoRig) -> None:
    """Each press wishes for the next content file, after the last the first."""
    for _ in range(3):
        demo.press(DemoAction.NEXT_SAMPLE)
    assert demo.asked_for == [FILES[1], FILES[0], FILES[1]]


def test_a_key_held_down_acts_once(demo: DemoRig) -> None:
    """Repeats of the keyboard are swallowed."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    handle = demo.window.windowHandle()
    assert handle is not None
    for repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "", autorep=repeated, count=1
        )
        QCoreApplication.sendEvent(handle, event)
    assert demo.window.visit.route.section == demo.window.outline.sections[0]


def test_keys_with_a_modifier_are_not_the_demos(demo: DemoRig) -> None:
    """Alt+F4 and the like stay the system's."""
    visit = demo.window.visit
    demo.rig.key(Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    demo.rig.key(Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    assert demo.window.visit == visit


def test_the_kiosks_own_keys_still_work(demo: DemoRig) -> None:
    """Page Down goes on as ever."""
    demo.rig.key(Qt.Key.Key_PageDown)
    assert demo.window.visit.route.section == demo.window.outline.sections[0]


# --- list of keys -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [(800, 600), (1366, 768), (405, 720)])
def test_the_list_names_every_key(
    make_window: MakeWindow, content: Content, language: str, size: tuple[int, int]
) -> None:
    """Each key and what it does, in the visit's language, all of it to be read, whatever text size the page has."""
    words = content.interface.demo
    assert words is not None
    with Rig(make_window((1366, 768), language=language, text_size=3)) as rig:
        demo = DemoRig(rig)
        rig.window.resize(*size)
        settle()
        demo.press(DemoAction.THIS_LIST)
        assert demo.list is not None
        texts = [label.text() for label in demo.list.findChildren(Label)]
        for action in DemoAction:
            assert getattr(words, action.value).in_language(language) in texts
        assert {"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"} <= set(texts)
        assert words.quit.in_language(language) in texts
        if size != (405, 720):  # the words on the page beneath are too large for so small a window
            assert not [fault for fault in layout_faults(rig.window) if "clipped" in fault]


def test_the_list_comes_and_goes_with_its_key(demo: DemoRig) -> None:
    """F1 shows it, F1 hides it, and the page beneath is as it was."""
    before = demo.rig.picture()
    demo.press(DemoAction.THIS_LIST)
    assert demo.list is not None
    demo.press(DemoAction.THIS_LIST)
    assert demo.list is None
    assert demo.rig.picture() == before


def test_any_key_or_tap_closes_the_list_and_does_nothing_else(demo: DemoRig) -> None:
    """What is meant for the list is not done beneath it."""
    visit = demo.window.visit
    demo.press(DemoAction.THIS_LIST)
    demo.rig.key(Qt.Key.Key_PageDown)
    assert demo.list is None
    demo.press(DemoAction.THIS_LIST)
    demo.rig.wait_out()
    demo.rig.tap(demo.window.rect().center())
    settle()
    assert demo.list is None
    assert demo.window.visit == visit


def test_the_list_follows_the_window(demo: DemoRig) -> None:
    """In another size it covers the window again."""
    demo.press(DemoAction.THIS_LIST)
    demo.window.resize(1000, 700)
    settle()
    assert demo.list is not None
    assert demo.list.size() == demo.window.size()


def test_content_without_words_for_the_keys_has_no_list(demo: DemoRig, tmp_path: Path) -> None:
    """Another clinic's content may leave them out; nothing stands there then, and the other keys work."""

    def without(data: dict[str, dict[str, object]]) -> None:
        del data["interface"]["demo"]

    demo.window.set_content(edited(tmp_path, without), demo.window.visit)
    demo.press(DemoAction.THIS_LIST)
    assert demo.list is None
    demo.press(DemoAction.NEXT_SECTION)
    assert demo.window.visit.route.screen is Screen.SECTION


# --- shapes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "room", "largest"),
    [
        (Shape.PORTRAIT, (1350, 720), (405, 720)),
        (Shape.LANDSCAPE, (1350, 720), (1280, 720)),
        (Shape.LAPTOP, (1350, 720), (1152, 720)),
        (Shape.LANDSCAPE, (1080, 1920), (1080, 607)),
        (Shape.PORTRAIT, (1080, 1920), (1080, 1920)),
    ],
)
def test_a_shape_is_as_large_as_the_room_allows(shape: Shape, room: tuple[int, int], largest: tuple[int, int]) -> None:
    """It touches two edges of the room."""
    assert shape.largest(QSize(*room)) == QSize(*largest)


def test_the_shape_key_goes_round(demo: DemoRig) -> None:
    """Portrait, landscape, laptop, and portrait again; the screen is laid out anew in each."""
    seen = []
    for _ in range(4):
        demo.press(DemoAction.NEXT_SHAPE)
        seen.append((demo.window.width(), demo.window.height()))
    assert seen[0] == seen[3]
    ratios = [width / height for width, height in seen[:3]]
    assert ratios == pytest.approx([9 / 16, 16 / 9, 16 / 10], rel=0.01)


@pytest.mark.parametrize(
    ("asked", "ratio", "following"), [((1080, 1920), 9 / 16, 16 / 9), ((1920, 1080), 16 / 9, 9 / 16)]
)
def test_a_window_larger_than_the_screen_is_shown_in_small(
    make_window: MakeWindow, asked: tuple[int, int], ratio: float, following: float
) -> None:
    """All of it is on the screen, in the proportions asked for, and the shape key goes on to another shape."""
    window = make_window((1366, 768))
    window.hide()
    demo = Demo(window, Tour(window, MotionClock()), FILES, on_screen=True)
    demo.open_window(QSize(*asked))
    assert window.width() / window.height() == pytest.approx(ratio, rel=0.01)
    window.first_painted.emit()
    assert window.width() / window.height() == pytest.approx(ratio, rel=0.01)
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    demo._next_shape()
    assert window.width() / window.height() == pytest.approx(following, rel=0.01)


def test_a_small_tall_window_is_the_tall_screen_in_small(qapp: QApplication, content: Content) -> None:
    """Below the smallest size a demo keeps all proportions, so that a laptop shows a portrait screen whole."""
    visit = Visit("en")
    window = parts.make_window(qapp, parts.make_artwork(), Settings(), visit)
    window.set_content(content, visit)
    window.resize(540, 960)
    window.show()
    settle()
    context = window.context()
    assert context is not None
    metrics = context.theme.metrics
    assert metrics.text_px("small") == round(tokens.TYPE["small"].sizes[0] * 0.5)
    window.resize(1366, 768)
    settle()
    context = window.context()
    assert context is not None
    assert context.theme.metrics.text_px("small") == round(tokens.TYPE["small"].sizes[0] * 768 / 1080)
    dispose(window)


# --- the command line -------------------------------------------------------------------------------------------------


def test_demo_and_tour_are_in_a_window() -> None:
    """`--tour` is a demo, and a demo is never full screen; a size that is given is kept."""
    assert command_line.parse(["--demo"]) == KioskOptions(demo=True, window=(0, 0))
    options = command_line.parse(["--tour", "--window", "1000x700"])
    assert options == KioskOptions(demo=True, tour=True, window=(1000, 700))
    assert command_line.parse(["--window"]) == KioskOptions(window=(0, 0))


def test_recording_needs_a_tour(capsys: pytest.CaptureFixture[str]) -> None:
    """`--record` alone is a wrong use: one line, exit status 2."""
    with pytest.raises(SystemExit) as end:
        command_line.parse(["--record", "somewhere", "--demo"])
    assert end.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


# --- the whole, wired -------------------------------------------------------------------------------------------------


@pytest.fixture
def wired(make_kiosk: MakeKiosk) -> composition.Kiosk:
    """The kiosk as `--demo` makes it, with its content, shown."""
    return make_kiosk("--demo")


def test_nobody_is_sent_away_in_a_demo(wired: composition.Kiosk) -> None:
    """The idle timer never starts to count."""
    wired.window.go(wired.window.visit.home())
    assert wired.idle_timer._limit is None


def test_the_sample_replaces_everything_and_goes_again(wired: composition.Kiosk, content: Content) -> None:
    """One key press: another name, accent, phone, sections; the next brings the clinic back."""
    window = wired.window
    window.go(window.visit.home())
    wired.publisher.turn_to(FILES[1])
    context = window.context()
    assert context is not None
    assert context.theme.colours.accent == context.content.accent != content.accent
    assert window.windowTitle() == context.content.clinic.name.in_language("en")
    wired.publisher.turn_to(FILES[0])
    context = window.context()
    assert context is not None
    assert (context.content.clinic, context.content.codes) == (content.clinic, content.codes)


def test_a_clinic_comes_back_in_the_language_it_was_left_in(wired: composition.Kiosk) -> None:
    """The sample has no Spanish, and nobody chose its English."""
    window, demo = wired.window, wired.demo
    assert demo is not None
    window.go(window.visit.in_language("es").home())
    for language in ("en", "es", "en"):
        demo._next_sample()
        assert window.visit.language == language
    window.go(window.visit.in_language("fr"))
    for language in ("es", "fr"):
        demo._next_sample()
        assert window.visit.language == language


def test_the_sample_key_always_has_another_clinic_to_show() -> None:
    """Also where the content is the sample, by whatever path it is named."""
    assert files_to_show(FILES[0], paths.SAMPLES, paths.CONTENT) == FILES
    assert files_to_show(FILES[1], paths.SAMPLES, paths.CONTENT) == FILES[::-1]
    roundabout = FILES[1].parent / ".." / FILES[1].parent.name / FILES[1].name
    assert files_to_show(roundabout, paths.SAMPLES, paths.CONTENT) == (roundabout, FILES[0])


def test_a_sample_that_is_refused_changes_nothing(wired: composition.Kiosk, tmp_path: Path) -> None:
    """What is wrong is said in the log, and the screen stays."""
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    context = wired.window.context()
    assert context is not None
    before = context.content
    wired.publisher.turn_to(broken)
    context = wired.window.context()
    assert context is not None
    assert context.content is before
