"""The kiosk shows content that looks nothing like ours: long, in one language, from right to left, or next to none.

The four files in `tests/support/contents` hold placeholder words and pictures of their own; none of them says anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import parts, paths
from kiosk.app import run
from kiosk.commands.gallery import screens
from kiosk.content.language.bidi import holds_right_to_left, is_right_to_left, with_numbers_from_left
from kiosk.content.language.hyphenation import NO_SPACE, SOFT_HYPHEN, with_breaks
from kiosk.content.model import Content, Regions
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import read
from kiosk.navigation import Place, Screen, Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.settings.settings import Settings
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.line_breaks import divided
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.packing import PageRoom, Piece, Row, Span, paginate
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.paging.passage import Paragraph, Passage, Unit
from kiosk.widgets.paging.region_map import RegionMap
from kiosk.widgets.pictures.leader_lines import LeaderLines
from kiosk.widgets.pictures.picture_button import PictureButton
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.qr_code import QrCode
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, Size, described
from tests.journeys.test_screens import TEXT_CONTRAST, Measuring, collect, colour_faults, named, report
from tests.support.colours import CALM
from tests.support.rig import Rig
from tests.support.screens import bar, box_in, broken_words, cut_out, luminance, pixels, targets, texts
from tests.support.settle import settle

FOLDER = paths.PROGRAM / "tests" / "support" / "contents"
FILES = ("other-procedure", "one-language", "arabic", "minimal")
LAPTOP: Size = (1366, 768)

Show = Callable[..., KioskWindow]


@cache
def sample(name: str) -> tuple[Content, PictureStore]:
    """The content of a file and its pictures."""
    file = FOLDER / f"{name}.json"
    store = PictureStore(file.parent)
    return read(file, store), store


def content_of(name: str) -> Content:
    """The content of a file."""
    return sample(name)[0]


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Show]:
    """Shows a file in a window of some size, in its first language unless another is named; every `part` th section."""
    made: list[KioskWindow] = []

    def make(
        name: str,
        size: Size = LAPTOP,
        *,
        language: str = "",
        text_size: int = 1,
        theme: str = "calm",
        part: int = 1,
        motion: MotionClock | None = None,
    ) -> KioskWindow:
        content, store = sample(name)
        visit = Visit(language or content.codes[0], text_size, theme == "high")
        artwork = parts.make_artwork(store.own)
        window = parts.make_window(qapp, artwork, Settings(), visit, motion=motion)
        made.append(window)
        window.resize(QSize(*size))
        window.set_content(content.model_copy(update={"sections": content.sections[::part]}), visit)
        window.show()
        settle()
        return window

    yield make
    for window in made:
        dispose(window)
    settle()


every_file = pytest.mark.parametrize("name", FILES)


# --- all of them ------------------------------------------------------------------------------------------------------


@every_file
def test_check_passes(name: str) -> None:
    """The command that staff use finds nothing wrong."""
    assert run(["main.py", "check", str(FOLDER / f"{name}.json")]) == 0


# Each size of each file, with text sizes and languages in turn; of many sections not all everywhere.
CASES = [
    *(("minimal", size, "", 1, 1) for size in ((1280, 800), (1920, 1080))),
    *(("minimal", size, "", 3, 1) for size in (PORTRAIT, LAPTOP, (800, 600))),
    *(("one-language", size, "", 1, 1) for size in (LAPTOP, PORTRAIT)),
    *(("one-language", size, "", 3, 2) for size in ((800, 600), (1280, 800), (1920, 1080))),
    *(("arabic", size, "ar", 1, 1) for size in (LAPTOP, PORTRAIT)),
    *(("arabic", size, "ar", 3, 2) for size in ((800, 600), (1280, 800), (1920, 1080))),
    ("arabic", LAPTOP, "en", 3, 2),
    ("other-procedure", PORTRAIT, "qab", 3, 4),
    ("other-procedure", (1920, 1080), "qab", 1, 7),
    ("other-procedure", LAPTOP, "qaa", 1, 5),
    ("other-procedure", (1280, 800), "qab", 3, 13),
    ("other-procedure", (800, 600), "qaa", 3, 9),
]


@pytest.mark.parametrize(
    ("name", "size", "language", "text_size", "part"),
    CASES,
    ids=lambda value: named(value) if isinstance(value, tuple) else None,
)
def test_everything_fits(show: Show, name: str, size: Size, language: str, text_size: int, part: int) -> None:
    """Nothing is clipped, overlapping, off screen, too small to touch or without a name, and the bar stays put.

    A word is divided only where it is wider than its column, and with a hyphen.
    """
    window = show(name, size, language=language, text_size=text_size, part=part)
    measuring = Measuring()

    def faults_of(window: KioskWindow) -> Iterator[str]:
        yield from (fault for fault in measuring(window) if not fault.startswith("wider than"))
        yield from (f"no name: {described(button)}" for button in targets(window) if not button.accessibleName())
        for words in texts(window):
            whole = [word for word in broken_words(words) if SOFT_HYPHEN not in with_breaks(word)]
            if whole:
                yield f"broken with no hyphen: {whole}"

    faults = collect(window, faults_of)
    assert not faults, report(faults)


@pytest.mark.parametrize(
    ("name", "size", "text_size", "theme", "part"),
    [
        ("arabic", PORTRAIT, 1, "calm", 1),
        ("arabic", (800, 600), 3, "high", 3),
        ("other-procedure", LAPTOP, 1, "calm", 20),
    ],
    ids=lambda value: named(value) if isinstance(value, tuple) else None,
)
def test_every_text_stands_out(show: Show, name: str, size: Size, text_size: int, theme: str, part: int) -> None:
    """In pixels each text has its contrast, in the clinic's own colour too, and no letter or mark is cut off."""
    window = show(name, size, text_size=text_size, theme=theme, part=part)
    walked = screens(window, window._content or content_of(name), window.visit)
    faults = {
        screen: found
        for screen in walked
        if not screen.startswith("staff") and (found := list(colour_faults(window, TEXT_CONTRAST[theme])))
    }
    assert not faults, report(faults)


