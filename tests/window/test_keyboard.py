"""Everything works by keys alone, with a full keyboard or a pad of five keys, and one sees where one is."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from kiosk.commands.gallery import screens
from kiosk.content.model import Article, Content, Picture, Regions
from kiosk.navigation import Place, Screen, Visit
from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.paging.aside import Aside
from kiosk.widgets.paging.pager import Pager
from kiosk.widgets.pictures.tagged_picture import PictureSurface
from tests.conftest import MakeWindow, described
from tests.support.rig import Rig

SIZE = (1366, 768)
Key = Qt.Key
# A screen, its section, the number of its page, the word that is explained.
Where = tuple[Screen, str, int, str | None]


def focused(rig: Rig) -> TouchButton | None:
    """The button that has the keyboard."""
    return next((button for button in rig.window.findChildren(TouchButton) if button.hasFocus()), None)


def focus(rig: Rig, name: str) -> TouchButton:
    """Walks with Tab to the button of that name."""
    for _ in rig.window.buttons():
        rig.key(Key.Key_Tab)
        button = focused(rig)
        if button is not None and button.accessibleName() == name:
            return button
    pytest.fail(f"Tab never came to {name}")


def where(rig: Rig) -> Where:
    """What is shown."""
    visit = rig.window.visit
    return visit.route.screen, visit.route.section, rig.window.outline.page_of(visit.route.place), visit.word


def box(rig: Rig, button: QWidget) -> QRect:
    """Where a button stands in the window."""
    return QRect(button.mapTo(rig.window, button.rect().topLeft()), button.size())


# --- focus ------------------------------------------------------------------------------------------------------------


def pressable(rig: Rig) -> set[TouchButton]:
    """Every button a finger could press now, found without the window's help; one that is off cannot be."""
    overlays = [overlay for overlay in rig.window.findChildren(Overlay) if overlay.isVisible()]
    root = overlays[-1] if overlays else rig.window
    found = (button for button in root.findChildren(TouchButton) if button.isVisible() and button.isEnabled())
    return {button for button in found if not is_ground(button)}


def is_ground(button: TouchButton) -> bool:
    """Whether it is a picture that is as large as can be: only its parts answer, and each has a button of its own."""
    return isinstance(button, PictureSurface) and not button.accessibleName()


def follows(before: QRect, after: QRect) -> bool:
    """Whether a reader comes to the second box after the first: further right in the row, else further down."""
    same_row = (
        min(before.bottom(), after.bottom()) - max(before.top(), after.top())
        > min(before.height(), after.height()) // 2
    )
    return after.left() > before.left() if same_row else after.top() > before.top()


def card(button: TouchButton) -> QWidget:
    """What the reader takes in as one thing: the card or tile the button stands on, else the button."""
    widget: QWidget = button
    while (parent := widget.parentWidget()) is not None and not parent.isWindow():
        if isinstance(parent, Pager | Aside):
            return widget
        widget = parent
    return button


def read_in_order(rig: Rig, before: TouchButton, after: TouchButton) -> bool:
    """Whether the second button comes after the first: on a later card, or later on the same card."""
    one, other = card(before), card(after)
    return follows(box(rig, before), box(rig, after)) if one is other else follows(box(rig, one), box(rig, other))


@pytest.mark.parametrize("size", [SIZE, (1080, 1920)])
def test_tab_goes_round_every_button_of_every_screen(
    make_window: MakeWindow, content: Content, size: tuple[int, int]
) -> None:
    """Each button gets the keyboard once, in reading order, then the first again; Backtab takes the same way back."""
    with Rig(make_window(size)) as rig:
        for name in screens(rig.window, content, rig.window.visit):
            rig.wait_out()
            wanted = pressable(rig)
            if not wanted:  # the calm screen
                continue
            there = [walk(rig, Key.Key_Tab) for _ in range(len(wanted) + 1)]
            assert set(there) == wanted, name
            assert there[0] is there[-1], name
            back = [walk(rig, Key.Key_Backtab) for _ in wanted]
            assert back == there[-2::-1], name
            breaks = [(described(a), described(b)) for a, b in pairwise(there) if not read_in_order(rig, a, b)]
            assert len(breaks) <= 1, (name, breaks)  # from the last button to the first


