"""A picture over the whole page, and the card of a word over either."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication

from kiosk.content.model import Content
from kiosk.navigation import Place
from kiosk.views.glossary import GlossaryOverlay
from kiosk.views.large_picture import LargePicture
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.touch_surface import TouchSurface
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.tags import Tag
from kiosk.window.window import KioskWindow
from tests.support.rig import Rig
from tests.support.screens import box_in, layout_faults, touch_faults

MakeWindow = Callable[..., KioskWindow]


def open_page(window: KioskWindow, section: str, block: int) -> None:
    """Turns to the page of a block."""
    window.go(window.visit.home().open(section, Place(block)))
    QApplication.processEvents()


def surfaces(window: KioskWindow) -> list[TouchSurface]:
    """The pictures that can be touched now."""
    return [button for button in window.buttons() if isinstance(button, TouchSurface)]


def large(window: KioskWindow) -> LargePicture:
    """The picture over the page."""
    (found,) = [found for found in window.findChildren(LargePicture) if found.isVisible()]
    return found


def every_page(window: KioskWindow, content: Content) -> Iterator[str]:
    """Each page of each section."""
    for section in content.shown:
        window.go(window.visit.home().open(section.id))
        for place in window.outline.starts:
            window.go(window.visit.home().open(section.id, place))
            QApplication.processEvents()
            yield f"{section.id} {place}"


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_no_picture_of_a_page_is_dead(make_window: MakeWindow, content: Content, size: tuple[int, int]) -> None:
    """Each one on a page with words shows itself larger when touched, by a name of its own."""
    window = make_window(size)
    for page in every_page(window, content):
        route = window.visit.route
        pictures = content.section(route.section).pictures
        for button in surfaces(window):
            assert button.accessibleName()
            button.click()
            enlarged = window.visit.enlarged
            assert enlarged is not None, page
            assert pictures[enlarged] is not None, page
            assert large(window).isVisible()
            window.go(window.visit.enlarge(None))
        seen = [view for view in window.findChildren(PictureView) if view.isVisible() and route.section != "spine"]
        assert len(surfaces(window)) >= len(seen) or route.section == "questions", page


@pytest.mark.parametrize("how", ["finger", "mouse", "key"])
@pytest.mark.parametrize("close", ["button", "escape", "any key"])
def test_it_opens_and_closes_by_each_way(make_window: MakeWindow, how: str, close: str) -> None:
    """The page is as it was, and the keyboard where it was."""
    window = make_window()
    open_page(window, "risks", 1)
    with Rig(window) as rig:
        rig.wait_out()
        button = surfaces(window)[0]
        if how == "key":
            button.setFocus()
            rig.key(Qt.Key.Key_Return)
        else:
            (rig.tap if how == "finger" else rig.click)(box_in(button, window).center())
        assert window.visit.enlarged is not None
        shown = large(window)
        assert box_in(shown, window) == window.rect()
        assert shown.accessibleName()
        rig.wait_out()
        if close == "button":
            rig.tap(rig.button("Close"))
        else:
            rig.key(Qt.Key.Key_Escape if close == "escape" else Qt.Key.Key_Space)
        assert window.visit.enlarged is None
        rig.wait_out()
        assert not window.findChildren(LargePicture)
        assert (window.focusWidget() is button) is (how == "key")


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1366, 768), (800, 600)])
@pytest.mark.parametrize("text_size", [1, 3])
def test_it_is_larger_and_nothing_of_it_is_cut(
    make_window: MakeWindow, content: Content, size: tuple[int, int], text_size: int
) -> None:
    """With all its names, and its switch."""
    window = make_window(size, text_size=text_size)
    for section in content.shown:
        for block, picture in enumerate(section.pictures):
            if picture is None or section.kind == "regions":
                continue
            window.go(window.visit.home().open(section.id, Place(block)).enlarge(block))
            QApplication.processEvents()
            assert not [*layout_faults(window), *touch_faults(window)], (section.id, block)
            view = next(view for view in large(window).findChildren(PictureView) if view.isVisible())
            assert view.width() * view.height() > 0.4 * window.width() * window.height()


def test_a_part_of_it_explains_itself_and_leads_back(make_window: MakeWindow) -> None:
    """The card lies over the picture; closed, the picture is there with what was switched on it."""
    window = make_window()
    window.go(window.visit.home().open("reasons", Place(2)).enlarge(2))
    QApplication.processEvents()
    shown = large(window)
    with Rig(window) as rig:
        rig.wait_out()
        rig.tap(rig.button("Healthy"))
        tag = next(tag for tag in shown.findChildren(Tag) if tag.isVisible())
        rig.tap(tag)
        assert window.visit.word == tag.key
        rig.wait_out()
        rig.tap(QPoint(60, 60))
        assert window.visit.word is None
        assert window.visit.enlarged == 2
        assert large(window) is shown
        assert rig.button("Healthy").isChecked()


def test_new_content_closes_it(make_window: MakeWindow, content: Content) -> None:
    """For the picture may be gone; the reader is at the same page."""
    window = make_window()
    window.go(window.visit.home().open("reasons", Place(3)).enlarge(3))
    window.set_content(content.model_copy(), window.visit)
    assert window.visit.enlarged is None
    assert window.visit.route.place.block == 3
    assert not [shown for shown in window.findChildren(LargePicture) if shown.isVisible()]


def test_it_is_laid_out_anew_with_the_window(make_window: MakeWindow) -> None:
    """As large as that."""
    window = make_window()
    window.go(window.visit.home().open("reasons", Place(3)).enlarge(3))
    window.resize(QSize(1366, 768))
    QApplication.processEvents()
    QApplication.processEvents()
    (shown,) = [shown for shown in window.findChildren(LargePicture) if shown.isVisible()]
    assert shown.size() == window.size()
    assert not list(layout_faults(window))


# --- the card of a word -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1366, 768), (800, 600)])
@pytest.mark.parametrize("text_size", [1, 3])
def test_a_card_stands_at_the_foot_below_the_page(
    make_window: MakeWindow, content: Content, size: tuple[int, int], text_size: int
) -> None:
    """Over the whole width, some of the page above it; its button is as wide as its words; it has its picture."""
    window = make_window(size, text_size=text_size, language="es")
    open_page(window, "how", 1)
    for word in content.glossary:
        window.go(window.visit.explain(word.id))
        QApplication.processEvents()
        (card,) = [card for card in window.findChildren(GlossaryOverlay) if card.isVisible()]
        sheet = card._sheet.geometry()
        assert (sheet.left(), sheet.width(), sheet.bottom() + 1) == (0, window.width(), window.height())
        assert sheet.top() >= 0.14 * window.height(), word.id
        assert not [*layout_faults(window), *touch_faults(window)], word.id
        views = [view for view in card.findChildren(PictureView) if view.isVisible()]
        assert len(views) == (word.picture is not None) or text_size == 3, word.id
        assert all(label.isVisible() for label in card.findChildren(Label))


def test_a_word_without_a_picture_has_that_of_the_page(make_window: MakeWindow, content: Content) -> None:
    """With the part that the label names marked on it; elsewhere it has none."""
    bare = content.model_copy(
        update={"glossary": tuple(word.model_copy(update={"picture": None}) for word in content.glossary)}
    )
    window = make_window(content=bare)
    open_page(window, "reasons", 2)
    window.go(window.visit.explain("disk"))
    (view,) = window.findChildren(GlossaryOverlay)[0].findChildren(PictureView)
    assert view._pointed == "part-disk"
    window.go(window.visit.home().explain("disk"))
    assert not [view for view in window.findChildren(GlossaryOverlay)[-1].findChildren(PictureView) if view.isVisible()]


def test_a_content_of_an_older_version_has_no_dead_end(make_window: MakeWindow, content: Content) -> None:
    """Without the word for enlarging, a picture is called by what it shows."""
    old = content.model_copy(update={"interface": content.interface.model_copy(update={"enlarge": None})})
    window = make_window(content=old)
    open_page(window, "reasons", 2)
    picture = content.section("reasons").pictures[2]
    assert picture is not None
    assert surfaces(window)[0].accessibleName() == picture.description.in_language("en")
