"""Pictures of the staff's own: sound ones are taken, any other is told at its place before anything is shown."""

import base64
import random
import re
import string
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QSize

from kiosk import parts, paths
from kiosk.content.check.problems import Problem
from kiosk.content.messages import words_for
from kiosk.content.model import Content
from kiosk.content.pictures import drawings, photographs
from kiosk.content.pictures import picture_store as pictures
from kiosk.content.pictures.kinds import PictureRefused, kind_of
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.pictures.rendering import render
from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.pictures.staff_picture import StaffPicture, proven
from kiosk.content.pictures.svg import Variant
from kiosk.content.reading import ContentRefused, read
from kiosk.theme.viewport import Viewport
from tests.support.colours import CALM
from tests.support.picture_files import drawing, jpeg_header, looked_at, photograph, png_header, webp_header
from tests.support.samples import Steps, as_text, minimal_content, saved, with_value

FILE: Steps = ("attract", "picture", "file")
REGIONS: Steps = ("sections", 2)


def with_picture(name: str, **more: object) -> Any:
    """A content whose waiting screen shows the picture of that name."""
    content = with_value(minimal_content(), FILE, name)
    content["attract"]["picture"] |= more
    return content


def problems(folder: Path, content: object) -> tuple[Problem, ...]:
    """What is wrong with a content."""
    with pytest.raises(ContentRefused) as caught:
        read(saved(folder, content))
    return caught.value.problems


def is_of(kind: str, problem: Problem) -> bool:
    """Whether the problem is told in the words of that kind, whatever is filled in, with or without a hint."""
    words = words_for("problems", kind)
    assert words is not None
    plain = "".join(re.escape(text) + (".*" if name else "") for text, name, _, _ in string.Formatter().parse(words))
    return re.fullmatch(plain + "( .+)?", problem.message) is not None


def position(content: object, text: str) -> tuple[int, int]:
    """Line and column of the one place where that text stands in the file."""
    before, _, after = as_text(content).partition(text)
    assert after
    assert text not in after
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def inner(kind: str, data: bytes) -> bytes:
    """A drawing with a file in it."""
    return drawing(f'<image href="data:{kind};base64,{base64.b64encode(data).decode()}"/>')


# --- what is taken ----------------------------------------------------------------------------------------------------