@every_file
def test_tab_reaches_every_button(show: Show, name: str) -> None:
    """On every screen each button gets the keyboard once, in the order of reading."""
    window = show(name, part=12 if name == "other-procedure" else 2)
    content = window._content
    assert content is not None
    with Rig(window) as rig:
        for screen in screens(window, content, window.visit):
            rig.wait_out()
            wanted = set(targets(window))
            if screen.startswith("staff") or not wanted:
                continue
            reached = []
            for _ in wanted:
                rig.key(Qt.Key.Key_Tab)
                reached += [button for button in wanted if button.hasFocus()]
            assert set(reached) == wanted, screen


@every_file
def test_next_leads_through_every_section_and_home(show: Show, name: str) -> None:
    """From the first section Next, again and again, shows each page of each once, in order, then the front page.

    On the last page of a section it says where it leads.
    """
    window = show(name)
    window.setUpdatesEnabled(False)
    content = content_of(name)
    first = content.shown[0].id
    window.go(window.visit.home().open(first))
    seen = [first]
    with Rig(window) as rig:
        while True:
            rig.wait_out()
            window.requests.next() if seen[20:] else rig.click(next_button(window))
            route = window.visit.route
            if route.screen is Screen.HOME and not route.place > window.outline.start_of(0):
                break
            seen += [route.section] if route.section and route.section not in seen[-1:] else []
    assert seen == [section.id for section in content.shown]


def next_button(window: KioskWindow) -> LabelButton:
    """The button that leads on, whatever it says."""
    found = bar(window)
    assert found is not None
    return found._buttons["next"]


def test_hidden_sections_stay_hidden(show: Show) -> None:
    """No tile, no button and no page leads to one of the three hidden sections among forty."""
    content = content_of("other-procedure")
    hidden = {section.id for section in content.sections if section.hidden}
    assert (len(hidden), len(content.shown)) == (3, 40)
    window = show("other-procedure", PORTRAIT)
    window.go(window.visit.home())
    keys: set[str] = set()
    for _ in range(window.outline.pages):
        keys |= {tile.key.partition("/")[0] for tile in window.findChildren(PictureButton)}
        window.requests.next()
    # Of several figures the first is the front page's, which leads to its parts itself.
    assert keys & hidden == set()
    assert {section.id for section in content.shown if not isinstance(section, Regions)} <= keys