def walk(rig: Rig, key: Key) -> TouchButton:
    """Presses a key; the button that has the keyboard then."""
    rig.key(key)
    button = focused(rig)
    assert button is not None
    return button


def luminance(image: QImage) -> npt.NDArray[np.float64]:
    """The relative luminance of each pixel (WCAG 2.2)."""
    data = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(data.constBits(), np.uint8).reshape(data.height(), data.width(), 4)[:, :, 2::-1] / 255.0
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("high_contrast", [False, True], ids=["calm", "contrast"])
def test_focus_is_plain_to_see(make_window: MakeWindow, content: Content, *, high_contrast: bool) -> None:
    """On each kind of button a ring at least as large as one 2 px thick changes by 3:1 or more (WCAG 2.4.13)."""
    with Rig(make_window(SIZE, high_contrast=high_contrast)) as rig:
        seen: set[tuple[str, str, int]] = set()
        for name in screens(rig.window, content, rig.window.visit):
            rig.wait_out()
            rig.window.setFocus()
            loose = rig.picture()
            for _ in rig.window.buttons():
                button = walk(rig, Key.Key_Tab)
                kind = (type(button).__name__, button.property("role"), button.width())
                if kind in seen:
                    continue
                seen.add(kind)
                area = box(rig, button).intersected(rig.window.rect())
                before, after = luminance(loose.copy(area)), luminance(rig.picture().copy(area))
                change = (np.maximum(before, after) + 0.05) / (np.minimum(before, after) + 0.05)
                needed = 2 * 2 * (area.width() + area.height()) - 16
                assert (change >= 3).sum() >= needed, (name, described(button))
        assert len(seen) >= 8


# --- the five-key pad -------------------------------------------------------------------------------------------------


def test_arrows_and_enter_reach_everything(make_window: MakeWindow, content: Content) -> None:
    """From the start screen, every page of every section and every word that is explained can be reached and left."""
    with Rig(make_window(SIZE)) as rig:
        rig.wait_out()
        found: dict[Where, Visit] = {where(rig): rig.window.visit}
        waiting = list(found.values())
        while waiting:
            visit = waiting.pop()
            rig.window.go(visit)
            rig.wait_out()
            for name in [b.accessibleName() for b in rig.window.buttons() if worth(b)]:
                rig.window.go(visit)
                rig.wait_out()
                step_to(rig, name)
                rig.key(Key.Key_Return)
                rig.wait_out()
                if where(rig) not in found:
                    found[where(rig)] = rig.window.visit
                    waiting.append(rig.window.visit)
        sections = {section.id for section in content.shown}
        assert {section for _, section, _, _ in found} == {"", *sections}
        for section in sections:
            rig.window.go(rig.window.visit.home().open(section))
            pages = {page for _, place, page, _ in found if place == section}
            assert pages == set(range(rig.window.outline.pages)), section
        assert {word for *_, word in found if word} == used_words(content)


def used_words(content: Content) -> set[str]:
    """The words that some page offers to explain: a title that says the word is explained by its page."""
    found: set[str] = set()
    for section in content.shown:
        for group in ("blocks", "items"):
            for item in getattr(section, group, ()):
                title = getattr(item, "title", None) or item.heading
                said = title.in_language("en").casefold()
                words = (content.word(word) for word in getattr(item, "words", ()))
                found.update(word.id for word in words if word.word.in_language("en").casefold() not in said)
        for part in ("relief", "warning"):
            found.update(getattr(getattr(section, part, None), "words", ()))
        for picture in section.pictures:
            found.update(names_touched(picture))
    return found


def names_touched(picture: Picture | None) -> set[str]:
    """The words that the names of a picture explain, on whichever side of its switch."""
    states = () if picture is None else picture.states
    return {label.word for state in states for label in state.labels if label.word}


def worth(button: TouchButton) -> bool:
    """Whether a press leads somewhere: not text size, contrast, language."""
    bar = button.parentWidget()
    return not isinstance(bar, Bar) or button.property("role") == "primary"