GOOD: dict[str, bytes] = {
    "photo.png": photograph("PNG"),
    "photo.jpg": photograph("JPEG"),
    "photo.JPEG": photograph("JPEG"),
    "photo.jfif": photograph("JPEG"),
    "photo.webp": photograph("WEBP"),
    "drawing.svg": drawing(),
    "remark.svg": b"<!-- by Ann -->\n" + drawing(),
    "mark.svg": b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n' + drawing(),
    "illustrator.svg": b'<!DOCTYPE svg PUBLIC "a" "http://b" [<!ENTITY ns_ai "http://ai">]>\n'
    + drawing('<g xmlns:i="&ns_ai;" i:knockout="Off"/>'),
    "editable.svg": drawing(
        '<switch><foreignObject requiredExtensions="http://ns.adobe.com/" width="1" height="1"><i:pgfRef '
        'xmlns:i="http://i" xlink:href="#p"/></foreignObject><g><path d="M0 0h9v9z"/></g></switch>'
    ),
    "emptied.svg": drawing("<flowRoot><flowRegion/><flowPara> </flowPara></flowRoot>"),
    "linked.svg": drawing('<a href="https://example.org"><path d="M0 0h9"/></a>'),
    "web.svg": inner("image/webp", photograph("WEBP")),
    "sized.svg": drawing(root='width="40mm" height="30"'),
    "inkscape.svg": drawing('<sodipodi:namedview xmlns:sodipodi="http://s" id="v" sodipodi:docname="C:\\x.svg"/>'),
    "gradient.svg": drawing(
        '<linearGradient id="a"/><linearGradient id="b" xlink:href="#a"/><path fill="url(#b)" d="M0 0"/>'
    ),
    "twice.svg": drawing('<g id="a"><path d="M0 0"/></g><use href="#a" transform="translate(3 4)"/>'),
    "styled.svg": drawing("<style>.a { fill: url(#b); }</style>"),
    "clipped.svg": drawing('<style>.a { clip-path: url(#b) }</style><clipPath id="b"/><path class="a" d="M0 0h9"/>'),
    "soft.svg": drawing(
        '<filter id="a"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#a)"><path d="M0 0h9"/></g>'
        '<marker id="b"><path d="M0 0h1"/></marker><path d="M0 0h9" style="marker-end:url(#b)"/>'
        '<mask id="c"><path d="M0 0h9"/></mask><g mask="url(#c)"><path d="M0 0h9"/></g>'
        '<pattern id="d"><path d="M0 0h9"/></pattern><path fill="url(#d)" d="M0 0h9"/>'
    ),
    "inner.svg": drawing(
        f'<image xlink:href="data:image/png;base64,{base64.b64encode(photograph("PNG")).decode()}" width="9"/>'
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_sound_picture_is_taken(name: str, tmp_path: Path) -> None:
    """PNG, JPEG, WebP and SVG, as cameras and drawing programs save them, and their bytes are at hand."""
    (tmp_path / name).write_bytes(GOOD[name])
    store = PictureStore(tmp_path)
    read(saved(tmp_path, with_picture(name)), store)
    assert {named: picture.data for named, picture in store.own.items()} == {name: GOOD[name]}


def test_a_picture_in_a_folder_beside_the_file_is_taken(tmp_path: Path) -> None:
    """Staff keep their pictures in order."""
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "door.png").write_bytes(photograph("PNG"))
    store = PictureStore(tmp_path)
    read(saved(tmp_path, with_picture("house/door.png")), store)
    assert set(store.own) == {"house/door.png"}


def test_the_largest_picture_of_a_phone_is_taken() -> None:
    """One of 5712 by 4284 pixels, as telephones make them by themselves, fits."""
    assert photographs.MOST_PIXELS >= 5712 * 4284


def test_pictures_of_the_program_are_not_kept(tmp_path: Path) -> None:
    """They come with it and cannot change under it."""
    store = PictureStore(tmp_path)
    read(saved(tmp_path, minimal_content()), store)
    assert not store.own
    assert not store.places


# --- what is refused --------------------------------------------------------------------------------------------------


def half(data: bytes) -> bytes:
    """A file whose copying was broken off."""
    return data[: len(data) // 2]


def copies(times: int) -> bytes:
    """A drawing in which each group shows the one before it ten times."""
    groups = (f'<g id="g{number}">' + f'<use href="#g{number - 1}"/>' * 10 + "</g>" for number in range(1, times + 1))
    return drawing('<path id="g0" d="M0 0"/>' + "".join(groups))


def blurred(times: int) -> bytes:
    """A drawing of a few lines with so many blurs over a region seven times as wide and high as it."""
    soft = '<filter id="a" x="-300%" y="-300%" width="700%" height="700%"><feGaussianBlur stdDeviation="1"/></filter>'
    return drawing(soft + '<path filter="url(#a)" d="M1 1h35v25z"/>' * times)


DOT = '<path d="M0 0h9"/>'
BLOCK = '<path d="M0 0h40v30h-40z"/>'

BOMB = b'<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n' + drawing("&b;")

# A name, what the file holds, and the kind of problem.
BAD: list[tuple[str, bytes, str]] = [
    ("a.png", b"", "picture_empty"),
    ("a.svg", b" \r\n\0", "picture_empty"),
    ("a.png", b"just some words", "picture_damaged"),
    ("a.jpg", bytes(range(1, 200)), "picture_damaged"),
    ("a.gif", b"GIF89a", "picture_ending"),
    ("a", photograph("PNG"), "picture_ending"),
    ("a.png.exe", photograph("PNG"), "picture_ending"),
    ("a.svgz", drawing(), "picture_ending"),
    ("a.png", photograph("JPEG"), "picture_named_wrongly"),
    ("a.jpg", photograph("PNG"), "picture_named_wrongly"),
    ("a.jpg", photograph("WEBP"), "picture_named_wrongly"),
    ("a.svg", photograph("PNG"), "picture_named_wrongly"),
    ("a.png", drawing(), "picture_named_wrongly"),
    ("a.png", photograph("GIF"), "picture_of_another_kind"),
    ("a.png", photograph("BMP"), "picture_of_another_kind"),
    ("a.jpg", b"\0\0\0\x18ftypheic" + bytes(50), "picture_of_another_kind"),
    ("a.jpg", b"<!DOCTYPE html><html>not found</html>", "picture_of_another_kind"),
    ("a.svg", b"\x1f\x8b\x08" + bytes(50), "picture_of_another_kind"),
    ("a.png", half(photograph("PNG")), "picture_cut_off"),
    ("a.png", photograph("PNG")[:-13], "picture_cut_off"),
    ("a.png", photograph("PNG")[:20], "picture_cut_off"),
    ("a.jpg", half(photograph("JPEG")), "picture_cut_off"),
    ("a.jpg", photograph("JPEG")[:-2], "picture_cut_off"),
    ("a.jpg", half(photograph("JPEG")) + bytes(500), "picture_cut_off"),
    ("a.webp", half(photograph("WEBP")), "picture_cut_off"),
    ("a.png", photograph("PNG").replace(b"IDAT", b"IDAT\0", 1), "picture_damaged"),
    ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100) + b"\xff\xd9", "picture_damaged"),
    ("a.webp", b"RIFF\x14\0\0\0WEBPVP8Z" + bytes(40), "picture_damaged"),
    ("a.jpg", photograph("JPEG")[:-2] + b"\xff\xda" * 101 + b"\xff\xd9", "picture_damaged"),
    ("a.png", png_header(10_000, 10_000), "picture_too_many_pixels"),
    ("a.png", png_header(30_000, 30_000), "picture_too_many_pixels"),
    ("a.png", png_header(1_000_000, 2), "picture_too_many_pixels"),
    ("a.jpg", jpeg_header(65_000, 65_000), "picture_too_many_pixels"),
    ("a.webp", webp_header(16_000, 16_000), "picture_too_many_pixels"),
    ("a.png", photograph("PNG", 210, 10), "picture_too_narrow"),
    ("a.svg", b"<svg", "drawing_malformed"),
    ("a.svg", b"words", "drawing_malformed"),
    ("a.svg", half(drawing()), "drawing_malformed"),
    ("a.svg", drawing("<g>"), "drawing_malformed"),
    ("a.svg", drawing("a & b"), "drawing_malformed"),
    ("a.svg", drawing("&nbsp;"), "drawing_malformed"),
    ("a.svg", drawing('<path id="a" id="b"/>'), "drawing_malformed"),
    ("a.svg", drawing('<path inkscape:label="a"/>'), "drawing_malformed"),
    ("a.svg", "<svg>\xe9</svg>".encode("cp1252"), "drawing_not_utf_8"),
    ("a.svg", drawing().decode().encode("utf-16"), "drawing_not_utf_8"),
    ("a.svg", b"<kml/>", "drawing_of_another_kind"),
    ("a.svg", b'<svg viewBox="0 0 4 3"/>', "drawing_of_another_kind"),
    *(
        ("a.svg", drawing(root=root), "drawing_without_size")
        for root in (
            "",
            'width="4"',
            'width="100%" height="100%"',
            'viewBox="0 0 0 9"',
            'viewBox="0 0 -4 3"',
            'viewBox="0 0 4"',
            'viewBox="0 0 1e300 1e300"',
            'viewBox="0 0 nan nan"',
            'viewBox="1e999 0 4 3"',
            f'viewBox="{"1" * 400_000}"',
            'viewBox=""',
        )
    ),
    ("a.svg", drawing(root='viewBox="0 0 2000 9"'), "picture_too_narrow"),
    ("a.svg", BOMB, "drawing_with_entities"),
    ("a.svg", drawing("<script>alert(1)</script>"), "drawing_with_script"),
    ("a.svg", drawing('<x:script xmlns:x="http://x"/>'), "drawing_with_script"),
    ("a.svg", drawing(root='viewBox="0 0 4 3" onload="a()"'), "drawing_with_script"),
    ("a.svg", drawing('<g onclick="a()"/>'), "drawing_with_script"),
    ("a.svg", drawing("<foreignObject/>"), "drawing_with_page"),
    ("a.svg", drawing('<video src="a.mp4"/>'), "drawing_with_page"),
    ("a.svg", drawing('<image href="http://example.org/a.png"/>'), "drawing_with_link"),
    ("a.svg", drawing('<image xlink:href="/etc/passwd"/>'), "drawing_with_link"),
    ("a.svg", drawing('<image xlink:href="photo.png"/>'), "drawing_with_link"),
    ("a.svg", drawing('<image src="\\\\server\\a.png"/>'), "drawing_with_link"),
    ("a.svg", drawing('<use href="b.svg#a"/>'), "drawing_with_link"),
    ("a.svg", drawing('<g xml:base="http://example.org"/>'), "drawing_with_link"),
    ("a.svg", drawing('<path fill="url(http://a)"/>'), "drawing_with_link"),
    ("a.svg", drawing("<path style=\"fill:URL( 'b.svg#a' )\"/>"), "drawing_with_link"),
    ("a.svg", drawing("<style>a { fill: url(//a) }</style>"), "drawing_with_link"),
    ("a.svg", drawing("<style>@import 'a.css';</style>"), "drawing_with_link"),
    ("a.svg", drawing("<style>@\\69mport 'a.css'; </style>"), "drawing_with_link"),
    ("a.svg", drawing("<style>a { fill: u/**/rl(//a) }</style>"), "drawing_with_link"),
    ("a.svg", b'<?xml-stylesheet href="a.css"?>' + drawing(), "drawing_with_link"),
    ("a.svg", inner("image/svg+xml", drawing()), "drawing_with_inner_file"),
    ("a.svg", drawing("<style>@font-face { src: url(data:font/woff;base64,AA) }</style>"), "drawing_with_inner_file"),
    ("a.svg", drawing('<image href="data:image/png;base64,???"/>'), "drawing_with_bad_picture"),
    ("a.svg", inner("image/png", half(photograph("PNG"))), "drawing_with_bad_picture"),
    ("a.svg", inner("image/png", png_header(3000, 3000)), "drawing_with_bad_picture"),
    ("a.svg", inner("image/jpeg", photograph("PNG")), "drawing_with_bad_picture"),
    *(
        ("a.svg", drawing(styled), "drawing_too_new")
        for styled in (
            '<path fill="oklch(0.6 0.2 29)"/>',
            '<path clip-path="circle(9px at 9px 9px)"/>',
            '<path vector-effect="non-scaling-stroke"/>',
            '<path style="vector-effect: non-scaling-stroke"/>',
            '<circle r="9" pathLength="100" stroke-dasharray="60 40"/>',
            "<style>.a { transform-box: fill-box }</style>",
            "<style>rect:last-child { fill: red }</style>",
            "<style>rect ~ rect { fill: red }</style>",
            "<style>.a { &amp; .b { fill: red } }</style>",
            "<style>.a { filter: drop-shadow(1px 1px 1px rgb(0, 0, 0)) }</style>",
            "<flowRoot><flowRegion/><flowPara>To the lift</flowPara></flowRoot>",
            '<path style="fill: color-mix(in srgb, red, blue)"/>',
            '<path style="fill:color(display-p3 1 0 0)"/>',
            '<rect style="width: calc(2px + 2px)"/>',
            "<style>path:not(.a) { fill: red }</style>",
            '<path style="clip-path: circle(9px)"/>',
            '<path fill="hsl(0.5turn 100% 50%)"/>',
            '<style>rect[class^="a"] { fill: red }</style>',
            "<style>circle { cx: 20px; r: 9px }</style>",
            "<style>.a { fill: red; transform: rotate(20deg) }</style>",
            "<style>@media screen { path { fill: red } }</style>",
            "<style>@supports (display: grid) { path { fill: red } }</style>",
        )
    ),
    ("a.svg", drawing('<animate attributeName="x" dur="1s"/>'), "drawing_that_moves"),
    ("a.svg", drawing("<g><set/></g>"), "drawing_that_moves"),
    ("a.svg", drawing("<style>@keyframes a {}</style>"), "drawing_that_moves"),
    ("a.svg", drawing('<g style="animation: a 1s"/>'), "drawing_that_moves"),
    ("a.svg", drawing("<g>" * 200_000), "drawing_too_deep"),
    ("a.svg", drawing("<g>" * drawings.DEEPEST + DOT + "</g>" * drawings.DEEPEST), "drawing_too_deep"),
    ("a.svg", copies(9), "drawing_takes_long"),
    ("a.svg", blurred(9), "drawing_takes_long"),
    ("a.svg", drawing('<g opacity=".9">' * 99 + BLOCK + "</g>" * 99), "drawing_takes_long"),
    ("a.svg", drawing(f"<!--{'x' * drawings.LARGEST_DRAWING}-->"), "drawing_too_large"),
    ("a.jpg", photograph("JPEG") + bytes(pictures.LARGEST), "picture_too_large"),
]