def test_pictures_beside_the_file_are_shown(show: Show) -> None:
    """A drawing and a photograph of the file's own folder are on the screen, in their own colours."""
    window = show("minimal")
    window.go(window.visit.attract())
    settle()
    picture = pixels(window)
    assert (picture == (125, 60, 87)).all(axis=-1).sum() > 1000  # the plum of the patchwork
    window = show("one-language")
    window.go(window.visit.attract())
    settle()
    assert (pixels(window) == (217, 164, 65)).all(axis=-1).sum() > 1000  # the gold of the crown


def no_widget(_passage: Passage) -> QWidget:
    """Packing asks for no widget."""
    raise NotImplementedError


def test_a_picture_goes_where_not_even_a_sentence_has_room() -> None:
    """A piece too high to show with its picture is shown without; one that fits, or fits in parts, keeps it."""
    unit = Unit("A sentence.", 0, point=False)
    units = {0: 1, 1: 4, 2: 1}
    given = [Piece(Place(block), no_widget, Passage((unit,) * count), Span.ROW) for block, count in units.items()]

    def measure(piece: Piece, _width: int) -> int:
        picture = {0: 10, 1: 10, 2: 95}[piece.place.block]
        return 20 * len(piece.passage.units) + (0 if piece.lean else picture)

    rows = [row for page in paginate(given, PageRoom(100, 100, 1, 0), measure) for row in page]
    found = [(piece.place.block, len(piece.passage.units), piece.lean) for row in rows for piece in row.pieces]
    assert found == [(0, 1, False), (1, 4, False), (2, 1, True)]
    assert not Row((replace(given[2], lean=True, span=Span.CELL),), 20, 100).whole


def test_very_long_words_make_shorter_parts() -> None:
    """A text of long words, which fill lines badly, may be cut after fewer letters than any other."""
    usual, long = ("kurz " * 60).strip(), ("Vorsichtsmaßnahmenplatzhalter " * 10).strip()
    parts = {text: [unit.text for unit in Passage.of([Paragraph(text)]).units] for text in (usual, long)}
    assert max(map(len, parts[long])) < 36 < max(map(len, parts[usual])) <= 48
    assert all(" ".join(found) == text for text, found in parts.items())


# --- one section ------------------------------------------------------------------------------------------------------


def test_one_language_offers_no_choice(show: Show) -> None:
    """With one language there is one button to begin, and none to change it."""
    for name in ("minimal", "one-language"):
        window = show(name)
        content = content_of(name)
        window.go(window.visit.attract())
        settle()
        touch = content.attract.touch.in_language(content.codes[0])
        names = [button.accessibleName() for button in targets(window)]
        assert names.count(touch) == 1
        assert content.languages[0].name not in names


def test_few_words_are_not_stretched_over_a_page(show: Show) -> None:
    """A card with one sentence, alone on its page, is a card and not a blank sheet."""
    for size in (PORTRAIT, LAPTOP):
        window = show("minimal", size)
        window.go(window.visit.home().open("only"))
        settle()
        card = next(card for card in window.findChildren(Card) if card.isVisible())
        assert card.height() < 0.4 * window.height()


# --- long words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("Lückenfüllerwortkette", "Lü- cken- fül- ler- wort- kette"),
        ("Vorsichtsmaßnahme", "Vor- sichts- maß- nahme"),
        ("Überschrift", "Über- schrift"),
        ("Baustein", "Bau- stein"),
        ("corticosteroide", "cor- ti- co- ste- roide"),
        ("Donau\u00addampf\u00adschiff", "Donau- dampf- schiff"),
        ("Text", "Text"),
        ("strength", "strength"),
        ("0142-555", "0142-555"),
        ("/srv/kiosk/my-clinic.json", "/srv/ kiosk/ my-clinic. json"),
        ("C:\\Kiosk\\content.json", "C:\\ Kiosk\\ content. json"),
        ("desk@example.org", "desk@ example. org"),
        ("العربية", "العربية"),
    ],
)
def test_words_are_divided_between_syllables(word: str, syllables: str) -> None:
    """Where spelling lets a syllable begin, or only where the author says; an address at its joints, with no hyphen."""
    assert [part.replace(SOFT_HYPHEN, "-").strip(NO_SPACE) for part in divided(word)] == syllables.split()