def step_to(rig: Rig, name: str) -> None:
    """Walks with the arrow to the button of that name."""
    for _ in rig.window.buttons():
        if walk(rig, Key.Key_Down).accessibleName() == name:
            return
    pytest.fail(f"the arrow never came to {name}")


@pytest.mark.parametrize(
    ("on", "back"), [(Key.Key_Down, Key.Key_Up), (Key.Key_Right, Key.Key_Left), (Key.Key_Tab, Key.Key_Backtab)]
)
def test_each_key_that_steps_on_has_one_that_steps_back(rig: Rig, on: Key, back: Key) -> None:
    """Down and Right step like Tab, Up and Left like Backtab."""
    first = walk(rig, on)
    second = walk(rig, on)
    assert first is not second
    assert walk(rig, back) is first


# --- the other keys ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space, Key.Key_Select])
def test_enter_and_space_press(rig: Rig, content: Content, key: Key) -> None:
    """All keys that mean yes press the button that has the keyboard."""
    focus(rig, content.interface.next.in_language("en"))
    rig.key(key)
    assert where(rig)[2] == 1


def test_page_keys_turn_pages(rig: Rig) -> None:
    """Page Down is Next, Page Up is Back."""
    rig.key(Key.Key_PageDown)
    assert where(rig)[2] == 1
    rig.wait_out()
    rig.key(Key.Key_PageUp)
    assert where(rig)[2] == 0


@pytest.mark.parametrize(
    ("key", "screen"), [(Key.Key_Home, Screen.HOME), (Key.Key_Escape, Screen.HOME), (Key.Key_Back, Screen.HOME)]
)
def test_keys_that_lead_out(rig: Rig, key: Key, screen: Screen) -> None:
    """Home goes to the front page, Escape and Back where Back goes."""
    rig.key(key)
    assert rig.window.visit.route.screen is screen


def test_a_key_begins_a_visit(rig: Rig) -> None:
    """On the start screen Enter begins, with nothing chosen before."""
    rig.window.go(rig.window.visit.attract())
    rig.window.setFocus()
    rig.wait_out()
    rig.key(Key.Key_Return)
    assert rig.window.visit.route.screen is Screen.HOME


def test_a_held_key_acts_once(rig: Rig, content: Content) -> None:
    """A heavy hand on Enter turns one page, not twenty."""
    focus(rig, content.interface.next.in_language("en"))
    rig.key(Key.Key_Return)
    for key in (Key.Key_Return, Key.Key_PageDown, Key.Key_Escape):
        for _ in range(20):
            rig.clock.advance(0.5)
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
            handle = rig.window.windowHandle()
            assert handle is not None
            QCoreApplication.sendEvent(handle, press)
            assert where(rig)[2] == 1


# --- overlays ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("overlay", ["word", "warning"])
def test_the_keyboard_stays_in_an_overlay(rig: Rig, content: Content, overlay: str) -> None:
    """While a word or the warning is shown no key reaches a button beneath."""
    rig.key(Key.Key_Tab)
    if overlay == "word":
        rig.window.go(rig.window.visit.explain(content.glossary[0].id))
    else:
        rig.window.patient.show_warning()
    rig.wait_out()
    inside = rig.window.findChildren(Overlay)[-1]
    for key in (Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab):
        assert inside.isAncestorOf(walk(rig, key))


@pytest.mark.parametrize(
    "key", [Key.Key_Escape, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Home, Key.Key_Return, Key.Key_Space]
)
def test_any_key_closes_a_word_and_does_nothing_else(rig: Rig, content: Content, key: Key) -> None:
    """Whatever is pressed over an explanation, the page beneath stays."""
    before = rig.window.visit
    rig.window.go(before.explain(content.glossary[0].id))
    rig.wait_out()
    rig.key(key)
    assert rig.window.visit == before


# --- focus that stays -------------------------------------------------------------------------------------------------


def bar_place(rig: Rig) -> object:
    """Which button of the bar has the keyboard."""
    return rig.window.findChildren(Bar)[0].focused()