@pytest.mark.parametrize(
    ("name", "data", "kind"), BAD, ids=[f"{number}-{kind}" for number, (_, _, kind) in enumerate(BAD)]
)
def test_a_bad_picture_is_refused_where_it_is_named(name: str, data: bytes, kind: str, tmp_path: Path) -> None:
    """One problem, at the name in the content file, that says what is wrong with the picture and what to do."""
    (tmp_path / name).write_bytes(data)
    content = with_picture(name)
    [problem] = problems(tmp_path, content)
    assert is_of(kind, problem), problem.message
    assert (problem.line, problem.column) == position(content, f'"{name}"')
    assert problem.place == "waiting screen, picture, picture file"
    assert f"“{name}”" in problem.message


@pytest.mark.parametrize("name", GOOD)
def test_bytes_changed_at_random_are_taken_or_refused(name: str) -> None:
    """A disk that forgets: whatever is left of a picture, nothing but a refusal is raised."""
    luck = random.Random(name)
    kind = kind_of(name)
    for _ in range(40):
        data = bytearray(GOOD[name])
        for _ in range(luck.randint(1, 8)):
            data[luck.randrange(len(data))] = luck.randrange(256)
        changed = bytes(data[: luck.choice((len(data), luck.randrange(len(data))))])
        with suppress(PictureRefused):
            if kind == "svg":
                render(drawings.drawing_text(changed), drawings.inspect_drawing(changed), Variant(), longest=40)
            else:
                photographs.developed(changed, kind)