def test_cards_side_by_side_leave_words_whole(show: Show) -> None:
    """Where columns would divide a word, fewer stand side by side: no tile of the front page has a hyphen.

    The buttons at the figure, which takes its share of the width, may have one for words of 27 letters.
    """
    window = show("one-language", PORTRAIT)
    window.go(window.visit.home())
    settle()
    region_map = next(found for found in window.findChildren(RegionMap) if found.isVisible())
    tiles = [tile for tile in window.findChildren(PictureButton) if tile.isVisible()]
    assert any(not region_map.isAncestorOf(tile) for tile in tiles)
    for tile in tiles:
        short = len(tile.accessibleName()) < 27
        assert tile.whole_at(tile.width()) or (region_map.isAncestorOf(tile) and not short)


def test_a_word_wider_than_its_line_gets_a_hyphen(show: Show) -> None:
    """In a column too narrow for it, a word takes two lines of about equal length; the first ends with a hyphen."""
    theme: Theme = show("minimal").theme()
    words = plain("Vorsichtsmaßnahmenplatzhalter", "title", theme)
    width = words.longest_word() * 3 // 4
    words.resize(width, words.heightForWidth(width))
    assert words.heightForWidth(width) == 2 * words.heightForWidth(words.longest_word())
    upper, lower = np.split(luminance(pixels(words)) < 0.5, 2)
    ends = [int(np.flatnonzero(np.any(lines, axis=0)).max()) for lines in (upper, lower)]
    assert min(ends) > 0.6 * max(ends)
    hyphen = np.flatnonzero(np.any(upper[:, ends[0] - 4 : ends[0]], axis=1))
    assert len(hyphen) < 0.2 * words.font().pixelSize()
    dispose(words)


def plain(text: str, role: str, theme: Theme) -> Label:
    """A text by itself, black on white."""
    words = Label(text, role, theme)
    words.setStyleSheet("background: white; color: black")
    return words


# --- from right to left -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "from_right"),
    [
        *((code, True) for code in ("ar", "he", "fa", "ur", "ps", "ckb", "yi", "ar-EG", "az-Arab", "AR")),
        *((code, False) for code in ("en", "es", "de", "tr", "az", "ku", "ar-Latn", "zh-Hant", "vi")),
    ],
)
def test_the_direction_follows_from_the_code(code: str, from_right: bool) -> None:  # noqa: FBT001 - a case
    """Which languages run from right to left, and that a script in the code decides before the language."""
    assert is_right_to_left(code) is from_right


def test_the_direction_of_a_text_follows_from_its_letters() -> None:
    """One Arabic or Hebrew letter makes a text run both ways; numbers and Latin letters do not."""
    assert all(map(holds_right_to_left, ("نص", "Text نص", "עברית", "پارسی")))
    assert not any(map(holds_right_to_left, ("", "Text", "(214) 555-0142", "żółw", "日本", "¿?")))


@pytest.mark.parametrize(
    "number",
    [
        "(214) 555-0142",
        "+1 214 555 0142",
        "030 23125 0142",
        "214.555.0142",
        "(214) 555–0142",
        "214\u2011555\u20110142",
        "(214) 555-0142 ext. 5",
        "(214) 555-0142 x12",
        "1-800-FLOWERS",
        "+1-800-GO-FEDEX",
        "80 mg/2 ml",
        "38.5°C",
        "40–80 mg",
        "2.5 µg",
    ],
)
def test_a_number_to_dial_and_a_dose_are_kept_together(number: str) -> None:
    """Within Arabic words it is isolated as one run from the left, and never broken at the end of a line."""
    text = with_numbers_from_left(f"اتصل {number} الآن")
    assert text == f"اتصل \u2066{number.replace(' ', chr(0xA0))}\u2069 الآن"


