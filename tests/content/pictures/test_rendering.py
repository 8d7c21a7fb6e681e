"""Drawings from outside are drawn as other programs draw them, whichever program wrote them."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image

from kiosk.content.pictures import rendering
from kiosk.content.pictures.drawings import inspect_drawing
from kiosk.content.pictures.kinds import LONGEST_DRAWING
from kiosk.content.pictures.rendering import find, ink_in, render
from kiosk.content.pictures.svg import Variant
from tests.support.picture_files import SVG_NAMES, drawing

WHITE, BLACK, CLEAR = (255, 255, 255, 255), (0, 0, 0, 255), (0, 0, 0, 0)
TEAL, SKY, RED, GREEN = (0, 128, 128, 255), (204, 221, 238, 255), (255, 0, 0, 255), (0, 128, 0, 255)

# A drawing, with a view of 40 by 30 units unless it says another, and what colour is seen at some shares of it.
DRAWN: Mapping[str, tuple[bytes, Mapping[tuple[float, float], tuple[int, int, int, int]]]] = {
    "clip path": (
        drawing('<clipPath id="a"><circle cx="20" cy="15" r="9"/></clipPath><g clip-path="url(#a)"><rect width="40" '
                'height="30" fill="teal"/></g>'),
        {(0.5, 0.5): TEAL, (0.05, 0.05): CLEAR, (0.95, 0.5): CLEAR},
    ),
    "clip path by a style sheet, as Illustrator": (
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://b.dtd" [\n'
        b'<!ENTITY ns_ai "http://ns.adobe.com/">\n]>\n'
        + drawing('<style type="text/css">.st0{clip-path:url(#b);fill:#CCDDEE;}</style><defs><rect id="a" x="20" '
                  'width="20" height="30"/></defs><clipPath id="b"><use xlink:href="#a" style="overflow:visible;"/>'
                  '</clipPath><rect class="st0" width="40" height="30"/>', 'xmlns:i="&ns_ai;" viewBox="0 0 40 30"'),
        {(0.25, 0.5): CLEAR, (0.75, 0.5): SKY},
    ),
    "lengths in percent": (
        drawing('<rect width="100%" height="100%" fill="#cde"/><circle cx="50%" cy="50%" r="5" fill="teal"/>'),
        {(0.5, 0.5): TEAL, (0.97, 0.97): SKY},
    ),
    "a drawing in a drawing": (
        drawing('<svg x="25%" y="10%" width="20" height="20" viewBox="0 0 2 2"><rect width="2" height="2" fill="teal"/>'
                "</svg>"),
        {(0.5, 0.4): TEAL, (0.1, 0.4): CLEAR},
    ),
    "turned around a point": (
        drawing('<rect x="19" y="0" width="2" height="30" transform="rotate(90)" transform-origin="20 15"/>'),
        {(0.8, 0.5): BLACK, (0.5, 0.05): CLEAR},
    ),
    "turned by a style": (
        drawing('<rect x="19" y="0" width="2" height="30" style="transform: rotate(90deg); '
                'transform-origin:20px 15px"/>'),
        {(0.8, 0.5): BLACK, (0.5, 0.05): CLEAR},
    ),
    "colours by hue": (drawing('<rect width="40" height="30" fill="hsl(120, 100%, 25%)"/>'), {(0.5, 0.5): GREEN}),
    "colours without commas, as Figma": (
        drawing('<rect width="40" height="30" fill="hsl(120deg 100% 25%)"/><rect width="20" height="30" '
                'style="fill: rgb(255 0 0 / 100%)"/>'),
        {(0.75, 0.5): GREEN, (0.25, 0.5): RED},
    ),
    "colours told again for better screens, as Figma": (
        drawing('<rect width="40" height="30" fill="#008080" style="fill:#008080;fill:color(display-p3 0.17 0.5 0.5);'
                'fill-opacity:1;"/>'),
        {(0.5, 0.5): TEAL},
    ),
    "the ink of the whole": (
        drawing("<style>:root { color: rebeccapurple }</style>" '<rect width="40" height="30" fill="currentColor"/>'),
        {(0.5, 0.5): (102, 51, 153, 255)},
    ),
    "other styles for the dark": (
        drawing("<style>rect { fill: teal } @media (prefers-color-scheme: dark) { rect { fill: white } }</style>"
                '<rect width="40" height="30"/>'),
        {(0.5, 0.5): TEAL},
    ),
    "variables": (
        drawing("<style>:root { --ink: var(--deep); --deep: #ff0000 } .a { fill: var(--ink) }</style>"
                '<rect class="a" width="20" height="30"/><rect x="20" width="20" height="30" fill="var(--no, teal)"/>'),
        {(0.25, 0.5): RED, (0.75, 0.5): TEAL},
    ),
    "variables for one another": (
        drawing("<style>:root { --a: var(--b); --b: var(--a) } .a { fill: var(--a) }</style>"
                '<rect width="20" height="30" fill="teal"/><rect class="a" x="20" width="20" height="30"/>'),
        {(0.25, 0.5): TEAL},
    ),
    "colours for light and dark, as draw.io": (
        drawing('<rect width="40" height="30" style="fill: light-dark(rgb(255, 0, 0), rgb(0, 0, 0))"/>'),
        {(0.5, 0.5): RED},
    ),
    "laid on by multiplying": (
        drawing('<rect width="40" height="30" fill="yellow"/><g style="mix-blend-mode:multiply"><rect width="40" '
                'height="30" fill="cyan"/></g>'),
        {(0.5, 0.5): (0, 255, 0, 255)},
    ),
    "a mask": (
        drawing('<mask id="a"><rect width="20" height="30" fill="white"/></mask><rect width="40" height="30" '
                'fill="teal" mask="url(#a)"/>'),
        {(0.25, 0.5): TEAL, (0.75, 0.5): CLEAR},
    ),
    "a pattern on a group": (
        drawing('<pattern id="a" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" '
                'fill="teal"/></pattern><g fill="url(#a)"><rect width="40" height="30"/></g>'),
        {(0.5, 0.5): TEAL},
    ),
    "made to be edited, as Illustrator": (
        drawing('<switch><foreignObject requiredExtensions="http://ns.adobe.com/" width="1" height="1"/><g><rect '
                'width="40" height="30" fill="teal"/></g></switch>'),
        {(0.5, 0.5): TEAL},
    ),
    "a symbol": (
        drawing('<symbol id="a" viewBox="0 0 2 2"><rect width="2" height="2" fill="teal"/></symbol><use href="#a" '
                'x="10" width="30" height="30"/>'),
        {(0.6, 0.5): TEAL, (0.1, 0.5): CLEAR},
    ),
    "gradients by links, as Inkscape": (
        drawing('<linearGradient id="a"><stop offset="0" style="stop-color:#ff0000"/><stop offset="1" '
                'style="stop-color:#ff0000"/></linearGradient><linearGradient id="b" xlink:href="#a" x1="0" x2="40" '
                'gradientUnits="userSpaceOnUse"/><rect width="40" height="30" fill="url(#b)"/>'),
        {(0.5, 0.5): RED},
    ),
    "selectors": (
        drawing('<style>g > rect:first-child { fill: teal } rect[data-a="1"] { fill: #ff0000 }</style><g><rect '
                'width="20" height="30"/></g><rect data-a="1" x="20" width="20" height="30"/>'),
        {(0.25, 0.5): TEAL, (0.75, 0.5): RED},
    ),
    "millimetres without a view": (
        drawing('<rect width="50%" height="100%" fill="teal"/><circle cx="30mm" cy="15mm" r="5mm" fill="#ff0000"/>',
                'width="40mm" height="30mm"'),
        {(0.25, 0.5): TEAL, (0.75, 0.5): RED, (0.95, 0.05): CLEAR},
    ),
    "a page of another shape": (
        drawing('<rect width="40" height="30" fill="teal"/>', 'viewBox="0 0 40 30" width="100%" height="7in"'),
        {(0.01, 0.01): TEAL, (0.99, 0.99): TEAL},
    ),
    "names with a prefix": (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><s:rect width="40" height="30" fill="teal"/>'
        b"</s:svg>",
        {(0.5, 0.5): TEAL},
    ),
    "upside down, as potrace": (
        drawing('<g transform="translate(0,30) scale(0.1,-0.1)" fill="#000000" stroke="none"><path d="M0 0 l400 0 0 '
                '150 -400 0 0 -150z"/></g>', 'width="40pt" height="30pt" viewBox="0 0 40 30"'),
        {(0.5, 0.75): BLACK, (0.5, 0.25): CLEAR},
    ),
    "the first that is known of several": (
        drawing('<switch><g requiredExtensions="http://x"><rect width="40" height="30"/></g><rect width="40" '
                'height="30" fill="teal"/></switch>'),
        {(0.5, 0.5): TEAL},
    ),
    "a link and a remark for old programs, as draw.io": (
        drawing('<a xlink:href="https://example.org/"><rect width="20" height="30" fill="teal"/></a><switch><g '
                'requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a xlink:href="https://x.org/">'
                '<rect x="20" width="20" height="30"/></a></switch>'),
        {(0.25, 0.5): TEAL, (0.75, 0.5): CLEAR},
    ),
    "a ground in short": (
        drawing('<circle cx="20" cy="15" r="5" fill="teal"/>', 'viewBox="0 0 40 30" style="background:#cde"'),
        {(0.5, 0.5): TEAL, (0.02, 0.02): SKY},
    ),
    "other variables for the dark": (
        drawing("<style>:root { --ink: teal } @media (prefers-color-scheme: dark) { :root { --ink: white } } "
                'rect { fill: var(--ink) }</style><rect width="40" height="30"/>'),
        {(0.5, 0.5): TEAL},
    ),
    "the ink in small letters, as programs that make drawings smaller": (
        drawing('<style>.a { fill: currentcolor }</style><g color="teal"><rect class="a" width="20" height="30"/>'
                '<rect x="20" width="20" height="30" fill="currentcolor"/></g>'),
        {(0.25, 0.5): TEAL, (0.75, 0.5): TEAL},
    ),
    "a style for paper": (
        drawing('<style>rect { fill: teal }</style><style media="print">rect { fill: black }</style><rect width="40" '
                'height="30"/>'),
        {(0.5, 0.5): TEAL},
    ),
    "a variable that is no colour": (
        drawing('<path d="M0 15h40" stroke="teal" stroke-width="var(--w, 30)"/>'), {(0.5, 0.1): TEAL},
    ),
    "a shadow by a style": (
        drawing('<rect width="20" height="30" fill="teal" style="filter: drop-shadow(3px 0px 0px rgb(255 0 0))"/>'),
        {(0.1, 0.5): TEAL, (0.525, 0.5): RED},
    ),
}  # fmt: skip


def seen(data: bytes, variant: Variant | None = None) -> Image.Image:
    """The pixels of a drawing."""
    return Image.open(BytesIO(render(data.decode(), inspect_drawing(data), variant or Variant(), 200))).convert("RGBA")


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_looks_as_elsewhere(name: str) -> None:
    """What the renderer for the program's own drawings leaves out, misplaces or fills with black."""
    data, wanted = DRAWN[name]
    picture = seen(data)
    found = {
        place: picture.getpixel((int(place[0] * picture.width), int(place[1] * picture.height))) for place in wanted
    }
    assert found == wanted


