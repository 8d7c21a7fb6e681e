"""The code of the clinic's number on the real screen: large enough, and read by decoders that did not make it."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk import tokens
from kiosk.content.model import Contact, Content
from kiosk.theme.metrics import Metrics
from kiosk.views.contact import card_payload
from kiosk.widgets.pictures.qr_code import QrCode, count_of
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow, Size
from tests.support.camera import DECODERS, Pixels, grey, plain, seen_by
from tests.support.screens import SIZES, metrics_of, millimetres
from tests.support.settle import settle

# Modules of light around a code (ISO/IEC 18004).
QUIET = 4
LOOKS = pytest.mark.parametrize(
    ("size", "text_size", "high_contrast"),
    [((1080, 1920), 1, False), ((1080, 1920), 3, True), ((800, 600), 1, False), ((800, 600), 3, True)],
    ids=["portrait", "portrait contrast", "smallest", "smallest contrast"],
)


def pages(window: KioskWindow, section: str) -> Iterator[list[QrCode]]:
    """Shows each page of a section; the codes on it."""
    window.go(window.visit.home().open(section))
    for number in range(window.outline.pages):
        if number:
            window.go(window.visit.next(window.outline))
        settle()
        yield codes(window)


def codes(window: KioskWindow) -> list[QrCode]:
    """The codes to be seen now."""
    return [code for code in window.findChildren(QrCode) if code.isVisible()]


def picture_of(code: QrCode, window: KioskWindow) -> QImage:
    """The code as it stands in the window."""
    image, box = window.grab().toImage(), QRect(code.mapTo(window, code.rect().topLeft()), code.size())
    assert image.rect().contains(box)
    return image.copy(box)


def contact(content: Content) -> str:
    """The id of the section with the number."""
    return next(section.id for section in content.shown if isinstance(section, Contact))


def the_code(window: KioskWindow, content: Content) -> tuple[QrCode, QImage]:
    """The one code of the contact section, and how it looks."""
    for found in pages(window, contact(content)):
        assert len(found) <= 1
        if found:
            return found[0], picture_of(found[0], window)
    pytest.fail("no code")


def dark(pixels: Pixels) -> tuple[int, int, int, int]:
    """The first and the last row and column with anything dark, and the width of a corner's square."""
    places = np.argwhere(pixels < 128)
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return int(top), int(left), int(bottom), int(right)


def sides_mm(pixels: Pixels, metrics: Metrics) -> tuple[float, float]:
    """The side of the code and of one of its modules in millimetres, measured from the pixels."""
    top, left, bottom, right = dark(pixels)
    finder = int(np.argmax(pixels[top, left:] >= 128))  # the corner's square is seven modules wide
    assert bottom - top == right - left
    return millimetres(right - left + 1, metrics), millimetres(finder / 7, metrics)


@LOOKS
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_code_is_read_from_the_screen(
    make_window: MakeWindow,
    content: Content,
    size: Size,
    text_size: int,
    language: str,
    *,
    high_contrast: bool,
) -> None:
    """It is the clinic's vCard, with the number that the screen shows."""
    window = make_window(size, language=language, text_size=text_size, high_contrast=high_contrast)
    _, image = the_code(window, content)
    for name, decode in DECODERS.items():
        (card,) = decode(grey(image))
        lines = card.splitlines()
        assert "VERSION:3.0" in lines, name
        assert f"FN:{content.clinic.name.in_language(language)}" in lines
        assert "TEL:+12147025855" in lines
        assert lines[-1] == "END:VCARD"


@pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
@pytest.mark.parametrize("size", SIZES)
def test_the_code_is_large_enough_for_a_wheelchair(
    make_window: MakeWindow, content: Content, size: Size, text_size: int
) -> None:
    """In the layout's millimetres, from the pixels: 90 in portrait, 80 else, and modules of two."""
    window = make_window(size, language="es", text_size=text_size)
    _, image = the_code(window, content)
    metrics = metrics_of(window)
    side, module = sides_mm(grey(image), metrics)
    pixel = millimetres(1, metrics)
    assert side >= tokens.CODE_MM[not metrics.portrait] - pixel
    assert module >= tokens.CODE_MODULE_MM - pixel / 2


@pytest.mark.parametrize("decode", DECODERS.values(), ids=DECODERS.keys())
@pytest.mark.parametrize(("turned", "tilted"), [(0.0, 0.0), (6.0, 12.0), (-9.0, 25.0), (14.0, 18.0)])
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
def test_an_old_phone_reads_it_from_a_wheelchair(
    make_window: MakeWindow,
    content: Content,
    decode: Callable[[Pixels], set[str]],
    size: Size,
    turned: float,
    tilted: float,
) -> None:
    """Held 650 mm away, askew, with noise, from a photograph in proportion."""
    window = make_window(size)
    _, image = the_code(window, content)
    (exact,) = DECODERS["zxing"](grey(image))
    assert plain(seen_by(decode, grey(image), tokens.REFERENCE_MM_PER_PX, turned, tilted)) == plain(exact)


def test_a_code_too_small_is_not_read(content: Content, qtbot: QtBot) -> None:
    """The photograph is no friend: modules of half a millimetre are lost in it."""
    code = QrCode(card_payload(content.clinic, "en"), "Card", 2)
    qtbot.addWidget(code)
    picture = grey(code.grab().toImage())
    readers = DECODERS.values()
    assert not any(seen_by(decode, picture, tokens.REFERENCE_MM_PER_PX, -9.0, 25.0) for decode in readers)


@LOOKS
def test_around_the_code_is_light(
    make_window: MakeWindow, content: Content, size: Size, text_size: int, *, high_contrast: bool
) -> None:
    """Four modules of pure white on all sides, equal edges, in both themes, measured from the pixels."""
    window = make_window(size, text_size=text_size, high_contrast=high_contrast)
    _, image = the_code(window, content)
    pixels = grey(image)
    top, left, bottom, right = dark(pixels)
    module = int(np.argmax(pixels[top, left:] >= 128)) // 7
    edges = {top, left, pixels.shape[0] - 1 - bottom, pixels.shape[1] - 1 - right}
    assert edges == {QUIET * module}
    assert module >= 3
    assert set(np.unique(pixels)) == {0, 255}


def test_a_screen_reader_hears_the_number(make_window: MakeWindow, content: Content) -> None:
    """What a code holds is only seen."""
    code, _ = the_code(make_window(), content)
    assert content.clinic.phone in code.accessibleName()


def test_the_payload_is_short(content: Content) -> None:
    """Each letter makes the modules smaller."""
    assert count_of(card_payload(content.clinic, "en")) <= 45