def test_other_numbers_are_left_alone() -> None:
    """Years, ages and ranges run as the script has them."""
    for text in ("في 2026", "من 12 إلى 14", "4-6", "2020–2026", "T12-L1", "COVID-19", "12A-3", "Depo-Medrol 80 mg مع"):
        assert with_numbers_from_left(text) == text


@pytest.fixture
def arabic(show: Show) -> KioskWindow:
    """The Arabic file in a laptop's window, on its front page."""
    window = show("arabic")
    window.go(window.visit.home())
    settle()
    return window


def button(window: KioskWindow, name: str) -> LabelButton:
    """The button that a screen reader calls by that name."""
    found = [found for found in window.findChildren(LabelButton) if found.accessibleName() == name]
    return next(found for found in found if found.isVisible())


def word(name: str, language: str = "ar") -> str:
    """A word of the Arabic file's interface."""
    return str(getattr(content_of("arabic").interface, name).in_language(language))


def left_of(window: KioskWindow, name: str) -> int:
    """Where a button begins, in pixels from the left."""
    return box_in(button(window, name), window).left()


@pytest.mark.parametrize("size", [PORTRAIT, LAPTOP, (800, 600)], ids=named)
def test_the_bar_is_mirrored(show: Show, size: Size) -> None:
    """Home stands at the right and Next at the left, each as far from its edge as in English from the other."""
    boxes = {}
    for language in ("ar", "en"):
        window = show("arabic", size, language=language)
        window.go(window.visit.home().open("words"))
        settle()
        boxes[language] = {
            name: box_in(button(window, word(name, language)), window) for name in ("home", "back", "next")
        }
    arabic, english = boxes["ar"], boxes["en"]
    assert arabic["home"].left() > arabic["back"].left() > arabic["next"].left()
    # The outermost keep their distance from the edge; between them the words of one language are longer.
    assert abs(size[0] - arabic["home"].right() - english["home"].left()) <= 5
    assert abs(size[0] - english["next"].right() - arabic["next"].left()) <= 5


def test_arrows_point_the_other_way(show: Show) -> None:
    """The arrow of Next points to the left, and is the mirror image of the English one; so does that of Back."""
    for name in ("next", "back"):
        images = {}
        for language in ("ar", "en"):
            window = show("arabic", language=language)
            window.go(window.visit.home().open("words"))
            settle()
            images[language] = button(window, word(name, language)).findChildren(Icon)[0].pixmap().toImage()
        assert images["ar"] == images["en"].flipped(Qt.Orientation.Horizontal)
        assert tip(images["ar"]) == ("left" if name == "next" else "right")


def tip(image: QImage) -> str:
    """The side at which an arrow has its wings: where more of its ink is."""
    columns = [
        sum(image.pixelColor(x, y).alpha() for y in range(image.height())) for x in range(image.width())
    ]  # fmt: skip
    middle = len(columns) // 2
    return "left" if sum(columns[:middle]) > sum(columns[middle:]) else "right"


def test_tiles_run_from_the_right(arabic: KioskWindow) -> None:
    """The first section's tile stands at the right of the second's; the map of regions at the right of them all."""
    region_map = next(found for found in arabic.findChildren(RegionMap) if found.isVisible())
    tiles = [
        tile for tile in arabic.findChildren(PictureButton) if tile.isVisible() and not region_map.isAncestorOf(tile)
    ]
    order = [section.id for section in content_of("arabic").shown]
    boxes = [box_in(tile, arabic) for tile in sorted(tiles, key=lambda tile: order.index(tile.key))]
    rows: dict[int, list[int]] = {}
    for box in boxes:
        rows.setdefault(box.top(), []).append(box.left())
    assert all(one > other for row in rows.values() for one, other in pairwise(row))
    assert max(map(len, rows.values())) > 1
    assert box_in(region_map, arabic).left() > max(box.right() for box in boxes)


def test_leaders_lead_from_the_left(arabic: KioskWindow) -> None:
    """On the map the buttons stand at the left of the spine, and each line runs from a button's right edge."""
    region_map = next(found for found in arabic.findChildren(RegionMap) if found.isVisible())
    buttons = region_map.findChildren(PictureButton)
    lines = region_map.findChildren(LeaderLines)[0]._lines
    assert len(lines) == len(buttons) == 3
    for chip, (start, end) in zip(buttons, lines, strict=True):
        assert abs(start.x() - chip.geometry().right()) <= 1
        assert end.x() > start.x()