def ink(data: bytes) -> tuple[int, int, int, int] | None:
    """Where in a drawing anything is, in pixels."""
    return seen(data).getchannel("A").getbbox()


def test_words_are_in_the_typefaces_of_the_kiosk() -> None:
    """Whatever typeface is asked for, and whether the computer has it."""
    words = [drawing(f'<text x="2" y="20" font-size="9" font-family="{name}">Way in</text>') for name in ("Arial", "x")]
    assert ink(words[0]) is not None
    assert seen(words[0]).tobytes() == seen(words[1]).tobytes()


def test_words_on_a_path_follow_it() -> None:
    """They climb with it."""
    text = (
        '<path id="a" d="M2 28L38 2" fill="none"/><text font-size="5"><textPath href="#a">Way in here</textPath></text>'
    )
    box = ink(drawing(text))
    assert box is not None
    assert box[3] - box[1] > 60


@pytest.mark.parametrize(
    "said",
    [
        ('direction="rtl"', ""),
        ('style="direction:rtl;text-anchor:start"', 'style="text-anchor:start"'),
        ('style="direction: rtl" text-anchor="start"', ""),
    ],
)
def test_words_from_right_to_left_start_at_the_right(said: tuple[str, str]) -> None:
    """As Inkscape and Illustrator write them."""
    whole, line = said
    box = ink(drawing(f'<text x="38" y="20" font-size="9" {whole}><tspan {line}>أهلا</tspan></text>'))
    assert box is not None
    assert 50 < box[0] < 150 < box[2] < 195


