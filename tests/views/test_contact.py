"""Both codes, as they stand on the real screen, read again by a decoder that did not make them."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from kiosk.content.model import Contact, Content
from kiosk.widgets.pictures.qr_code import QrCode
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow

# Modules of light around a code (ISO/IEC 18004).
QUIET = 4
LOOKS = pytest.mark.parametrize(
    ("size", "text_size", "high_contrast"),
    [((1080, 1920), 1, False), ((1080, 1920), 3, True), ((800, 600), 1, False), ((800, 600), 3, True)],
    ids=["portrait", "portrait contrast", "smallest", "smallest contrast"],
)


def grey(image: QImage) -> npt.NDArray[np.uint8]:
    """The picture as brightness, 0 to 255, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].copy()


def contact_pages(window: KioskWindow, content: Content) -> itertools.chain[tuple[QImage, list[QRect]]]:
    """A picture of each page of the contact section and where the codes stand on it."""
    section = next(section for section in content.shown if isinstance(section, Contact))
    window.go(window.visit.home().open(section.id))

    def page(number: int) -> tuple[QImage, list[QRect]]:
        if number:
            window.go(window.visit.next(window.outline))
        codes = [code for code in window.findChildren(QrCode) if code.isVisible()]
        return window.grab().toImage(), [
            QRect(code.mapTo(window, code.rect().topLeft()), code.size()) for code in codes
        ]

    return itertools.chain(map(page, range(window.outline.pages)))


@LOOKS
@pytest.mark.parametrize("language", ["en", "es"])
def test_both_codes_are_read_from_the_screen(
    make_window: MakeWindow,
    content: Content,
    size: tuple[int, int],
    text_size: int,
    language: str,
    *,
    high_contrast: bool,
) -> None:
    """The camera of a phone finds one code that dials the clinic and one that is its vCard."""
    window = make_window(size, language=language, text_size=text_size, high_contrast=high_contrast)
    read = {
        found.text
        for image, _ in contact_pages(window, content)
        for found in zxingcpp.read_barcodes(grey(image))
        if found.format == zxingcpp.BarcodeFormat.QRCode
    }
    assert len(read) == 2
    assert "tel:+12147025855" in read
    card = next(text for text in read if text.startswith("BEGIN:VCARD"))
    lines = card.splitlines()
    assert "VERSION:3.0" in lines
    assert f"FN:{content.clinic.name.in_language(language)}" in lines
    assert any(line.startswith("TEL") and line.endswith("+12147025855") for line in lines)
    assert lines[-1] == "END:VCARD"


@LOOKS
def test_around_each_code_is_light(
    make_window: MakeWindow, content: Content, size: tuple[int, int], text_size: int, *, high_contrast: bool
) -> None:
    """Four modules of pure white on all sides, in both themes, measured from the pixels."""
    window = make_window(size, text_size=text_size, high_contrast=high_contrast)
    measured = 0
    for image, boxes in contact_pages(window, content):
        for box in boxes:
            assert image.rect().contains(box)
            pixels = grey(image.copy(box))
            dark = np.argwhere(pixels < 128)
            (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0)
            finder = int(np.argmax(pixels[top, left:] >= 128))  # the corner's square is seven modules wide
            quiet = QUIET * finder // 7
            assert min(top, left, pixels.shape[0] - 1 - bottom, pixels.shape[1] - 1 - right) >= quiet >= QUIET * 3
            assert set(np.unique(pixels)) == {0, 255}
            frame = np.ones_like(pixels, dtype=bool)
            frame[top : bottom + 1, left : right + 1] = False
            assert (pixels[frame] == 255).all()
            measured += 1
    assert measured == 2