@pytest.mark.parametrize("section", ["words", "reasons", "how", "contact"])
def test_texts_begin_at_the_right(show: Show, section: str) -> None:
    """In pixels: the ink of headings and paragraphs ends at the right edge, Latin names and numbers included."""
    window = show("arabic", PORTRAIT)
    window.go(window.visit.home().open(section))
    settle()
    picture = pixels(window)
    aligned = 0
    for words in texts(window):
        if isinstance(words.parentWidget(), LabelButton) or words._align & Qt.AlignmentFlag.AlignHCenter:
            continue
        ink = ink_of(cut_out(picture, box_in(words, window)))
        free_left, free_right = ink.left(), words.width() - 1 - ink.right()
        assert free_right <= 0.4 * words.font().pixelSize(), described(words)
        aligned += free_left > free_right
    assert aligned >= 2


def ink_of(picture: object) -> QRect:
    """The box of what differs from the ground of a picture."""
    light = luminance(picture)  # type: ignore[arg-type]
    ink = abs(light - light[0, 0]) > 0.2
    rows, columns = ink.any(axis=1).nonzero()[0], ink.any(axis=0).nonzero()[0]
    return QRect(QPoint(int(columns[0]), int(rows[0])), QPoint(int(columns[-1]), int(rows[-1])))


def test_numbers_and_codes_stay_as_they_are(show: Show) -> None:
    """The phone number looks as in English, pixel by pixel, and the codes can be read."""
    inks, found = [], []
    for language in ("ar", "en"):
        window = show("arabic", PORTRAIT, language=language)
        window.go(window.visit.home().open("contact"))
        settle()
        phone = next(words for words in texts(window) if words.text() == content_of("arabic").clinic.phone)
        picture = cut_out(pixels(window), box_in(phone, window))
        inks.append(cut_out(picture, ink_of(picture)))
        codes = [code for code in window.findChildren(QrCode) if code.isVisible()]
        found.append([read_code(code) for code in codes])
    assert abs(inks[0].shape[1] - inks[1].shape[1]) <= 1  # of pixels, as the right edge is no whole one
    first, other = (luminance(ink).mean(axis=0)[: inks[0].shape[1] - 1] for ink in inks)
    assert np.corrcoef(first, other)[0, 1] > 0.9
    assert np.corrcoef(first, other[::-1])[0, 1] < 0.5
    for (code,), name in zip(found, ("عيادة المثال", "The Sample Clinic"), strict=True):
        assert "TEL:+12145550142" in code
        assert f"FN:{name}" in code


def read_code(code: QrCode) -> str:
    """What a camera reads."""
    read = zxingcpp.read_barcode(pixels(code))
    return "" if read is None else read.text


def test_a_stroke_to_the_right_goes_forward(arabic: KioskWindow) -> None:
    """As one turns the pages of an Arabic book; to the left goes back."""
    arabic.go(arabic.visit.home().open("words"))
    with Rig(arabic) as rig:
        rig.wait_out()
        rig.stroke(QPoint(300, 60), QPoint(900, 60))
        assert arabic.outline.page_of(arabic.visit.route.place) == 1
        rig.wait_out()
        rig.stroke(QPoint(900, 60), QPoint(300, 60))
        assert arabic.outline.page_of(arabic.visit.route.place) == 0


def test_pages_turn_to_the_right(show: Show) -> None:
    """Going forward the former page glides off to the right, and to the left in English."""
    for language, way in (("ar", 1), ("en", -1)):
        window = show("arabic", language=language, motion=MotionClock())
        window.go(window.visit.home().open("words"))
        window.requests.next()
        assert window._transition._direction == way
        window._transition.finish()


