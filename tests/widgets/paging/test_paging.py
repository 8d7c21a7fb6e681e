"""Pages: nothing is lost where a text is cut, the reader stays where they were, and turning pages costs nothing."""

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from kiosk import paths
from kiosk.commands.gallery import screens
from kiosk.content.model import Content, Effect, Picture
from kiosk.content.texts import Text
from kiosk.navigation import Outline, Place
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.toggle import Toggle
from kiosk.widgets.paging.choices import SHOW, TAKE, SheetButtons
from kiosk.widgets.paging.packing import Page, PageRoom, Piece, Row, Span, paginate
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.pager import Pager
from kiosk.widgets.paging.passage import NOTHING, Paragraph, Passage, Unit
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, MakeWindow, Size, described
from tests.support.screens import SIZES, altered, layout_faults, longer, texts
from tests.support.settle import settle

_HEAD = 5  # the height of a fake piece without text


# --- packing: plain arithmetic ----------------------------------------------------------------------------------------


def piece(block: int, heights: Sequence[int] = (), span: Span = Span.ROW, *, optional: bool = False) -> Piece:
    """A fake piece whose units are that many pixels high."""
    units = tuple(Unit(str(height), 0, point=False) for height in heights)
    return Piece(Place(block), no_widget, Passage(units) if units else NOTHING, span, optional)


def no_widget(_passage: Passage) -> QWidget:
    """Packing asks for no widget."""
    raise NotImplementedError


def measure(piece: Piece, _width: int) -> int:
    """The height of a fake piece: its head and its units."""
    return _HEAD + sum(int(unit.text) for unit in piece.passage.units)


def pieces_on(page: Page) -> list[Piece]:
    """The pieces of a page in order."""
    return [piece for row in page for piece in row.pieces]


def used(rows: Sequence[Row], gap: int) -> int:
    """The height of rows with the gaps between them."""
    return sum(row.height for row in rows) + gap * (len(rows) - 1)


@st.composite
def packings(draw: st.DrawFn) -> tuple[list[Piece], PageRoom]:
    """Pieces whose units fit the page one by one, and a page."""
    frame = PageRoom(
        draw(st.integers(50, 400)), draw(st.integers(20, 300)), draw(st.integers(1, 3)), draw(st.integers(0, 9))
    )
    heights = st.lists(st.integers(1, frame.height - _HEAD), max_size=8)
    drawn = draw(st.lists(st.tuples(heights, st.sampled_from(Span)), min_size=1, max_size=12))
    return [piece(block, units, span) for block, (units, span) in enumerate(drawn)], frame


@given(packings())
def test_packing_loses_nothing(packing: tuple[list[Piece], PageRoom]) -> None:
    """All text of all pieces is on the pages, once and in order."""
    pieces, frame = packing
    packed = [part for page in paginate(pieces, frame, measure) for part in pieces_on(page)]
    assert [block for block, _ in pairwise_distinct(packed)] == [piece.place.block for piece in pieces]
    for piece in pieces:
        parts = [part for part in packed if part.place.block == piece.place.block]
        assert tuple(unit for part in parts for unit in part.passage.units) == piece.passage.units
        assert [part.passage.first for part in parts] == [True, *[False] * (len(parts) - 1)]
        assert [part.passage.last for part in parts] == [*[False] * (len(parts) - 1), True]