@pytest.mark.parametrize("button", [-1, -2, -3], ids=["language", "contrast", "text size"])
def test_a_choice_keeps_the_keyboard_on_its_button(rig: Rig, button: int) -> None:
    """Pressed again and again, the button of a choice keeps the keyboard though all is built anew."""
    focus(rig, sorted_bar(rig)[button].accessibleName())
    place = bar_place(rig)
    assert place is not None
    before = rig.window.visit
    for _ in range(3):
        rig.key(Key.Key_Return)
        rig.wait_out()
        assert rig.window.visit != before
        before = rig.window.visit
        assert bar_place(rig) == place
        assert focused(rig) is not None


def sorted_bar(rig: Rig) -> list[TouchButton]:
    """The buttons of the bar from left to right."""
    found = [b for b in rig.window.findChildren(Bar)[0].findChildren(TouchButton) if b.isVisible()]
    return sorted(found, key=lambda b: (b.x(), b.y()))


def test_a_new_page_begins_with_its_own_buttons(rig: Rig, content: Content) -> None:
    """After Enter on the page, Tab comes to the page that it led to, not to the bar first."""
    rig.window.reset()
    rig.wait_out()
    for name in (content.attract.touch.in_language("en"), _region(content)):
        focus(rig, name)
        rig.key(Key.Key_Return)
        rig.wait_out()
        assert focused(rig) is None
        rig.key(Key.Key_Tab)
        first = focused(rig)
        assert first is not None
        assert not isinstance(first.parentWidget(), Bar)


def _region(content: Content) -> str:
    """The name of the first region of the spine, which the front page has as a button."""
    regions = next(section for section in content.shown if isinstance(section, Regions))
    return regions.items[0].title.in_language("en")


def test_nobody_finds_the_keyboard_where_somebody_left_it(rig: Rig, content: Content) -> None:
    """The ring around a button of the bar is a trace of the person before."""
    focus(rig, content.interface.next.in_language("en"))
    rig.window.reset()
    assert focused(rig) is None


def test_next_keeps_the_keyboard(rig: Rig, content: Content) -> None:
    """Enter again and again reads on through the pages."""
    following = focus(rig, content.interface.next.in_language("en"))
    for page in (1, 2, 3):
        rig.key(Key.Key_Return)
        rig.wait_out()
        assert (where(rig)[2], focused(rig)) == (page, following)


def test_a_closed_word_gives_the_keyboard_back(rig: Rig, content: Content) -> None:
    """After an explanation the keyboard is where it was, at the word."""
    name = content.interface.explain.in_language("en")
    article = next(section for section in content.shown if isinstance(section, Article))
    rig.window.go(rig.window.visit.home().open(article.id))
    rig.wait_out()
    word = content.word(article.blocks[0].words[0]).word.in_language("en")
    chip = focus(rig, name.format(word=word))
    rig.key(Key.Key_Return)
    assert rig.window.visit.word
    rig.wait_out()
    rig.key(Key.Key_Return)
    assert rig.window.visit.word is None
    assert focused(rig) is chip


def test_an_answered_warning_gives_the_keyboard_back(rig: Rig) -> None:
    """After the warning the keyboard is where it was."""
    button = walk(rig, Key.Key_Tab)
    rig.window.patient.show_warning()
    rig.wait_out()
    rig.key(Key.Key_Return)
    assert focused(rig) is button


def test_a_word_beneath_an_answered_warning_still_gives_the_keyboard_back(rig: Rig, content: Content) -> None:
    """Each remembers its own button: the warning the word's, the word the page's."""
    button = walk(rig, Key.Key_Tab)
    rig.window.go(rig.window.visit.explain(content.glossary[0].id))
    rig.window.patient.show_warning()
    rig.wait_out()
    rig.key(Key.Key_Return)
    rig.wait_out()
    rig.key(Key.Key_Return)
    assert rig.window.visit.word is None
    assert focused(rig) is button


def test_the_keyboard_is_never_on_what_cannot_be_seen(rig: Rig, content: Content) -> None:
    """On the page a button led to, and where Back is missing, no hidden button has the keyboard."""
    focus(rig, content.interface.back.in_language("en"))
    for _ in range(4):
        rig.key(Key.Key_Return)
        rig.wait_out()
        button = focused(rig)
        assert button is None or button.isVisible()
    assert rig.window.visit.route.place == Place()
