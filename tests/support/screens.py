"""Measures shown screens: what is written where, how large, how far apart, in which colours; and content to show there.

Nothing here asserts; helpers give widgets, numbers or sentences that say what is wrong. Positions are pixels of the
window, lengths in millimetres those of the layout (`Metrics.mm`). What lies beneath an open overlay is not measured:
it can be neither read nor touched.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.language.hyphenation import NO_SPACE, SOFT_HYPHEN, with_breaks
from kiosk.content.model import Content, Language
from kiosk.content.texts import ButtonText, PageText, Sentence, Text, Title
from kiosk.theme.metrics import Metrics
from kiosk.theme.theme_source import ThemeSource
from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.line_breaks import chunks
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.controls.touch_surface import TouchSurface
from kiosk.widgets.paging.feature import Feature
from kiosk.widgets.paging.panels import Panel
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.qr_code import QrCode
from kiosk.window.window import KioskWindow
from tests.conftest import Size, described

# What nothing falls below in windows whose short side has this many pixels; in others the layout is shown in small.
SMALLEST_SHORT_PX = 600
SMALLEST_TARGET_PX = 44
SMALLEST_TEXT_PX = 16
SIZES: tuple[Size, ...] = ((1080, 1920), (1920, 1080), (3840, 2160), (1366, 768), (800, 600))

Pixels = NDArray[np.uint8]

# Everything that shows something; no two may overlap unless one is inside the other.
_PARTS = (Label, TouchButton, PictureView, Icon, QrCode, Panel, Bar)


# --- what is there ----------------------------------------------------------------------------------------------------


def on_top(window: KioskWindow) -> QWidget:
    """The open overlay, else the window."""
    open_now = [child for child in window.findChildren(Overlay) if child.isVisible()]
    return open_now[-1] if open_now else window


def texts(window: KioskWindow) -> list[Label]:
    """The texts to be read now."""
    return [words for words in on_top(window).findChildren(Label) if words.isVisible() and words.text()]


def targets(window: KioskWindow) -> list[TouchButton]:
    """The buttons to be touched now."""
    return [button for button in on_top(window).findChildren(TouchButton) if button.isVisible()]


def parts(window: KioskWindow) -> list[QWidget]:
    """Everything that shows something now; texts only where they say something."""
    found = [child for child in on_top(window).findChildren(QWidget) if isinstance(child, _PARTS)]
    return [part for part in found if part.isVisible() and not (isinstance(part, Label) and not part.text())]


def bar(window: KioskWindow) -> Bar | None:
    """The bar, where the screen has one."""
    return next((found for found in window.findChildren(Bar) if found.isVisible()), None)


def box_in(widget: QWidget, window: QWidget) -> QRect:
    """Where the widget lies, in pixels of the window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def metrics_of(window: KioskWindow) -> Metrics:
    """The sizes of the layout that the window shows."""
    source = window._theme_maker
    assert isinstance(source, ThemeSource)
    return source.metrics(window.size(), window.visit.text_size)


def millimetres(pixels: float, metrics: Metrics) -> float:
    """A length in the layout's own millimetres."""
    return pixels * tokens.REFERENCE_MM_PER_PX / metrics.scale


# --- whether it fits --------------------------------------------------------------------------------------------------


def clipped(words: Label) -> bool:
    """Whether lines of the text lie outside its widget."""
    return not words.rect().contains(ink_rect(words)) or words.heightForWidth(words.width()) > words.height()