def pairwise_distinct(packed: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    """Each block where it begins, with its first part."""
    yield packed[0].place.block, packed[0]
    for before, after in pairwise(packed):
        if before.place.block != after.place.block:
            yield after.place.block, after


@given(packings())
def test_no_page_is_too_high(packing: tuple[list[Piece], PageRoom]) -> None:
    """Where each unit fits, each page fits, and a row has no more cells than columns."""
    pieces, frame = packing
    for page in paginate(pieces, frame, measure):
        assert used(page, frame.gap) <= frame.height
        assert all(len(row.pieces) <= (frame.columns if row.span is Span.CELL else 1) for row in page)
        assert all(row.height >= measure(part, frame.width) for row in page for part in row.pieces)


@given(packings())
def test_a_page_piece_stands_alone(packing: tuple[list[Piece], PageRoom]) -> None:
    """A piece that takes a page has it for itself."""
    pieces, frame = packing
    for page in paginate(pieces, frame, measure):
        if any(part.span is Span.PAGE for part in pieces_on(page)):
            assert len(pieces_on(page)) == 1


@given(packings())
def test_each_place_is_found_on_its_page(packing: tuple[list[Piece], PageRoom]) -> None:
    """Asked for the place where a piece begins, the outline answers with the page that has it."""
    pieces, frame = packing
    pages = paginate(pieces, frame, measure)
    outline = Outline(starts=tuple(pieces_on(page)[0].place for page in pages))
    for number, page in enumerate(pages):
        assert [outline.page_of(part.place) for part in pieces_on(page)] == [number] * len(pieces_on(page))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(70, 150), st.integers(0, 9))
def test_pages_are_few_and_evenly_filled(heights: list[int], height: int, gap: int) -> None:
    """There are as few pages as can be, and the fullest is as low as it can be with so many."""
    rows = [piece(block, (units,)) for block, units in enumerate(heights)]
    pages = paginate(rows, PageRoom(100, height, 1, gap), measure)
    fullest = {count: lowest_fullest([_HEAD + units for units in heights], count, gap) for count in range(1, 9)}
    assert len(pages) == min(count for count, lowest in fullest.items() if lowest <= height)
    assert max(used(page, gap) for page in pages) == fullest[len(pages)]


def lowest_fullest(heights: Sequence[int], count: int, gap: int) -> int:
    """Of all ways to fill that many pages, the height of the fullest page in the best; tried one by one."""
    cuts = combinations(range(1, len(heights)), min(count, len(heights)) - 1)
    ways = ([heights[a:b] for a, b in pairwise([0, *cut, len(heights)])] for cut in cuts)
    return min(max(sum(part) + gap * (len(part) - 1) for part in way) for way in ways)


def test_what_cannot_be_cut_is_kept() -> None:
    """A piece that is too high and has no text to cut has a page of its own rather than none."""
    pieces = [piece(block) for block in range(3)]
    pages = paginate(pieces, PageRoom(100, 50, 1, 5), lambda part, _width: 500 if part.place.block == 1 else 20)
    assert [[part.place.block for part in pieces_on(page)] for page in pages] == [[0], [1], [2]]


def test_what_follows_the_text_may_stand_alone() -> None:
    """Where text and the buttons below it fit one by one but not together, the buttons come on a page of their own."""
    page = PageRoom(100, 50, 1, 5)
    pages = paginate(
        [piece(0, (40,))], page, lambda part, width: measure(part, width) + (20 if part.passage.last else 0)
    )
    assert [[len(part.passage.units) for part in pieces_on(page)] for page in pages] == [[1], [0]]


def test_an_optional_piece_never_stands_alone() -> None:
    """A word of welcome is left out where it would take a page, and kept where there is room."""
    pieces = [piece(0, (20,), optional=True), piece(1, (60,), Span.PAGE)]
    assert [len(page) for page in paginate(pieces, PageRoom(100, 100, 1, 5), measure)] == [1]
    pieces = [piece(0, (20,), optional=True), piece(1, (60,))]
    assert [len(page) for page in paginate(pieces, PageRoom(100, 100, 1, 5), measure)] == [2]


def test_a_lone_optional_piece_is_shown() -> None:
    """When there is nothing else, even an optional piece is shown: never an empty screen."""
    assert len(paginate([piece(0, (20,), optional=True)], PageRoom(100, 100, 1, 5), measure)) == 1


# --- running text -----------------------------------------------------------------------------------------------------