def test_a_message_tells_the_size_and_the_limit(tmp_path: Path) -> None:
    """Whoever makes the picture smaller must know how much."""
    (tmp_path / "a.png").write_bytes(png_header(10_000, 10_001))
    [problem] = problems(tmp_path, with_picture("a.png"))
    assert "10000 × 10001 pixels" in problem.message
    assert "25 million" in problem.message


def test_a_message_tells_the_line_of_a_drawing(tmp_path: Path) -> None:
    """Whoever made the drawing can find what must go."""
    (tmp_path / "a.svg").write_bytes(drawing("<g/>\n<g/>\n<script/>"))
    [problem] = problems(tmp_path, with_picture("a.svg"))
    assert "line 4 of the drawing “a.svg”" in problem.message


def test_a_picture_in_many_places_is_told_at_each(tmp_path: Path) -> None:
    """It is looked at once, and each place says so."""
    (tmp_path / "a.png").write_bytes(b"")
    content = with_value(with_picture("a.png"), ("sections", 1, "items", 0, "picture", "file"), "a.png")
    assert [is_of("picture_empty", problem) for problem in problems(tmp_path, content)] == [True, True]


def test_a_folder_in_a_pictures_place_is_told(tmp_path: Path) -> None:
    """A folder named like a picture."""
    (tmp_path / "a.png").mkdir()
    [problem] = problems(tmp_path, with_picture("a.png"))
    assert is_of("picture_is_folder", problem)


