"""The front page: the body is the menu, and every topic is on it, however many there are."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.content.pictures.spec import PictureSpec
from kiosk.widgets.controls.label import Label
from kiosk.widgets.paging.region_map import RegionMap
from kiosk.widgets.pictures.picture_button import PictureButton
from kiosk.widgets.pictures.picture_view import PictureView
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
def test_every_topic_is_on_it(
    make_window: MakeWindow, tmp_path: Path, count: int, size: Size, language: str, text_size: int
) -> None:
    """More topics make more pages where they must, and take nothing from the six; the regions stand for theirs."""
    content = with_topics(tmp_path, count)
    window = make_window(size, language=language, text_size=text_size, content=content)
    window.go(window.visit.home())
    shown: dict[str, tuple[str, str]] = {}
    for page in range(window.outline.pages):
        if page:
            window.go(window.visit.next(window.outline))
        tiles = [tile for tile in window.findChildren(PictureButton) if tile.isVisible()]
        shown |= {tile.key: (tile.accessibleName(), tile.accessibleDescription()) for tile in tiles}
    for topic in content.shown:
        if topic.kind == "regions":
            assert {f"{topic.id}/{item.id}" for item in topic.items} <= shown.keys()
        else:
            assert shown[topic.id] == (topic.title.in_language(language), topic.summary.in_language(language))


def touch(window: QWidget, at: QPoint) -> None:
    """Presses what is at a place of the window."""
    there = window.childAt(at)
    assert there is not None
    QTest.mouseClick(there, Qt.MouseButton.LeftButton, pos=there.mapFrom(window, at))


SHAPES = [((1080, 1920), 1), ((1080, 1920), 3), ((1920, 1080), 1), ((1920, 1080), 3), ((1366, 768), 2), ((800, 600), 1)]


@pytest.mark.parametrize(("size", "text_size"), SHAPES)
def test_the_body_answers_a_touch(make_window: MakeWindow, size: Size, text_size: int) -> None:
    """A band across the body, 25 mm high at least, opens its region; a place on it its topic."""
    window = make_window(size, text_size=text_size)
    window.go(window.visit.home())
    figure = window.findChild(RegionMap)
    assert figure is not None
    metrics = window.theme().metrics
    bands = [box for target, box in figure.areas() if target.band]
    assert all(box.height() >= metrics.mm(tokens.PRIMARY_MM) for box in bands)
    wanted = {target.to for target, _ in figure.areas()}
    assert {"spine/cervical", "spine/thoracic", "spine/lumbar", "reasons", "overview", "contact"} <= wanted
    for to in wanted:
        window.go(window.visit.home())
        again = window.findChild(RegionMap)
        assert again is not None
        box = next(box for target, box in again.areas() if target.to == to)
        # Where bands and places lie over one another, the middle of a band may be a place.
        spots = [
            QPoint(x, y) for x in range(box.left() + 2, box.right(), 8) for y in range(box.top() + 2, box.bottom(), 8)
        ]
        free = [spot for spot in spots if sum(other.contains(spot) for _, other in again.areas()) == 1]
        touch(window, again.mapTo(window, free[len(free) // 2] if free else box.center()))
        assert window.visit.route.section == to.partition("/")[0]


@pytest.mark.parametrize(("size", "text_size"), SHAPES)
def test_all_languages_have_as_many_pages(make_window: MakeWindow, size: Size, text_size: int) -> None:
    """The front page is one page with the same buttons, whatever the language and the size of the letters."""
    found = set()
    for language in ("en", "es"):
        window = make_window(size, language=language, text_size=text_size)
        window.go(window.visit.home())
        boxes = tuple(sorted(button.key for button in window.findChildren(PictureButton) if button.isVisible()))
        found.add((window.outline.pages, boxes))
    assert len(found) == 1
    assert found.pop()[0] == 1


@pytest.mark.parametrize("name", ["The injection, step by step", "Good to know"])
def test_a_name_fits_in_a_button_of_any_height(make_window: MakeWindow, name: str) -> None:
    """From its least height on: the picture beside it takes no room that the name was measured with."""
    window = make_window()
    window.go(window.visit.home())
    theme = window.theme()
    visual = PictureView(PictureSpec("resources/pictures/shot.svg"), "", theme, 1, filling=True)
    button = PictureButton("a", name, theme, visual)
    button.setParent(window)
    button.show()
    for width in range(320, 640, 20):
        least = button.heightForWidth(width)
        for height in range(least, least + 120, 6):
            button.setGeometry(0, 0, width, height)
            (label,) = (label for label in button.findChildren(Label) if label.isVisible())
            assert label.heightForWidth(label.width()) <= label.height()
