"""The names of the parts of pictures: where they stand, when they come, and what a touch on them or on a part does."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.content.model import Content, Picture
from kiosk.navigation import Place
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.leader_lines import LeaderLines
from kiosk.widgets.pictures.switched_picture import SwitchedPicture
from kiosk.widgets.pictures.tag_layout import Spot, TagRoom, arranged, covered, crosses_box, crossing, least_height
from kiosk.widgets.pictures.tagged_picture import TaggedPicture
from kiosk.widgets.pictures.tags import Tag
from kiosk.window.window import KioskWindow
from tests.support.rig import Rig
from tests.support.screens import box_in, metrics_of, millimetres

SIZES = ((1080, 1920), (1920, 1080), (1366, 768), (800, 600))
MakeWindow = Callable[..., KioskWindow]


class Named(NamedTuple):
    """A picture of the content that names parts, and where it is."""

    section: str
    block: int
    picture: Picture


def named_pictures(content: Content) -> Iterator[Named]:
    """All of them, in the order of the content."""
    for section in content.shown:
        for block, picture in enumerate(section.pictures):
            if picture is not None and any(state.labels for state in picture.states):
                yield Named(section.id, block, picture)


def shown(window: KioskWindow, named: Named) -> TaggedPicture:
    """Turns to that picture."""
    window.go(window.visit.home().open(named.section, Place(named.block)))
    QApplication.processEvents()
    return next(found for found in window.findChildren(TaggedPicture) if found.isVisible())


def visible_tags(tagged: TaggedPicture) -> list[QWidget]:
    """The names that are there now."""
    return [tag for tag in tagged.tags if tag.isVisible()]


# --- where they stand -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [1, 3])
@pytest.mark.parametrize("language", ["en", "es"])
def test_all_names_have_room_and_nothing_crosses(
    make_window: MakeWindow, content: Content, size: tuple[int, int], text_size: int, language: str
) -> None:
    """Each is there, inside, apart, no line over another name, line or dot; a name for a finger is large enough."""
    window = make_window(size, text_size=text_size, language=language)
    metrics = metrics_of(window)
    for named in named_pictures(content):
        tagged = shown(window, named)
        tags = visible_tags(tagged)
        assert len(tags) == len(named.picture.states[-1].labels), named
        boxes = [QRectF(tag.geometry()) for tag in tags]
        assert all(QRectF(tagged.rect()).contains(box) for box in boxes), named
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2)), named
        if tagged.locator is not None:
            assert not any(QRectF(tagged.locator.geometry()).intersects(box) for box in boxes), named
        for tag in tags:
            if isinstance(tag, Tag):
                assert millimetres(min(tag.width(), tag.height()), metrics) > 19.9
        there = [place for index, place in tagged._places.items() if tagged.tags[index].isVisible()]
        assert not any(crossing(one, other) for one, other in combinations(there, 2)), named
        for place in there:
            if place.start != place.end:
                assert not any(box.contains(place.end) for box in boxes), (named, place)


@pytest.mark.parametrize("size", SIZES)
def test_the_pictures_of_the_conditions_are_of_one_size(
    make_window: MakeWindow, content: Content, size: tuple[int, int]
) -> None:
    """At each text size the same, and at the largest no smaller."""
    areas: list[set[tuple[int, int]]] = []
    for text_size in (1, 3):
        window = make_window(size, text_size=text_size)
        sizes = [shown(window, named).size() for named in named_pictures(content) if named.section == "reasons"]
        assert len(sizes) == 7
        areas.append({(each.width(), each.height()) for each in sizes})
    assert all(len(found) == 1 for found in areas)


def spot(x: float, y: float) -> Spot:
    """A place with a small part around it."""
    return Spot(QPointF(x, y), QRectF(x - 5, y - 5, 10, 10))


def test_a_name_stands_at_the_nearer_side() -> None:
    """Left of what lies left, right of what lies right, at the height of it."""
    room = TagRoom(QRect(0, 0, 600, 400), 10, ())
    left, right = arranged([spot(200, 100), spot(400, 300)], [QSize(100, 40)] * 2, room)
    assert (left.box.left(), right.box.right() + 1) == (0, 600)
    assert (left.box.center().y(), right.box.center().y()) == (99, 299)
    assert left.start == QPointF(100, 100)


def test_a_name_goes_to_the_other_side_of_what_stands_in_its_way() -> None:
    """Where one side is full, and beside what stands in a corner."""
    many = [spot(200, 50 + 10 * index) for index in range(4)]
    places = arranged(many, [QSize(100, 90)] * 4, TagRoom(QRect(0, 0, 600, 300), 10, ()))
    assert {place.box.left() for place in places} == {0, 500}
    taken = (QRect(0, 0, 120, 120),)
    (place,) = arranged([spot(180, 60)], [QSize(100, 40)], TagRoom(QRect(0, 0, 600, 400), 10, taken))
    assert not place.box.intersects(taken[0])


def test_names_without_room_have_no_place() -> None:
    """None at all, rather than some; and there is room in the height they ask for."""
    sizes = [QSize(100, 90)] * 5
    spots = [spot(300, 50 + index) for index in range(5)]
    needed = least_height(sizes, 10)
    assert needed == 3 * 90 + 2 * 10
    assert arranged(spots, sizes, TagRoom(QRect(0, 0, 600, needed - 1), 10, ())) == []
    assert len(arranged(spots, sizes, TagRoom(QRect(0, 0, 600, needed), 10, ()))) == 5


def test_a_name_leaves_its_part_to_be_seen() -> None:
    """One that would lie under it has it above or below."""
    part = Spot(QPointF(60, 200), QRectF(20, 150, 80, 100))
    (place,) = arranged([part], [QSize(200, 60)], TagRoom(QRect(0, 0, 300, 400), 10, ()))
    assert covered(QRectF(place.box), part.part) <= 0.2
    assert not crosses_box(QLineF(QPointF(0, 0), QPointF(1, 1)), QRectF())


# --- when they come ---------------------------------------------------------------------------------------------------


def test_a_dot_is_on_its_part_in_every_frame(make_window: MakeWindow, content: Content) -> None:
    """A name comes when nothing moves any more where its line ends: first the dot, then the line, then the words."""
    window = make_window(motion=MotionClock())
    for named in named_pictures(content):
        tagged = shown(window, named)
        view = tagged.view
        if not isinstance(view, AnimatedPicture):
            continue
        playback = view.playback
        assert playback is not None
        playback.toggle()
        ends = {name.at: view.part_rect(name.at).center() for name in tagged.names}
        for moment in range(0, playback._delay + playback._duration + 1, 60):
            playback.show_moment(moment)
            dots = [end for _, end in tagged.findChildren(LeaderLines)[0].grown()]
            lined = {tagged.names[index].at for index, place in tagged._places.items() if place.start != place.end}
            for tag in (tag for tag in tagged.tags if tag.part.at in lined):
                dot = ends[tag.part.at] in dots
                assert not dot or moment - playback._delay >= view.settled(tag.part.at), (named, tag.part, moment)
                assert dot or not tag.isVisible()
        playback.rest()
        assert all(tag.isVisible() for tag in tagged.tags)


def test_a_step_rests_before_it_moves_and_not_for_too_long(make_window: MakeWindow, content: Content) -> None:
    """It stands a second on the state before, then moves for at most five (WCAG 2.2.2)."""
    window = make_window(motion=MotionClock())
    for named in named_pictures(content):
        playback = shown(window, named).view.playback
        if playback is not None:
            assert playback._duration <= 5000
            assert playback._delay >= 1000 or named.block == 1 or not named.picture.show


# --- what a touch does ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_each_named_part_answers_a_touch(make_window: MakeWindow, content: Content, size: tuple[int, int]) -> None:
    """At its place in the picture and at its name, with a finger or the mouse; both light up meanwhile."""
    window = make_window(size)
    with Rig(window) as rig:
        for named in named_pictures(content):
            tagged = shown(window, named)
            for index, tag in enumerate(tagged.tags):
                if not isinstance(tag, Tag) or not tag.isVisible():
                    continue
                place = tagged.view.part_rect(tag.part.at).center().toPoint()
                rig.wait_out()
                rig.press(tagged.mapTo(window, place))
                assert tag.isDown(), (named.section, named.block, tag.part)
                assert tagged.view._pointed == tag.part.area
                rig.lift(tagged.mapTo(window, place))
                assert window.visit.word == tag.part.word
                rig.wait_out()
                window.go(window.visit.explain(None))
                rig.wait_out()
                (rig.tap if index % 2 else rig.click)(tag)
                assert window.visit.word == tag.part.word
                window.go(window.visit.explain(None))


def test_a_name_can_be_reached_by_key_and_by_reader(make_window: MakeWindow, content: Content) -> None:
    """It is a button by the part's name, and says what a touch does; a key and a reader's action press it."""
    window = make_window()
    tagged = shown(window, next(named_pictures(content)))
    tag = next(tag for tag in tagged.tags if isinstance(tag, Tag) and tag.isVisible())
    assert tag in window.buttons()
    interface = QAccessible.queryAccessibleInterface(tag)
    assert interface.role() is QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == tag.part.name
    word = content.word(tag.part.word).word.in_language("en")
    assert word in interface.text(QAccessible.Text.Description)
    tag.setFocus()
    with Rig(window) as rig:
        rig.wait_out()
        rig.key(Qt.Key.Key_Return)
    assert window.visit.word == tag.part.word


def test_a_stroke_over_a_picture_turns_the_page(make_window: MakeWindow, content: Content) -> None:
    """And presses nothing on its way."""
    window = make_window()
    named = next(named_pictures(content))
    tagged = shown(window, named)
    with Rig(window) as rig:
        rig.wait_out()
        middle = box_in(tagged, window).center()
        rig.stroke(middle + QPoint(250, 0), middle - QPoint(250, 0))
    assert window.visit.route.place.block == named.block + 1
    assert (window.visit.word, window.visit.enlarged) == (None, None)


def test_a_picture_without_room_for_names_has_none(make_window: MakeWindow, content: Content) -> None:
    """Names that do not fit are left out whole, and their lines with them: never half a word, never over another."""
    window = make_window((1366, 768))
    tagged = shown(window, max(named_pictures(content), key=lambda named: len(named.picture.labels)))
    for size in (QSize(90, 500), QSize(500, 90)):
        tagged.resize(size)
        assert not visible_tags(tagged)
    tagged.resize(700, 600)
    assert visible_tags(tagged)


def test_words_that_the_picture_names_have_no_second_button(make_window: MakeWindow, content: Content) -> None:
    """Nor have those that the title says."""
    window = make_window()
    for named in named_pictures(content):
        tagged = shown(window, named)
        words = {tag.part.word for tag in tagged.tags if isinstance(tag, Tag)}
        chips = {
            button.key for button in window.buttons() if button.property("role") == "chip" and hasattr(button, "key")
        }
        assert not words & chips
    assert any(isinstance(shown(window, named).view, SwitchedPicture) for named in named_pictures(content))
