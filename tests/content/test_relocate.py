"""The reader's place when staff change the content: the same block wherever it went, else its section, else home."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from kiosk import parts, paths
from kiosk.content.edition import edition_at
from kiosk.content.model import Content
from kiosk.content.reading import read
from kiosk.content.relocate import _moves, moves
from kiosk.navigation import Place, Route, Screen, Visit
from kiosk.system.settings.settings import Settings
from kiosk.views.registry import section_view
from kiosk.widgets.disposal import dispose
from tests.conftest import MakeWindow
from tests.support.samples import minimal_content, saved

FILES = [
    paths.CONTENT,
    *sorted((paths.PROGRAM / "tests" / "support" / "contents").glob("*.json")),
    *paths.SAMPLES.glob("*.json"),
]
HOME = Visit("en").home()
NAMES = st.lists(st.sampled_from("abcdefgh"), max_size=8)


# --- where blocks go --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abc", "abc", (0, 1, 2)),
        ("abc", "xabc", (1, 2, 3)),
        ("abc", "axbc", (0, 2, 3)),
        ("abc", "ac", (0, None, 1)),
        ("abc", "cab", (1, 2, 0)),
        ("abc", "aXc", (0, 1, 2)),
        ("abc", "Xc", (0, None, 1)),
        ("abc", "xyz", (0, 1, 2)),
        ("abc", "x", (0, None, None)),
        ("abc", "", (None, None, None)),
        ("aba", "ab", (0, 1, 0)),
    ],
)
def test_a_block_is_followed(before: str, after: str, expected: tuple[int | None, ...]) -> None:
    """One that was moved by its words, one that was changed by its place among the others."""
    assert _moves(before, after) == expected


@given(before=NAMES, after=NAMES)
def test_a_block_is_never_sent_where_none_is(before: list[str], after: list[str]) -> None:
    """And one whose words are there once is found."""
    found = _moves(before, after)
    assert len(found) == len(before)
    assert all(index is None or 0 <= index < len(after) for index in found)
    for block, index in zip(before, found, strict=True):
        if after.count(block) == 1:
            assert index == after.index(block)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_blocks_are_counted_as_the_views_count_them(file: Path, qapp: QApplication) -> None:
    """For each section of each content, the last block of the one is that of the other."""
    content = read(file)
    window = parts.make_window(qapp, parts.make_artwork(edition_at(file).own), Settings(), Visit(content.codes[0]))
    window.set_content(content, Visit(content.codes[0]))
    context = window.context()
    assert context is not None
    for section in content.sections:
        view = section_view(section, context)
        last = max(piece.place.block for offer in view._pager._offers for piece in offer.pieces)
        counted = len(section.block_keys) - 1
        assert last == counted or (section.kind == "contact" and section.closing is None), section.id
        dispose(view)
    dispose(window)


def contents(folder: Path, change: Callable[[Any], object]) -> tuple[Content, Content]:
    """A small content, and the same after a change."""
    before = minimal_content()
    for number, section in enumerate(before["sections"]):
        section["id"] = f"section-{number}"
        section["summary"] = "Few"
    before["sections"][0]["blocks"] = [{"text": f"Block {number}."} for number in range(4)]
    after = deepcopy(before)
    change(after)
    return read(saved(folder, before)), read(saved(folder, after))


def test_the_front_page_follows_its_tiles(tmp_path: Path) -> None:
    """A reader at the fourth tile stays with it; one at the beginning stays at the beginning."""
    before, after = contents(tmp_path, lambda content: content["sections"].insert(0, content["sections"].pop()))
    assert moves(before, after)[""] == (0, 2, 3, 4, 5, 6, 1, 7)


def test_notices_push_the_front_page_on(tmp_path: Path) -> None:
    """And the beginning stays the beginning."""
    before, after = contents(tmp_path, lambda content: content.update(notices=[{"text": "Closed."}]))
    assert moves(before, after)[""] == (0, 2, 3, 4, 5, 6, 7, 8)


# --- the visit --------------------------------------------------------------------------------------------------------


def within(visit: Visit, change: Callable[[Any], object], folder: Path) -> Route:
    """Where the reader is after a change of the content."""
    before, after = contents(folder, change)
    sections = [section.id for section in after.shown]
    return visit.within(sections, after.codes, [word.id for word in after.glossary], moves(before, after)).route


AT_BLOCK_2 = HOME.open("section-0", Place(2, 1))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda content: content["clinic"].update(phone="(214) 555-0142"), Place(2, 1)),
        (lambda content: content["sections"][0]["blocks"].insert(0, {"text": "New."}), Place(3, 1)),
        (lambda content: content["sections"][0]["blocks"].pop(0), Place(1, 1)),
        (lambda content: content["sections"][0]["blocks"][2].update(text="Block 2 in other words."), Place(2, 1)),
        (lambda content: content["sections"][0]["blocks"].reverse(), Place(1, 1)),
        (lambda content: content["sections"][0]["blocks"].pop(2), Place()),
        (lambda content: content["sections"].reverse(), Place(2, 1)),
        (lambda content: content["sections"][0]["title"].update(en="Another"), Place(2, 1)),
    ],
)
def test_the_reader_stays_at_the_same_block(change: Callable[[Any], object], expected: Place, tmp_path: Path) -> None:
    """Else at the beginning of the section, if only the block was taken out."""
    assert within(AT_BLOCK_2, change, tmp_path) == Route(Screen.SECTION, "section-0", expected)


def test_without_the_section_the_reader_is_at_home(tmp_path: Path) -> None:
    """Taken out or hidden."""
    for change in (lambda c: c["sections"].pop(0), lambda c: c["sections"][0].update(hidden=True)):
        assert within(AT_BLOCK_2, change, tmp_path) == Route(Screen.HOME)


def test_back_leads_to_the_same_blocks_too(tmp_path: Path) -> None:
    """What the reader saw before has moved as well."""
    visit = AT_BLOCK_2.open("section-1")
    before, after = contents(tmp_path, lambda content: content["sections"][0]["blocks"].insert(0, {"text": "New."}))
    moved = visit.within([section.id for section in after.shown], after.codes, (), moves(before, after))
    assert moved.history[-1] == Route(Screen.SECTION, "section-0", Place(3, 1))


# --- the window -------------------------------------------------------------------------------------------------------


def test_the_window_turns_to_the_readers_words(make_window: MakeWindow, content: Content, tmp_path: Path) -> None:
    """Two pages are put before the page that is read; the same page is on the screen."""
    data = minimal_content()
    picture = data["attract"]["picture"]
    data["sections"][0]["blocks"] = [{"text": f"Block {number}.", "picture": picture} for number in range(6)]
    window = make_window(content=read(saved(tmp_path, data)))
    assert content
    window.go(window.visit.home().open("the-article", Place(3)))
    words = window.words_shown()
    page = window.outline.page_of(window.visit.route.place)
    data["sections"][0]["blocks"][:0] = [{"text": f"New {number} and longer.", "picture": picture} for number in "ab"]
    window.set_content(read(saved(tmp_path, data)), Visit("en"))
    assert window.outline.page_of(window.visit.route.place) == page + 2
    assert window.words_shown() == words


def test_whoever_has_not_begun_gets_the_new_beginning(make_window: MakeWindow, content: Content) -> None:
    """The waiting screen starts in the language that each visit is to begin in from now on."""
    window = make_window()
    window.set_content(content, Visit("es"))
    assert window.visit == Visit("es")
    assert window.untouched
