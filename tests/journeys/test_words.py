"""Every visible and spoken word comes from the content: where all of its words are marked, no other word appears."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kiosk import paths
from kiosk.commands.gallery import screens, staff_screens
from kiosk.content.model import Conditions, Content, Item, Section, Steps
from kiosk.content.texts import Sentence
from kiosk.demo.key_list import KeyList
from kiosk.navigation import Place
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.views.updating import UpdatingView
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.two_way_switch import Half
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, MakeWindow, Size, described
from tests.support.screens import altered
from tests.support.settle import settle

# The marks around each word, by language; `*` is a text that is the same in every language.
MARKS = {"en": ("⟦", "⟧"), "es": ("⟪", "⟫"), "*": ("⟮", "⟯")}
_PLACEHOLDER = re.compile(r"(\{\w+\})")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧|⟪[^⟪⟫]*⟫|⟮[^⟮⟯]*⟯")


def marked(code: str, text: str, _limit: int) -> str:
    """The text with each word between its language's marks, numbers and placeholders kept."""
    first, last = MARKS[code]
    pieces = _PLACEHOLDER.split(text)
    return "".join(p if _PLACEHOLDER.fullmatch(p) else _WORD.sub(rf"{first}\g<0>{last}", p) for p in pieces)


def unmarked(text: str) -> list[str]:
    """The words in a text that stand outside marks."""
    return _WORD.findall(_MARKED.sub(" ", text))