@pytest.mark.parametrize("leads_to", ["/etc/hostname", "gone.png"])
def test_a_link_that_leads_out_or_nowhere_is_told(leads_to: str, tmp_path: Path) -> None:
    """Not as a picture that is not there, with its own name as the one that was perhaps meant."""
    (tmp_path / "a.png").symlink_to(leads_to)
    [problem] = problems(tmp_path, with_picture("a.png"))
    assert is_of("picture_is_link", problem)


@pytest.mark.parametrize(
    ("error", "kind"), [(PermissionError(13, "x"), "picture_not_allowed"), (OSError(5, "x"), "picture_unreadable")]
)
def test_a_picture_that_cannot_be_opened_is_told(
    error: OSError, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No permission, a broken disk."""
    (tmp_path / "a.png").write_bytes(photograph("PNG"))
    opens: Callable[..., Any] = Path.open

    def fail(file: Path, *how: Any) -> Any:
        if file.suffix == ".png":
            raise error
        return opens(file, *how)

    content = saved(tmp_path, with_picture("a.png"))
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(ContentRefused) as caught:
        read(content)
    [problem] = caught.value.problems
    assert is_of(kind, problem)


def test_pictures_that_are_too_large_together_are_told_where_it_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All are kept in memory, so there is a limit to all of them; one that is named twice counts once."""
    data = photograph("PNG")
    monkeypatch.setattr(pictures, "LARGEST_TOGETHER", len(data))
    (tmp_path / "a.png").write_bytes(data)
    (tmp_path / "b.svg").write_bytes(drawing())
    second: Steps = ("sections", 1, "items", 0, "picture", "file")
    content = with_value(with_picture("a.png"), second, "./a.png")
    assert isinstance(read(saved(tmp_path, content)), Content)
    [problem] = problems(tmp_path, with_value(content, second, "b.svg"))
    assert is_of("pictures_too_large_together", problem)
    assert problem.place == "section 'the-conditions', item 1, picture, picture file"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "inside/../../secret.png",
        "/etc/passwd",
        "link.png",
        "linked/secret.png",
        "C:\\secret.png",
        "C:secret.png",
        "\\\\server\\share\\secret.png",
        "//server/share/secret.png",
        "a\0.png",
        "x" * 5000 + ".png",
        "",
        ".",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    """Neither a way up, nor an absolute one, nor a link, nor a server is followed."""
    folder = tmp_path / "clinic"
    (folder / "inside").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(photograph("PNG"))
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "linked").symlink_to(tmp_path)
    [problem] = problems(folder, with_picture(name))
    kind = "picture_is_link" if name == "link.png" else "backslash_path" if "\\" in name else "missing_picture"
    assert is_of(kind, problem), problem.message