def test_words_from_right_to_left_in_the_middle_stay_there() -> None:
    """They are the same from both sides."""
    text = '<text x="20" y="20" font-size="9" text-anchor="middle" {}>أهلا</text>'
    assert ink(drawing(text.format('direction="rtl"'))) == ink(drawing(text.format("")))


@pytest.mark.parametrize(("share", "fewer"), [(1 / 50, 1), (1 / 20, 2), (1 / 5, 3)])
def test_a_drawing_with_many_effects_has_fewer_pixels(
    monkeypatch: pytest.MonkeyPatch, share: float, fewer: int
) -> None:
    """Rather than be refused: Canva lays two upon each picture. What a small trial takes decides."""
    chain = '<feColorMatrix values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0"/>' * 9
    data = drawing(f'<filter id="a">{chain}</filter><rect width="40" height="30" filter="url(#a)"/>')
    monkeypatch.setattr(rendering, "process_time", iter([0.0, rendering._LONG_S * share]).__next__)
    shown = Image.open(BytesIO(render(data.decode(), inspect_drawing(data), Variant())))
    assert shown.width == LONGEST_DRAWING // fewer


@pytest.mark.parametrize("letters", ["Дверь", "Πόρτα"])
def test_letters_that_the_first_typeface_lacks_are_drawn_upright(letters: str) -> None:
    """From another packaged one, where there is one; not from its bold or slanted files."""
    pytest.importorskip("fontpkg_noto_sans")
    plain = seen(drawing(f'<text x="2" y="20" font-size="9">{letters}</text>'))
    bold = seen(drawing(f'<text x="2" y="20" font-size="9" font-weight="bold">{letters}</text>'))
    assert plain.getchannel("A").getbbox() is not None
    assert sum(plain.getchannel("A").tobytes()) < sum(bold.getchannel("A").tobytes())