def ink_rect(words: Label) -> QRect:
    """Where the lines lie within the widget; a rectangle larger than the widget means clipped text."""
    area = words.contentsRect()
    lines = words.wrapped(area.width())
    width, height = int(max((line.width for line in lines), default=0.0)), words._height(len(lines))
    return QRect(words._left(width), area.top() + (area.height() - height) // 2, width, height)


def broken_words(words: Label) -> list[str]:
    """The words that are wider than their widget, so that a line ends within them, not at a joint of an address."""
    metrics, room = QFontMetricsF(words.font()), words.contentsRect().width()
    found = (part for word in chunks(words.text()) for part in with_breaks(word.rstrip()).split(NO_SPACE))
    return [part for part in found if metrics.horizontalAdvance(part.replace(SOFT_HYPHEN, "")) > room]


def sticking_out(window: KioskWindow) -> list[tuple[QWidget, QWidget]]:
    """Each part that reaches beyond a widget it is in (the window at last), with that widget.

    What is inside a part that sticks out is not named again.
    """
    found: dict[QWidget, QWidget] = {}
    for part in parts(window):
        around = list(_around(part, window))
        beyond = next((outer for outer in around if not outer.rect().contains(box_in(part, outer))), None)
        if beyond is not None and not any(outer in found for outer in around):
            found[part] = beyond
    return list(found.items())


def _around(part: QWidget, window: QWidget) -> Iterator[QWidget]:
    outer = part.parentWidget()
    while outer is not None:
        yield outer
        outer = None if outer is window else outer.parentWidget()


def overlapping(window: KioskWindow) -> list[tuple[QWidget, QWidget]]:
    """Each two parts that share pixels though neither is inside the other; of nested pairs the outermost.

    What stands wholly on a picture that fills its room stands there on purpose: a tag, a region's button. A page with a
    large picture draws no ground of its own, and the title stands within it: what it consists of is measured alone.
    """
    found = [part for part in parts(window) if not isinstance(part, Feature)]
    sides = np.array([edges(box_in(part, window)) for part in found])
    if not len(sides):
        return []
    left, top, right, bottom = (sides[:, index] for index in range(4))
    shared = (
        (left[:, None] < right[None]) & (left[None] < right[:, None])
        & (top[:, None] < bottom[None]) & (top[None] < bottom[:, None])
    )  # fmt: skip
    pairs = [(found[one], found[other]) for one, other in np.argwhere(np.triu(shared, 1)).tolist()]
    pairs = [(one, other) for one, other in pairs if not (one.isAncestorOf(other) or other.isAncestorOf(one))]
    pairs = [pair for pair in pairs if not (_stands_on(*pair, window) or _stands_on(pair[1], pair[0], window))]
    return [pair for pair in pairs if not any(_holds(outer, pair) for outer in pairs if outer is not pair)]


def _stands_on(ground: QWidget, part: QWidget, window: KioskWindow) -> bool:
    """Whether one is a picture that fills its room, or what is touched of it, and the other is inside it."""
    filling = isinstance(ground, TouchSurface) or (isinstance(ground, PictureView) and ground.filling)
    return filling and box_in(ground, window).contains(box_in(part, window))


def _holds(outer: tuple[QWidget, QWidget], inner: tuple[QWidget, QWidget]) -> bool:
    return all(one is other or one.isAncestorOf(other) for one, other in zip(outer, inner, strict=True))


def edges(box: QRect) -> tuple[int, int, int, int]:
    """Left, top, right and bottom; the latter two just outside."""
    return box.left(), box.top(), box.left() + box.width(), box.top() + box.height()


# --- touch ------------------------------------------------------------------------------------------------------------


def gap(one: QRect, other: QRect) -> float:
    """The pixels between two boxes; 0 where they touch or overlap."""
    across = max(one.left() - other.left() - other.width(), other.left() - one.left() - one.width(), 0)
    down = max(one.top() - other.top() - other.height(), other.top() - one.top() - one.height(), 0)
    return hypot(across, down)


def narrow_gaps(window: KioskWindow) -> Iterator[tuple[TouchButton, TouchButton, float]]:
    """Each two buttons with the millimetres between them; a name stands on its picture."""
    metrics = metrics_of(window)
    boxes = [(button, box_in(button, window)) for button in targets(window)]
    for (one, first), (other, second) in combinations(boxes, 2):
        if _stands_on(one, other, window) or _stands_on(other, one, window):
            continue
        yield one, other, millimetres(gap(first, second), metrics)


def bar_boxes(window: KioskWindow) -> dict[int, QRect]:
    """Where the visible buttons of the bar lie, by their number in the bar."""
    found = bar(window)
    buttons = [] if found is None else found.findChildren(TouchButton)
    return {index: box_in(button, window) for index, button in enumerate(buttons) if button.isVisible()}


# --- type and colour --------------------------------------------------------------------------------------------------


def capital_mm(words: Label, metrics: Metrics) -> float:
    """The height of a capital letter in millimetres."""
    return millimetres(QFontMetricsF(words.font()).capHeight(), metrics)


def pixels(widget: QWidget) -> Pixels:
    """What the widget looks like: rows of pixels of red, green, blue."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return (
        rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
    )  # the image's memory goes with it


def cut_out(picture: Pixels, box: QRect) -> Pixels:
    """The part of a picture in a box."""
    return picture[box.top() : box.top() + box.height(), box.left() : box.left() + box.width()]


def luminance(colours: Pixels) -> NDArray[np.float64]:
    """The relative luminance of WCAG 2.2, from 0 to 1, of colours in the last axis."""
    share = colours / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    weighted: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighted


def ratio(one: float, other: float) -> float:
    """The contrast ratio of WCAG 2.2 of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def ratio_of(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`."""
    light = luminance(np.array([list(bytes.fromhex(colour[1:])) for colour in (one, other)], np.uint8))
    return ratio(float(light[0]), float(light[1]))


@dataclass(frozen=True)
class Print:
    """How a text looks: its contrast ratio, and whether letters touch the upper or lower edge, as cut ones do."""

    contrast: float
    cut: bool


def printed(picture: Pixels) -> Print:
    """How the text in a picture of it looks.

    The ground is its most frequent colour, the ink the colour farthest from it that fills pixels in the middle of
    strokes: one that occurs often enough not to be a stray.
    """
    packed = _packed(picture)
    found, counts = np.unique(packed, return_counts=True)
    light = luminance(_unpacked(found))
    ground = float(light[np.argmax(counts)])
    firm = light[counts >= max(3, packed.size // 5000)]
    edge = luminance(_unpacked(np.unique(packed[[0, -1]])))
    return Print(
        max((ratio(float(ink), ground) for ink in firm), default=1.0),
        any(ratio(float(ink), ground) > 1.5 for ink in edge),
    )


def _packed(picture: Pixels) -> NDArray[np.int32]:
    """Each colour as one number."""
    wide = picture.astype(np.int32)
    return wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2]


def _unpacked(colours: NDArray[np.int32]) -> Pixels:
    return np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=-1).astype(np.uint8)


@dataclass(frozen=True)
class RingChange:
    """How the look of a button changes when it gets the keyboard: pixels with 3:1 to before, and how many it needs."""

    strong: int
    needed: int


def ring_change(before: Pixels, after: Pixels) -> RingChange:
    """Compares a button's pictures without and with the keyboard; needed is a line 2 px thick (WCAG 2.4.13)."""
    one, other = luminance(before), luminance(after)
    contrast = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    height, width = one.shape
    return RingChange(int((contrast >= 3.0).sum()), 2 * 2 * (width + height) - 16)


# --- everything that is wrong with a layout, in words -----------------------------------------------------------------


def layout_faults(window: KioskWindow) -> Iterator[str]:
    """What is clipped, broken, overlapping or off screen."""
    for words in texts(window):
        if clipped(words):
            yield f"clipped: {described(words)}, needs {ink_rect(words).height()} px"
        if broken := broken_words(words):
            yield f"wider than the {words.contentsRect().width()} px of {described(words)}: {broken}"
        if words.font().pixelSize() < SMALLEST_TEXT_PX and not _in_small(window):
            yield f"{words.font().pixelSize()} px: {described(words)}"
    for part, outer in sticking_out(window):
        yield f"sticks out of {described(outer)}: {described(part)} at {box_in(part, outer).getRect()}"
    for one, other in overlapping(window):
        places = f"{box_in(one, window).getRect()} {box_in(other, window).getRect()}"
        yield f"overlap: {described(one)} and {described(other)} at {places}"


def _in_small(window: KioskWindow) -> bool:
    return min(window.width(), window.height()) < SMALLEST_SHORT_PX


def touch_faults(window: KioskWindow) -> Iterator[str]:
    """Buttons that are too small or too close to one another."""
    metrics = metrics_of(window)
    for button in targets(window):
        primary = button.property("role") in ("primary", "tile")
        sides = sorted((button.width(), button.height()))
        if (sides[0] < SMALLEST_TARGET_PX and not _in_small(window)) or millimetres(
            sides[0], metrics
        ) < tokens.TARGET_MM:
            yield f"{millimetres(sides[0], metrics):.1f} mm: {described(button)}"
        if primary and millimetres(sides[1], metrics) < tokens.PRIMARY_MM:
            yield f"primary of {millimetres(sides[1], metrics):.1f} mm: {described(button)}"
    for one, other, apart in narrow_gaps(window):
        if apart < 3.0:
            yield f"{apart:.2f} mm between {described(one)} and {described(other)}"


# --- content to show --------------------------------------------------------------------------------------------------

# Given a language code (`*` for all), a text, and the most characters the model allows: another text.
Change = Callable[[str, str, int], str]

_LIMITS: tuple[tuple[type[Text], int], ...] = ((ButtonText, 24), (PageText, 24), (Sentence, 240), (Title, 60))
_LONGEST = 600
_FILLERS = ("también", "para", "usted", "con", "más", "ayuda", "y", "cuidado", "de", "siempre")


def altered(content: Content, change: Change) -> Content:
    """The content with every visible and spoken text changed; nothing is checked again."""
    found = _altered(content, change)
    assert isinstance(found, Content)
    return found


def _altered(value: Any, change: Change) -> Any:
    if isinstance(value, Text):
        limit = next((limit for kind, limit in _LIMITS if isinstance(value, kind)), _LONGEST)
        return value.model_copy(update={"root": {code: change(code, text, limit) for code, text in value.root.items()}})
    if isinstance(value, Language):
        note = value.note and change(value.code, value.note, 160)
        return value.model_copy(update={"name": change(value.code, value.name, 24), "note": note})
    if isinstance(value, BaseModel):
        fields = {name: _altered(getattr(value, name), change) for name in type(value).model_fields}
        return value.model_copy(update=fields)
    return tuple(_altered(item, change) for item in value) if isinstance(value, tuple) else value


def longer(code: str, text: str, limit: int) -> str:
    """The text in Spanish made 30 % longer, as far as the model allows; other languages as they are."""
    if code != "es":
        return text
    wanted = min(limit, -(-len(text) * 13 // 10))
    words = text.split()
    if len(words) == 1:
        return _stretched(text, wanted)
    end = re.search(r"[.!?…]*$", text)
    close = end.group() if end else ""
    body = text.removesuffix(close)
    fillers = iter(_FILLERS * 20)
    while len(body) + len(close) + 3 < wanted:
        body = f"{body} {next(fillers)}"
    return _stretched(body[: max(wanted - len(close), len(text) - len(close))].rstrip() + close, wanted)


def _stretched(text: str, wanted: int) -> str:
    """With letters put after the last letter until it is long enough."""
    last = max((index for index, letter in enumerate(text) if letter.isalpha()), default=-1) + 1
    return text[:last] + "esalas"[: max(0, wanted - len(text))] + text[last:]