def test_the_left_arrow_steps_on(arabic: KioskWindow) -> None:
    """Left and Right walk as the eye does: the focus goes to the left, and back to the right."""
    arabic.go(arabic.visit.home().open("words"))
    settle()
    with Rig(arabic) as rig:
        rig.wait_out()
        lefts = []
        for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Left):
            rig.key(key)
            rig.wait_out()
            lefts.append(next((box_in(b, arabic).left() for b in targets(arabic) if b.hasFocus()), None))
        reached = [b.accessibleName() for b in targets(arabic) if b.hasFocus()]
        rig.key(Qt.Key.Key_Right)
        rig.key(Qt.Key.Key_Left)
        assert [b.accessibleName() for b in targets(arabic) if b.hasFocus()] == reached
        order = arabic.buttons()
        assert [b.accessibleName() for b in order[:2]][1:] == reached
        bar = [left_of(arabic, word(name)) for name in ("home", "back", "next")]
        assert bar == sorted(bar, reverse=True)
        last = [b.accessibleName() for b in order]
        assert last.index(word("home")) < last.index(word("back")) < last.index(word("next"))


def test_a_change_of_language_turns_the_screen_round(arabic: KioskWindow) -> None:
    """On the same page Arabic begins at the right, English at the left, and Arabic at the right again."""
    arabic.go(arabic.visit.home().open("words"))
    for direction, code in ((Qt.LayoutDirection.LeftToRight, "en"), (Qt.LayoutDirection.RightToLeft, "ar")):
        arabic.requests.next_language()
        settle()
        assert arabic.visit.language == code
        assert arabic.layoutDirection() is direction
        home = left_of(arabic, word("home", code))
        assert (home > arabic.width() / 2) is (code == "ar")


def test_pictures_are_not_mirrored(show: Show) -> None:
    """What is left in a body stays left: a picture is the same in both languages."""
    images = []
    for language in ("ar", "en"):
        window = show("arabic", PORTRAIT, language=language)
        window.go(window.visit.home().open("how"))
        settle()
        drawing = next(found for found in window.findChildren(PictureView) if found.isVisible())
        drawing.resize(900, 900)
        images.append(drawing.pixmap_with(()).toImage())
    assert images[0] == images[1]


def test_button_and_names_keep_apart_on_a_picture(show: Show) -> None:
    """The button that plays a motion again stands off the names of the parts."""
    for size in (PORTRAIT, LAPTOP, (800, 600)):
        window = show("arabic", size, text_size=3, motion=MotionClock())
        window.go(window.visit.home().open("how"))
        settle()
        window._transition.finish()
        faults = [fault for fault in Measuring()(window) if "overlap" in fault]
        assert not faults


def test_every_letter_is_in_our_typefaces(show: Show) -> None:
    """No text of the file is drawn in a typeface of the system's, bold or not."""
    theme: Theme = show("arabic").theme()
    text = (FOLDER / "arabic.json").read_text("utf-8")
    for role in ("body", "title"):
        layout = QTextLayout(
            "".join(sorted({letter for letter in text if letter.isprintable()})), theme.font(role, text)
        )
        layout.beginLayout()
        layout.createLine().setLineWidth(100_000)
        layout.endLayout()
        fonts: list[QRawFont] = [glyphs.rawFont() for glyphs in layout.glyphRuns()]
        assert {font.familyName() for font in fonts} == {"Atkinson Hyperlegible", "IBM Plex Sans Arabic"}
        assert {font.weight() for font in fonts} == {700 if role == "title" else 400}


def test_marks_of_vowels_are_not_cut(show: Show) -> None:
    """Letters with marks above and below stand whole within their widget, in each type role."""
    theme: Theme = show("arabic").theme()
    for role in ("poster", "title", "heading", "body", "label"):
        words = plain("شيئاً ثانٍ أُخرى في", role, theme)
        words.resize(words.natural_width(), words.heightForWidth(words.natural_width()))
        ink = luminance(pixels(words)) < 0.8
        assert ink.any()
        assert not ink[[0, -1]].any(), role
        dispose(words)


def test_the_colour_of_the_clinic_is_kept(show: Show) -> None:
    """The accent of each file is that of its buttons."""
    for name in ("arabic", "other-procedure", "minimal"):
        accent = content_of(name).accent or CALM.accent
        window = show(name, part=8)
        window.go(window.visit.home())
        settle()
        assert window.theme().colours.accent == accent