def test_a_server_is_not_even_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look whether a file on a server is there would call that server."""
    asked: list[str] = []
    monkeypatch.setattr(paths, "find_picture", lambda name, _: asked.append(name))
    store = PictureStore(tmp_path)
    for name in ("\\\\server\\a.png", "//server/a.png"):
        with pytest.raises(PictureRefused):
            store.examine(name)
    store.places_now()
    assert not asked


# --- parts of drawings ------------------------------------------------------------------------------------------------

PARTS = drawing('<g id="arrow"/><g id="heart"/><defs><path id="shade"/></defs>')
LABEL = {"at": "arow", "text": "Arrow"}


@pytest.mark.parametrize(
    ("more", "given", "place"),
    [
        ({"lit": ["heart", "arow"]}, '"arow"', "lit part 2"),
        ({"show": ["arow"]}, '"arow"', "layer 1"),
        ({"focus": "arow"}, '"arow"', "frame of the drawing"),
        ({"labels": [LABEL]}, '"arow"', "name in the picture 1, part of the drawing"),
    ],
)
def test_a_part_the_drawing_lacks_is_told_where_it_is_named(
    more: dict[str, object], given: str, place: str, tmp_path: Path
) -> None:
    """At that very name, with what was probably meant."""
    (tmp_path / "a.svg").write_bytes(PARTS)
    content = with_picture("a.svg", **more)
    [problem] = problems(tmp_path, content)
    assert is_of("unknown_part", problem), problem.message
    assert (problem.line, problem.column) == position(content, given)
    assert problem.place == f"waiting screen, picture, {place}"
    assert problem.message.endswith("Did you mean “arrow”?")


def test_few_parts_are_listed(tmp_path: Path) -> None:
    """When nothing similar is there, all parts that can be seen are told."""
    (tmp_path / "a.svg").write_bytes(PARTS)
    [problem] = problems(tmp_path, with_picture("a.svg", lit=["xyz"]))
    assert problem.message.endswith("Known are: arrow, heart.")


def test_a_drawing_without_parts_says_so(tmp_path: Path) -> None:
    """There is nothing to correct the name to."""
    (tmp_path / "a.svg").write_bytes(drawing("<g/>"))
    [problem] = problems(tmp_path, with_picture("a.svg", lit=["xyz"]))
    assert is_of("drawing_without_parts", problem)


@pytest.mark.parametrize(
    ("field", "value"), [("lit", ["a"]), ("show", ["a", "b"]), ("focus", "a"), ("labels", [{"at": "a", "text": "b"}])]
)
def test_a_photograph_has_no_parts(field: str, value: object, tmp_path: Path) -> None:
    """Whatever is to be lit, shown or named in it is one problem there."""
    (tmp_path / "a.png").write_bytes(photograph("PNG"))
    content = with_picture("a.png", **{field: value})
    [problem] = problems(tmp_path, content)
    assert is_of("parts_of_a_photograph", problem)
    line, column = position(content, f'"{field}": ')
    assert (problem.line, problem.column) == (line, column + len(f'"{field}": '))


def test_the_part_of_a_region_is_in_the_picture_of_its_section(tmp_path: Path) -> None:
    """A region names the part it stands for."""
    content = with_value(minimal_content(), (*REGIONS, "items", 0, "part"), "cervcal")
    [problem] = problems(tmp_path, content)
    assert is_of("unknown_part", problem)
    assert (problem.line, problem.column) == position(content, '"cervcal"')
    assert problem.message.endswith("Did you mean “cervical”?")


def test_regions_need_a_drawing(tmp_path: Path) -> None:
    """A photograph cannot be lit up in parts."""
    (tmp_path / "a.png").write_bytes(photograph("PNG"))
    content = with_value(minimal_content(), (*REGIONS, "picture", "file"), "a.png")
    [problem] = problems(tmp_path, content)
    assert is_of("photograph_of_regions", problem)
    assert (problem.line, problem.column) == position(content, '"a.png"')


def test_parts_of_a_refused_picture_are_not_told_as_well(tmp_path: Path) -> None:
    """One mistake, one problem."""
    [problem] = problems(tmp_path, with_picture("absent.svg", lit=["a"], focus="b"))
    assert is_of("missing_picture", problem)


# --- the picture store ------------------------------------------------------------------------------------------------


def test_a_picture_that_has_not_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second reading of the content takes it from the store; one that no longer names it forgets it."""
    looks: list[bytes] = []

    def counting(data: bytes, kind: str) -> StaffPicture:
        looks.append(data)
        return proven(data, kind)

    monkeypatch.setattr(pictures, "proven", counting)
    (tmp_path / "a.svg").write_bytes(drawing())
    store = PictureStore(tmp_path)
    for _ in range(3):
        read(saved(tmp_path, with_picture("a.svg")), store)
    assert looks == [drawing()]
    read(saved(tmp_path, minimal_content()), store)
    assert not store.own