# What a content file may hold: no control characters, no halves of surrogate pairs, no separators of lines.
_LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029")
_PARAGRAPHS = st.lists(
    st.builds(Paragraph, st.text(_LETTERS, min_size=1, max_size=400).filter(str.strip), st.booleans()), max_size=4
)


@given(_PARAGRAPHS)
def test_a_passage_keeps_its_text(paragraphs: list[Paragraph]) -> None:
    """Divided into units and joined again, each paragraph has the same words and is still a point or not."""
    joined = Passage.of(paragraphs).paragraphs()
    assert [part.text.split() for part in joined] == [part.text.split() for part in paragraphs]
    assert [part.point for part in joined] == [part.point for part in paragraphs]


@given(_PARAGRAPHS, st.data())
def test_a_cut_loses_nothing(paragraphs: list[Paragraph], data: st.DataObject) -> None:
    """Both halves of a cut passage together hold its letters in order; one begins it and the other ends it."""
    whole = Passage.of(paragraphs)
    head, tail = whole.cut(data.draw(st.integers(0, len(whole.units))))
    letters = "".join(part.text for half in (head, tail) for part in half.paragraphs())
    assert "".join(letters.split()) == "".join("".join(part.text.split()) for part in whole.paragraphs())
    assert (head.first, head.last, tail.first, tail.last) == (True, False, False, True)


@given(_PARAGRAPHS)
def test_units_are_short(paragraphs: list[Paragraph]) -> None:
    """No unit is longer than about three lines, so that each fits the smallest window, and none is empty."""
    assert all(0 < len(unit.text) <= 110 for unit in Passage.of(paragraphs).units)


def test_sentences_stay_whole() -> None:
    """Short sentences are the units, in English and Spanish."""
    passage = Passage.of([Paragraph("One here. Two there! ¿Tres? Four…"), Paragraph("A point", point=True)])
    assert [unit.text for unit in passage.units] == ["One here.", "Two there!", "¿Tres?", "Four…", "A point"]


# --- the real window: the reader's place ------------------------------------------------------------------------------


def pager(window: KioskWindow) -> Pager:
    """The pager of the screen that is shown."""
    return next(found for found in window.findChildren(Pager) if found.isVisible())


def places_shown(window: KioskWindow) -> set[Place]:
    """The places of all pieces that can be seen."""
    return {piece.place for piece, widget in pager(window)._widgets.items() if widget.isVisible()}


def is_shown(window: KioskWindow, block: int) -> bool:
    """Whether the block can be seen, be it with others in the piece of the first of them."""
    blocks = {piece.place.block for offer in pager(window)._offers for piece in offer.pieces}
    holder = max(other for other in blocks if other <= block)
    return holder in {place.block for place in places_shown(window)}


def pages_of(window: KioskWindow, content: Content, only: str = "") -> Iterator[str]:
    """Shows every page of every section, or of one."""
    for section in content.shown:
        if only not in ("", section.id):
            continue
        window.go(window.visit.home().open(section.id))
        for page in range(window.outline.pages):
            if page:
                window.go(window.visit.next(window.outline))
            yield section.id


def change(window: KioskWindow, size: Size, text_size: int) -> None:
    """Gives the window another size, as a drag of its edge does, and its texts another."""
    window.resize(QSize(*size))
    if window.visit.text_size != text_size:
        window.go(replace(window.visit, text_size=text_size))
    settle()
    settle()  # a new bar is shown by the event loop's next turn but one


# Where a window comes from, and where to: other shapes, smaller and larger text, one change of size alone.
_JOURNEYS: list[tuple[str, Size, int, list[tuple[Size, int]]]] = [
    ("es", PORTRAIT, 1, [((800, 600), 3), ((1920, 1080), 1)]),
    ("en", (800, 600), 3, [(PORTRAIT, 1)]),
]


# A test for each section, so that both cores share the work.
_SECTIONS: list[str] = [section["id"] for section in json.loads(paths.CONTENT.read_text("utf-8"))["sections"]]