def said(widget: QWidget) -> Iterator[str]:
    """All that a widget shows or tells a screen reader."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()


def everything(window: KioskWindow) -> Iterator[tuple[QWidget, str]]:
    """Every widget of the window, hidden ones included, with each text it has."""
    for widget in (window, *window.findChildren(QWidget)):
        for text in said(widget):
            yield widget, text


def walk(window: KioskWindow, content: Content) -> Iterator[str]:
    """Shows every screen and yields its name."""
    window.setUpdatesEnabled(False)
    for name in screens(window, content, window.visit):
        settle()
        yield name


@pytest.fixture
def marked_content(content: Content) -> Content:
    """The shipped content with every word marked."""
    return altered(content, marked)


every_language = pytest.mark.parametrize("language", ["en", "es"])


@every_language
@pytest.mark.parametrize("size", [PORTRAIT, (800, 600)])
def test_every_word_comes_from_the_content(
    make_window: MakeWindow, marked_content: Content, language: str, size: Size
) -> None:
    """No widget shows, names or describes anything with a word that is not in the content file."""
    window = make_window(size, language=language, content=marked_content)
    found = [
        f"{name}: {described(widget)}: {text!r}"
        for name in walk(window, marked_content)
        if name != "updating"
        for widget, text in everything(window)
        if unmarked(text)
    ]
    assert not found


@every_language
def test_words_are_in_the_language_of_the_visit(
    make_window: MakeWindow, marked_content: Content, language: str
) -> None:
    """But for the start screen and the button that changes it, nothing is in another language."""
    window = make_window(language=language, content=marked_content)
    other = next(code for code in marked_content.codes if code != language)
    button = marked_content.language(other).name
    found = [
        f"{name}: {described(widget)}: {text!r}"
        for name in walk(window, marked_content)
        if name not in ("attract", "updating")
        for widget, text in everything(window)
        if MARKS[other][0] in text and text != button
    ]
    assert not found


@every_language
def test_every_text_is_said_somewhere(make_window: MakeWindow, marked_content: Content, language: str) -> None:
    """Each word of the content in the visit's language is said on some screen; its own name only in another.

    The window is a tall one: marks make the words wider, and a welcome that has no room is left out.
    """
    window = make_window((1080, 2400), language=language, content=marked_content)
    heard: set[str] = set()
    for _ in walk(window, marked_content):
        heard |= marked_words(window)
        for half in window.findChildren(Half):
            if half.isVisible():
                half.click()
                heard |= marked_words(window)
    for _ in staff_screens(window, marked_content, window.visit):
        heard |= marked_words(window)
    # A wide front page has room for the few words below the titles of tiles, one of large letters for the welcome.
    for size, text_size in (((3000, 1080), 1), (PORTRAIT, 3)):
        other = make_window(size, language=language, text_size=text_size, content=marked_content)
        other.go(other.visit.home())
        heard |= marked_words(other)
    heard |= words_of_motion(make_window((1080, 2400), language=language, content=marked_content, motion=MotionClock()))
    window.go(window.visit.home().other_contrast())
    heard |= marked_words(window)
    context, keys = window.context(), marked_content.interface.demo
    assert context is not None
    assert keys is not None
    KeyList(keys, context, window)  # which only the demo shows
    heard |= marked_words(window)
    missing = words_in(said_of(marked_content), language) - heard - {marked_content.language(language).name}
    assert not missing, sorted(missing)


def said_of(content: Content) -> Content:
    """The content without what other words stand for: of a picture with a switch each side says what is seen.

    The names of what each medicine does are in the picture of the relief.
    """
    nothing = Sentence({"*": "-"})
    sections: list[Section] = []
    for section in content.sections:
        changes: dict[str, Any] = {}
        if isinstance(section, Conditions):
            changes["items"] = tuple(_without_description(item, nothing) for item in section.items)
        if isinstance(section, Steps) and section.relief is not None:
            effects = tuple(effect.model_copy(update={"title": nothing}) for effect in section.relief.items)
            steps = tuple(_without_description(item, nothing) for item in section.items)
            changes = {"relief": section.relief.model_copy(update={"items": effects}), "items": steps}
        sections.append(section.model_copy(update=changes))
    return content.model_copy(update={"sections": tuple(sections)})


def _without_description(item: Item, nothing: Sentence) -> Item:
    """The item, its picture with no description where it has a switch."""
    if item.picture is None or item.picture.switch is None:
        return item
    return item.model_copy(update={"picture": item.picture.model_copy(update={"description": nothing})})


def words_of_motion(window: KioskWindow) -> set[str]:
    """What the button of a moving picture says while it plays, is paused, and rests."""
    window.go(window.visit.home().open("how", Place(2)))
    playback = next(drawing.playback for drawing in window.findChildren(AnimatedPicture) if drawing.isVisible())
    assert playback is not None
    heard = marked_words(window)
    playback.toggle()
    heard |= marked_words(window)
    playback.rest()
    return heard | marked_words(window)


def marked_words(window: KioskWindow) -> set[str]:
    """All words of the content that a screen shows or tells, with their marks."""
    return {word for _, text in everything(window) for word in _MARKED.findall(text)}


def words_in(content: Content, language: str) -> set[str]:
    """All words that marked content has for a language, with their marks."""
    found: set[str] = set()

    def note(code: str, text: str, _limit: int) -> str:
        found.update(_MARKED.findall(text) if code in (language, "*") else ())
        return text

    altered(content, note)
    return found


def test_the_calm_screen_has_its_own_words(make_window: MakeWindow) -> None:
    """Without content, the words on the screen are those of `resources/updating.json` and no others."""
    window = make_window()
    window.show_updating()
    settle()
    view = window.findChild(UpdatingView)
    assert view is not None
    known = [text for entry in json.loads(paths.UPDATING.read_text("utf-8")).values() for text in entry.values()]
    assert [words.text() for words in view.findChildren(Label)] == known
    assert {text for widget, text in everything(window) if widget is not window} <= {"", *known}


def test_a_word_from_elsewhere_is_found(make_window: MakeWindow, marked_content: Content) -> None:
    """The search finds a planted label and a planted accessible name."""
    window = make_window(content=marked_content)
    label = QLabel("3 of 4", window)
    label.setAccessibleName("⟦Page⟧ button")
    found = [unmarked(text) for widget, text in everything(window) if widget is label and unmarked(text)]
    assert found == [["button"], ["of"]]
