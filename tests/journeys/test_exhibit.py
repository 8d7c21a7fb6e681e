"""The composition of all pages: pictures keep their size, sets stay together, little is blank."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize

from kiosk.navigation import Place
from kiosk.tokens import TEXT_SIZES
from kiosk.widgets.controls.label import Label
from kiosk.widgets.paging.feature import Feature
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.qr_code import QrCode
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow, Size

SIZES = [(1080, 1920), (1920, 1080), (1366, 768)]
# How much of a column or a card may be blank.
MOST_BLANK = 0.35


def pages(window: KioskWindow, section: str) -> Iterator[Place]:
    """Shows each page of a section and yields the place at which it starts."""
    window.go(window.visit.home().open(section))
    yield window.visit.route.place
    for _ in range(window.outline.pages - 1):
        window.go(window.visit.next(window.outline))
        yield window.visit.route.place


def shown(window: KioskWindow, kind: type[PictureView] | type[AnnotatedPicture]) -> list[QSize]:
    """The sizes of the pictures of a kind on the page."""
    view = window.view
    assert view is not None
    return [part.size() for part in view.findChildren(kind) if part.isVisible() and not part.size().isEmpty()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_picture_never_shrinks_when_the_text_grows(make_window: MakeWindow, size: Size, language: str) -> None:
    """Who asks for large letters needs the large picture: of each block it is at least as large at the next size."""
    areas: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for text_size in TEXT_SIZES:
        window = make_window(size, language=language, text_size=text_size)
        content = window.content
        assert content is not None
        for section in content.shown:
            for place in pages(window, section.id):
                for found in shown(window, AnnotatedPicture):
                    areas[section.id, place.block][text_size] = found.width() * found.height()
    assert len(areas) > 15
    for block, by_size in areas.items():
        if TEXT_SIZES[0] not in by_size:
            continue  # in the smallest letters it is a card among others
        assert by_size.keys() == set(TEXT_SIZES), f"{block} has no picture at some text size"
        sizes = [by_size[text_size] for text_size in TEXT_SIZES]
        assert sizes == sorted(sizes), block


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [TEXT_SIZES[0], TEXT_SIZES[-1]])
def test_all_pictures_of_the_reasons_are_of_one_size(make_window: MakeWindow, size: Size, text_size: int) -> None:
    """Seven of a family look alike."""
    window = make_window(size, text_size=text_size)
    views = []
    for place in pages(window, "reasons"):
        if 1 <= place.block <= 7:
            views += [
                picture.picture.size() for picture in window.findChildren(AnnotatedPicture) if picture.isVisible()
            ]
    assert len(views) >= 7
    assert len({(view.width(), view.height()) for view in views}) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_four_risks_are_on_one_page(make_window: MakeWindow, size: Size, text_size: int, language: str) -> None:
    """Whatever the shape, the size of the letters and the language; their pictures are of one size."""
    window = make_window(size, language=language, text_size=text_size)
    next(pages(window, "risks"))
    cards = [card for card in window.findChildren(Card) if card.isVisible()]
    assert len(cards) == 4
    pictures = shown(window, PictureView)
    assert len(pictures) == 4


@pytest.mark.parametrize("language", ["en", "es"])
def test_little_of_a_column_is_blank(make_window: MakeWindow, language: str) -> None:
    """Upright, below picture and words; the words grow where there is room."""
    window = make_window((1080, 1920), language=language)
    content = window.content
    assert content is not None
    for section in content.shown:
        for place in pages(window, section.id):
            for feature in window.findChildren(Feature):
                if feature.isVisible():
                    parts = [*feature.findChildren(Label), *feature.findChildren(AnnotatedPicture)]
                    ends = [part.mapTo(feature, part.rect().bottomLeft()).y() for part in parts if part.isVisible()]
                    assert 1 - max(ends) / feature.height() <= MOST_BLANK, (section.id, place)


@pytest.mark.parametrize("size", SIZES)
def test_no_introduction_is_alone(make_window: MakeWindow, size: Size) -> None:
    """A page of the smallest letters has more than a sentence: a picture, cards, or buttons."""
    window = make_window(size)
    content = window.content
    assert content is not None
    for section in content.shown:
        for place in pages(window, section.id):
            view = window.view
            assert view is not None
            buttons = [button for button in window.buttons() if view.isAncestorOf(button)]
            codes = [code for code in view.findChildren(QrCode) if code.isVisible()]
            assert shown(window, PictureView) or codes or buttons, (section.id, place)