def test_the_album_sees_what_changed_beside_the_file(tmp_path: Path) -> None:
    """A picture that is changed, deleted or put there makes its places differ from those it was read at."""
    (tmp_path / "a.svg").write_bytes(drawing())
    store = PictureStore(tmp_path)
    read(saved(tmp_path, with_picture("a.svg")), store)
    assert store.places == store.places_now()
    (tmp_path / "a.svg").write_bytes(drawing("<g/>"))
    assert store.places != store.places_now()
    (tmp_path / "a.svg").unlink()
    with pytest.raises(ContentRefused):
        read(saved(tmp_path, with_picture("a.svg")), store)
    assert store.places == store.places_now() == (None,)


@pytest.mark.usefixtures("qapp")
def test_what_lies_as_deep_as_is_taken_is_drawn() -> None:
    """However far a program nests its groups."""
    groups = drawings.DEEPEST - 2  # beside the root and the shape
    data = drawing("<g>" * groups + '<path d="M0 0h40v30h-40z"/>' + "</g>" * groups)
    shown = parts.make_artwork(looked_at(a_svg=data)).picture(
        PictureSpec("a.svg"), CALM, Viewport(QSize(40, 30), QRectF(0, 0, 40, 30), 1.0)
    )
    assert shown.toImage().pixelColor(20, 15).alpha() > 0


