"""The front page: every topic with its summary, however many there are."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kiosk.content.model import Content
from kiosk.widgets.controls.buttons import Tile
from kiosk.widgets.controls.label import Label
from tests.conftest import MakeWindow, Size
from tests.support.rig import edited


def with_topics(folder: Path, count: int) -> Content:
    """The shipped content with so many topics."""

    def change(data: Any) -> None:
        first = data["sections"][0]
        for number in range(len(data["sections"]), count):
            data["sections"].append({**deepcopy(first), "id": f"topic-{number}"})

    return edited(folder, change)


@pytest.mark.parametrize("count", [6, 7, 8, 11])
@pytest.mark.parametrize(("size", "language", "text_size"), [
    ((1080, 1920), "en", 1), ((1080, 1920), "es", 3), ((1366, 768), "es", 1), ((800, 600), "en", 3),
])  # fmt: skip
def test_every_topic_keeps_its_summary(
    make_window: MakeWindow, tmp_path: Path, count: int, size: Size, language: str, text_size: int
) -> None:
    """A seventh makes more pages where it must, and takes nothing from the six."""
    content = with_topics(tmp_path, count)
    window = make_window(size, language=language, text_size=text_size, content=content)
    window.go(window.visit.home())
    shown: list[set[str]] = []
    for page in range(window.outline.pages):
        if page:
            window.go(window.visit.next(window.outline))
        tiles = [tile for tile in window.findChildren(Tile) if tile.isVisible()]
        shown += [{label.text() for label in tile.findChildren(Label)} for tile in tiles]
    wanted = [{text.in_language(language) for text in (topic.title, topic.summary)} for topic in content.shown]
    assert shown == wanted
