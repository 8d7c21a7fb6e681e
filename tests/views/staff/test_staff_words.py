"""The words on the screens of the staff: the content's, else the program's own."""

from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from kiosk.parts import staff_words
from kiosk.views.staff.screen import Wording
from tests.support.rig import edited


def test_the_words_that_came_with_the_program_are_those_of_the_content(content: Content) -> None:
    """`resources/staff.json` is the same in every language."""
    assert staff_words() == content.staff


def test_content_without_staff_words_gets_the_programs(content: Content) -> None:
    """In a language that they have."""
    bare = content.model_copy(update={"staff": None})
    assert Wording.of(bare, "es", staff_words).language == "es"
    assert Wording.of(bare, "fr", staff_words).language == "en"
    assert Wording.of(bare, "fr", staff_words).words == content.staff


def test_the_programs_words_are_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The pad asks for them each second: no widget waits for the disk, nor fails with it."""
    words = Wording.of(None, "es", staff_words)
    monkeypatch.setattr(paths, "STAFF_WORDS", tmp_path / "gone.json")
    assert Wording.of(None, "es", staff_words) == words


def test_the_words_of_staff_are_checked_like_all_others(tmp_path: Path) -> None:
    """A text of the panel that lacks a language is told with its place."""

    def lose(data: Any) -> None:
        del data["staff"]["wipe"]["es"]

    with pytest.raises(ContentRefused) as refusal:
        edited(tmp_path, lose)
    assert refusal.value.problems[0].place == "staff panel, button “clean the screen”, Spanish"
    assert read(paths.CONTENT).staff is not None