# --- names of files ---------------------------------------------------------------------------------------------------

# The name on the disk, and one in the content file that looks the same.
LOOK_ALIKE = [
    ("entre\u0301e.png", "entr\u00e9e.png"),
    ("\ud55c\uad6d.png", "\u1112\u1161\u11ab\u1100\u116e\u11a8.png"),
    ("front door.png", "front\u00a0door.png"),
    ("front\u00a0door.png", "front door.png"),
    ("front-door.png", "front\u2011door.png"),
    ("frontdoor.png", "front\u200bdoor.png"),
    ("door.png", "\uff44\uff4f\uff4f\uff52\uff0e\uff50\uff4e\uff47"),
    ("front door.png", "front%20door.png"),
    ("door.png", "door.png "),
    ("Ann's door.png", "Ann\u2019s door.png"),
    ("house/door.png", "ho\u00aduse/door.png"),
    ("f\u0430cade.png", "facade.png"),
    ("door.png", "d\u043eor.png"),
]


@pytest.mark.parametrize(("there", "asked"), LOOK_ALIKE, ids=[ascii(asked) for _, asked in LOOK_ALIKE])
def test_a_name_that_looks_the_same_means_the_file(there: str, asked: str, tmp_path: Path) -> None:
    """What nobody can see (how an accent is written, which space it is) keeps no picture off the screen."""
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_bytes(GOOD["photo.png"])
    store = PictureStore(tmp_path)
    read(saved(tmp_path, with_picture(asked)), store)
    assert store.own[asked].data == GOOD["photo.png"]


def test_of_two_names_that_look_the_same_the_exact_one_counts(tmp_path: Path) -> None:
    """And what stands for both is asked about rather than guessed."""
    (tmp_path / "a b.png").write_bytes(photograph("PNG"))
    (tmp_path / "a\u00a0b.png").write_bytes(photograph("PNG", shade=9))
    store = PictureStore(tmp_path)
    read(saved(tmp_path, with_picture("a\u00a0b.png")), store)
    assert store.own["a\u00a0b.png"].data == photograph("PNG", shade=9)
    [problem] = problems(tmp_path, with_picture("a\u2003b.png"))
    assert is_of("missing_picture", problem)


@pytest.mark.parametrize(
    ("there", "asked"),
    [
        ("Door.PNG", "door.png"),
        ("door.png", "DOOR.PNG"),
        ("House/Door.png", "house/door.png"),
        ("\u00c9COLE.png", "e\u0301cole.png"),
        ("door.jpeg", "door.jpg"),
        ("Door.JPG", "door.png"),
        ("door.png", "https://clinic.org/files/door.png"),
        ("door.png", "file:///home/desk/door.png"),
        ("door.png", "/home/desk/Pictures/door.png"),
        ("door.png", "pictures/door.png"),
    ],
)
def test_a_name_of_other_capitals_ending_or_folder_is_told_exactly(there: str, asked: str, tmp_path: Path) -> None:
    """Another picture whose name is alike as well does not come first."""
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_bytes(photograph("PNG"))
    (tmp_path / asked.replace(".", "s.").split("/")[-1].lower()).write_bytes(photograph("PNG"))
    [problem] = problems(tmp_path, with_picture(asked))
    assert is_of("missing_picture", problem)
    assert problem.meant == there
