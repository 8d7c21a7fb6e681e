"""Checks of understanding: kind, ungraded, each answer explained in room that was kept for it."""

import pytest

from kiosk import tokens
from kiosk.content.model import Check, Content, Section
from kiosk.navigation import Place
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.toggle import Toggle
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow, Size
from tests.support.screens import SIZES, clipped
from tests.support.settle import settle


def found(content: Content) -> list[tuple[Section, int, Check]]:
    """Every check with its section and the block it stands at."""
    return [
        (section, len(section.block_keys) - len(section.checks) + index, check)
        for section in content.shown
        for index, check in enumerate(section.checks)
    ]


def words(window: KioskWindow) -> list[Label]:
    """The texts to be read."""
    return [label for label in window.findChildren(Label) if label.isVisible() and label.text()]


def answers(window: KioskWindow) -> list[Toggle]:
    """The answers to choose from."""
    return [button for button in window.buttons() if isinstance(button, Toggle)]


def test_there_are_checks_and_few_of_them(content: Content) -> None:
    """Up to three in a topic."""
    assert {"how", "risks", "reasons"} <= {section.id for section, _, _ in found(content)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
def test_each_answer_is_explained_where_it_was_chosen(
    make_window: MakeWindow, content: Content, size: Size, language: str, text_size: int
) -> None:
    """The reply of the chosen one, and only that; nothing else moves; another may be tried."""
    window = make_window(size, language=language, text_size=text_size)
    for section, block, check in found(content):
        window.go(window.visit.home().open(section.id, Place(block)))
        settle()
        assert check.question.in_language(language) in [label.text() for label in words(window)]
        before = {button.accessibleName(): button.geometry() for button in answers(window)}
        assert list(before) == [answer.text.in_language(language) for answer in check.answers]
        for answer in check.answers:
            chosen = next(b for b in answers(window) if b.accessibleName() == answer.text.in_language(language))
            chosen.click()
            settle()
            texts = [label.text() for label in words(window)]
            replies = [one.reply.in_language(language) for one in check.answers]
            assert [reply for reply in replies if reply in texts] == [answer.reply.in_language(language)]
            assert [button.isChecked() for button in answers(window)].count(True) == 1
            assert chosen.isChecked()
            assert chosen.accessibleDescription() == answer.reply.in_language(language)
            assert {button.accessibleName(): button.geometry() for button in answers(window)} == before
            assert not [label.text() for label in words(window) if clipped(label)]


def test_a_live_change_keeps_the_chosen_answer(make_window: MakeWindow, content: Content) -> None:
    """Another language says the same reply."""
    window = make_window()
    section, block, check = found(content)[0]
    window.go(window.visit.home().open(section.id, Place(block)))
    answers(window)[1].click()
    window.requests.next_language()
    settle()
    assert answers(window)[1].isChecked()
    assert check.answers[1].reply.in_language("es") in [label.text() for label in words(window)]
