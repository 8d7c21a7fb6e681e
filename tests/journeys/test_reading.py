"""The one list of what is on a screen leaves nothing out, in both languages, in an order that a reader would follow."""

from collections.abc import Callable

import pytest

from kiosk.commands.gallery import screens
from kiosk.content.model import Content
from kiosk.speech.utterances import said_of
from kiosk.speech.voices.script import spoken_sentences
from kiosk.speech.voices.spoken_form import spoken_form
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.reading.item import Kind
from kiosk.window.window import KioskWindow
from tests.support.screens import on_top, targets, texts
from tests.support.settle import settle

MakeWindow = Callable[..., KioskWindow]
LOOKS = [((1080, 1920), "en"), ((1080, 1920), "es"), ((1366, 768), "en")]


@pytest.mark.parametrize(("size", "language"), LOOKS)
def test_all_that_is_seen_is_in_the_list(
    make_window: MakeWindow, content: Content, size: tuple[int, int], language: str
) -> None:
    """Words, buttons, descriptions of pictures; and the list says nothing else."""
    window = make_window(size, language=language)
    for name in screens(window, content, window.visit):
        settle()
        items = window.items()
        widgets = [item.widget for item in items]
        assert len(set(widgets)) == len(widgets), name
        on_buttons = {label for button in targets(window) for label in button.findChildren(type(texts(window)[0]))}
        for label in texts(window):
            assert label in widgets or label in on_buttons, (name, label.text())
        assert set(targets(window)) <= set(widgets), name
        for picture in on_top(window).findChildren(PictureView):
            if picture.isVisible() and picture.accessibleName():
                assert picture in widgets, name
        assert all(item.reading.text and item.reading.language for item in items), name
        assert all(item.widget.isVisible() for item in items), name


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_of_every_screen_can_be_spoken(make_window: MakeWindow, content: Content, language: str) -> None:
    """What is rendered beforehand is found without showing any screen, and yet all that the screens say."""
    spoken = {(code, spoken_form(text, {})) for code, text in spoken_sentences(content)}
    window = make_window((1080, 1920), language=language)
    for name in screens(window, content, window.visit):
        settle()
        for item in window.items():
            if item.reading.kind is not Kind.ENLARGE and name != "updating":
                # Help in languages that the kiosk does not speak is for the eye.
                for said in (said for said in said_of(item) if said.language in content.codes):
                    assert (said.language, spoken_form(said.text, {})) in spoken, name


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_begins_with_what_it_is(make_window: MakeWindow, content: Content, language: str) -> None:
    """Topic, which page, title; the bar comes last."""
    window = make_window((1920, 1080), language=language)
    for section in content.shown:
        window.go(window.visit.home().open(section.id))
        settle()
        kinds = [item.reading.kind for item in window.items()]
        assert Kind.HEADING in kinds[:3]
        assert kinds[-1] is Kind.BUTTON