# --- looks and parts --------------------------------------------------------------------------------------------------

PARTED = drawing(
    '<style/><g class="option" id="more"><rect class="bone" width="10" height="10"/></g>'
    '<g id="left" class="part"><rect class="bone" width="10" height="30" y="10"/></g>'
    '<g id="right" class="part"><rect class="bone" x="30" width="10" height="30"/></g>'
)
STYLE = ".bone { fill: #008080 } .lit { fill: #ff0000 } .dim { fill: #008000 }"


def test_a_drawing_of_staff_has_every_look_that_is_promised() -> None:
    """The theme's colours, layers, lit parts, one layer alone; as `docs/drawings.md` says."""
    plain = seen(PARTED, Variant(STYLE))
    assert plain.getpixel((10, 10)) == CLEAR
    assert plain.getpixel((10, 100)) == TEAL
    lit = seen(PARTED, Variant(STYLE, show=("more",), lit=("left",)))
    assert [lit.getpixel(place) for place in ((10, 10), (10, 100), (190, 100))] == [TEAL, RED, GREEN]
    alone = seen(PARTED, Variant(STYLE, alone="more"))
    assert [alone.getpixel(place) for place in ((10, 10), (190, 100))] == [TEAL, CLEAR]


def test_parts_are_found_where_they_are_seen() -> None:
    """Moved, cut, without any colour, or within a group that is; and none where there is nothing."""
    data = drawing(
        '<style>.frame { fill: none }</style><g transform="translate(10 0)"><rect id="a" class="frame" x="10" y="3" '
        'width="10" height="6"/></g><clipPath id="c"><rect width="10" height="30"/></clipPath>'
        '<g id="b" clip-path="url(#c)"><rect width="40" height="15"/></g><g id="empty"/>'
        '<circle id="at" cx="36" cy="27" r="2" fill="none"/>'
    )
    found = find(data.decode(), inspect_drawing(data), ["a", "b", "empty", "at", "unknown"])
    assert found.keys() == {"a", "b", "at"}
    assert found["a"] == pytest.approx((20, 3, 10, 6), abs=0.1)
    assert found["b"] == pytest.approx((0, 0, 10, 15), abs=0.1)
    assert found["at"] == pytest.approx((34, 25, 4, 4), abs=0.2)


@pytest.mark.parametrize(
    ("inner", "opaque", "pale"),
    [
        ('<rect width="40" height="30"/>', True, False),
        ('<rect width="40" height="30" fill="white"/>', True, True),
        ("<g/>", False, False),
        ('<path d="M9 9h9v9z"/>', False, False),
        ('<path d="M9 9h9v9z" fill="white"/>', False, True),
        ('<path d="M9 9h9v9z" fill="#fd0"/>', False, True),
        ('<path d="M2 2h36v26z" fill="#cde" stroke="#111"/>', False, False),
        # A sign for a dark wall: white letters beside a coloured sign. And a coloured sign with a little white on it.
        ('<path d="M2 2h20v20h-20z" fill="#0a9"/><path d="M24 2h14v20h-14z" fill="white"/>', False, True),
        ('<path d="M2 2h30v20h-30z" fill="#0a9"/><path d="M5 5h5v5h-5z" fill="white"/>', False, False),
    ],
)
def test_it_is_known_what_a_drawing_needs_behind_it(inner: str, *, opaque: bool, pale: bool) -> None:
    """Nothing where all is covered; else something dark for pale ink, something light for any other."""
    data = drawing(inner)
    assert ink_in(render(data.decode(), inspect_drawing(data), Variant(), 40))[:2] == (opaque, pale)


def test_nothing_outside_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The drawing was refused before; should that fail, the renderer gets nothing to follow."""
    file = tmp_path_factory.mktemp("x") / "a.png"
    Image.new("RGB", (4, 4), "red").save(file)
    data = f'<svg {SVG_NAMES} viewBox="0 0 4 4"><image href="{file}" width="4" height="4"/></svg>'
    picture = Image.open(BytesIO(render(data, inspect_drawing(drawing()), Variant(), 40))).convert("RGBA")
    assert picture.getchannel("A").getbbox() is None