@pytest.mark.parametrize("only", _SECTIONS)
@pytest.mark.parametrize(("language", "size", "text_size", "others"), _JOURNEYS, ids=["portrait", "small"])
def test_a_resize_keeps_the_reader_at_the_same_block(
    make_window: MakeWindow,
    content: Content,
    language: str,
    size: Size,
    text_size: int,
    others: list[tuple[Size, int]],
    only: str,
) -> None:
    """On each second page: in another size of screen or text the block being read is still there; then the page is."""
    window = make_window(size, language=language, text_size=text_size)
    window.setUpdatesEnabled(False)
    lost = []
    for section in islice(pages_of(window, content, only), 0, None, 2):
        route, before, reading = window.visit.route, seen(window), min(places_shown(window))
        for other, other_text in others:
            change(window, other, other_text)
            if not is_shown(window, reading.block):
                lost.append(f"{section} {reading} at {other} text size {other_text}: {places_shown(window)}")
        change(window, size, text_size)
        if (window.visit.route, seen(window)) != (route, before):
            lost.append(f"{section} {reading}: {seen(window)} is not {before}")
    assert not lost


@pytest.mark.parametrize("size", [PORTRAIT, (1366, 768), (800, 600)], ids=str)
def test_pages_are_known_at_once(make_window: MakeWindow, content: Content, size: Size) -> None:
    """After any wish the window knows the pages of its screen before the event loop turns, and packs them only once.

    Whoever turns a page relies on it, and a screen that is packed twice is seen to jump.
    """
    window = make_window(size, text_size=3)
    window.setUpdatesEnabled(False)
    wrong = []
    for section in content.shown:
        visit = window.visit.home().open(section.id)
        for wish in (visit, visit.in_language("es"), visit):
            window.go(wish)
            at_once = window.outline.pages
            settle()
            settle()
            if at_once != window.outline.pages:
                wrong.append(f"{section.id} {wish.language}: {at_once} pages, then {window.outline.pages}")
    assert not wrong


@pytest.mark.parametrize("text_size", [1, 2, 3])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_note_on_the_translation_is_on_the_front_page(
    make_window: MakeWindow, content: Content, size: Size, text_size: int
) -> None:
    """A language whose translation nobody has reviewed yet says so, in every size."""
    window = make_window(size, language="es", text_size=text_size)
    note = content.language("es").note
    assert note is not None
    window.go(window.visit.home())
    read = seen(window)
    for _ in range(1, window.outline.pages):
        window.go(window.visit.next(window.outline))
        read += seen(window)
    assert all(any(unit.text in words for words in read) for unit in Passage.of([Paragraph(note)]).units)


def seen(window: KioskWindow) -> list[str]:
    """The texts on the screen."""
    return [words.text() for words in texts(window)]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "text_size"), [(PORTRAIT, 1), ((1920, 1080), 2), ((800, 600), 3)])
def test_every_sentence_of_a_section_is_on_a_page(
    make_window: MakeWindow, content: Content, language: str, size: Size, text_size: int
) -> None:
    """Walking through a section one reads every sentence it has, in Spanish also when it is 30 % longer.

    What is said to an answer is there once it is touched, what stands on a sheet when that is opened.
    """
    shown = altered(content, longer) if language == "es" else content
    window = make_window(size, language=language, text_size=text_size, content=shown)
    window.setUpdatesEnabled(False)
    read: dict[str, list[str]] = {}
    for section in pages_of(window, shown):
        read.setdefault(section, []).extend([*seen(window), *answered(window), *on_sheets(window)])
    missing = [
        f"{section.id}: {unit.text}"
        for section in shown.shown
        for text in written(section)
        for unit in Passage.of([Paragraph(text.in_language(language))]).units
        if not any(unit.text in words for words in read[section.id]) and text is not section.summary
    ]
    assert not missing


def answered(window: KioskWindow) -> list[str]:
    """What is to be read when each answer of this page is touched."""
    found: list[str] = []
    for toggle in [toggle for toggle in window.findChildren(Toggle) if toggle.isVisible()]:
        toggle.click()
        found.extend(seen(window))
    return found


def on_sheets(window: KioskWindow) -> list[str]:
    """What is to be read on the sheets over a page that opens them; it is there again afterwards."""
    found: list[str] = []
    for sheet in (SHOW, TAKE) if window.findChildren(SheetButtons) else ():
        window.go(window.visit.show_sheet(sheet))
        found.extend(seen(window))
    window.go(window.visit.show_sheet(None))
    return found


def written(value: object) -> Iterator[Text]:
    """All texts to be read within a part of the content; a picture's description is for the ear."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from written(item)
    elif hasattr(value, "model_fields_set") and not isinstance(value, Picture):
        for name in type(value).model_fields:  # type: ignore[attr-defined]
            if name not in unread(value):
                yield from written(getattr(value, name))


def unread(value: object) -> tuple[str, ...]:
    """What is not read on the pages of a section, by its keys.

    A short name stands in place of the section's title, which is for the ear then; what each medicine brings stands
    as a point, without a title.
    """
    if isinstance(value, Effect):
        return ("title",)
    return ("title",) if getattr(value, "button", None) else ("button",)


RESIZES = [((1920, 1080), (800, 600)), ((800, 600), (3840, 2160)), ((1366, 768), PORTRAIT)]


@pytest.mark.parametrize("opened", ["word", "warning"])
@pytest.mark.parametrize(
    ("size", "other"), [((1920, 1080), (800, 600)), ((800, 600), (3840, 2160)), ((1366, 768), PORTRAIT)]
)
def test_an_open_overlay_follows_a_resize(
    make_window: MakeWindow, content: Content, opened: str, size: Size, other: Size
) -> None:
    """A glossary word or the warning that is open while the window changes its size is laid out for the new one."""
    window = make_window(size, language="es", text_size=3)
    window.go(window.visit.home())
    window.patient.show_warning() if opened == "warning" else window.go(window.visit.explain(content.glossary[0].id))
    settle()
    change(window, other, 3)
    after = laid_out(window)
    assert not list(layout_faults(window))
    window.patient.hide_warning()
    window.go(window.visit.explain(None))
    window.patient.show_warning() if opened == "warning" else window.go(window.visit.explain(content.glossary[0].id))
    settle()
    assert after == laid_out(window)


def laid_out(window: KioskWindow) -> list[tuple[str, QSize, int]]:
    """Each text with the size of its widget and letters."""
    return [(words.text(), words.size(), words.font().pixelSize()) for words in texts(window)]


# --- the real window: nothing piles up --------------------------------------------------------------------------------


def test_turning_pages_piles_up_no_widgets(make_window: MakeWindow) -> None:
    """After 400 page changes there are as many widgets as before them."""
    window = make_window((800, 600), text_size=3)
    window.setUpdatesEnabled(False)
    counts = []
    for changes in (0, 400):
        for _ in range(changes):
            window.go(window.visit.next(window.outline))
        window.go(window.visit.home())
        settle()
        gc.collect()
        counts.append(len(QApplication.allWidgets()))
    assert counts[0] == counts[1]


def test_changing_language_size_and_contrast_piles_up_no_widgets(make_window: MakeWindow, content: Content) -> None:
    """Nor do changes of language, text size, contrast, glossary words and warnings leave any behind."""
    window = make_window((800, 600))
    window.setUpdatesEnabled(False)

    def one_round() -> int:
        for number, word in enumerate(content.glossary[:6]):
            window.go(window.visit.home().next_text_size().in_language("es" if number % 2 else "en"))
            window.go(window.visit.other_contrast().explain(word.id))
            window.patient.show_warning()
            window.patient.hide_warning()
        window.go(window.visit.in_language("en").explain(None).attract())
        settle()
        gc.collect()
        return len(QApplication.allWidgets())

    one_round()
    assert one_round() == one_round()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_do_not_use_up_none(make_window: MakeWindow) -> None:
    """2,000 texts set, with a turn of the event loop each, leave the count of references to None where it was.

    PySide6 6.12.0 drops one with each call that returns nothing, and aborts after some thousands.
    """
    window = make_window((800, 600))
    words = texts(window)[0]
    before = sys.getrefcount(None)
    for number in range(2000):
        words.setText(str(number))
        QApplication.processEvents()
    assert sys.getrefcount(None) >= before - 20


# --- the real window: nothing but words and buttons -------------------------------------------------------------------


def each_screen(window: KioskWindow, content: Content) -> Iterator[list[QWidget]]:
    """All widgets of each screen."""
    window.setUpdatesEnabled(False)
    for _ in screens(window, content, window.visit):
        settle()
        yield [window, *window.findChildren(QWidget)]


def test_words_are_plain_text(make_window: MakeWindow, content: Content) -> None:
    """No text is read as HTML, can be selected, or opens a link; tags in the content are shown as they are written."""
    hostile = "<b>A&B</b> <a href='file:///etc'>x</a>"
    odd = altered(content, lambda _code, text, _limit: f"{hostile[:24]} {text}")
    window = make_window(content=odd)
    found = [
        described(label)
        for widgets in each_screen(window, odd)
        for label in widgets
        if isinstance(label, QLabel) and label.text() and not is_plain(label)
    ]
    assert not found


def is_plain(label: QLabel) -> bool:
    """Whether a label shows its text as it is and lets nobody act on it."""
    plain = label.textFormat() is Qt.TextFormat.PlainText and isinstance(label, Label)
    acting = label.textInteractionFlags() & ~Qt.TextInteractionFlag.LinksAccessibleByMouse  # plain text has no links
    return plain and not acting.value and not label.openExternalLinks() and label.buddy() is None


def test_nothing_can_be_dropped_or_reached_by_a_shortcut(make_window: MakeWindow, content: Content) -> None:
    """No widget accepts drops, has a tool tip, actions, or a shortcut made from an ampersand in its words."""
    odd = altered(content, lambda _code, text, limit: f"&{text}"[: max(limit, len(text) + 1)])
    window = make_window(content=odd)
    found = [
        described(widget)
        for widgets in each_screen(window, odd)
        for widget in widgets
        if widget.acceptDrops() or widget.toolTip() or widget.actions() or has_shortcut(widget)
    ]
    assert not found


def has_shortcut(widget: QWidget) -> bool:
    """Whether a button has a key of its own, as Qt makes from an ampersand."""
    return isinstance(widget, QAbstractButton) and (not widget.shortcut().isEmpty() or "&" in widget.text())


def test_no_widget_has_a_menu(make_window: MakeWindow, content: Content) -> None:
    """A request for a context menu on any widget of any screen opens nothing."""
    window = make_window()
    for widgets in each_screen(window, content):
        before = set(QApplication.topLevelWidgets())
        for widget in widgets:
            middle = widget.rect().center()
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, widget.mapToGlobal(QPoint(middle)))
            QApplication.sendEvent(widget, event)
        assert QApplication.activePopupWidget() is None
        assert set(QApplication.topLevelWidgets()) == before


def test_nothing_scrolls(make_window: MakeWindow, content: Content) -> None:
    """There is no scroll bar and no scroll area on any screen."""
    window = make_window((800, 600), text_size=3)
    kinds = {kind.__name__ for widgets in each_screen(window, content) for w in widgets for kind in type(w).__mro__}
    assert not kinds & {"QScrollBar", "QAbstractScrollArea"}
    assert Label.__name__ in kinds


def test_every_section_has_a_pager(make_window: MakeWindow, content: Content) -> None:
    """Each section of the content is shown by a view made of pages."""
    window = make_window()
    found: list[Callable[..., object]] = []
    for section in content.shown:
        window.go(window.visit.home().open(section.id))
        found += [type(view) for view in window.findChildren(PagedView) if view.isVisible()]
    assert len(found) == len(content.shown)
