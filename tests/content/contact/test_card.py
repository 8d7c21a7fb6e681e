"""The card of the clinic, read from its code by a decoder and a reader of vCards that did not make it."""

import re

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.content.contact.card import vcard
from kiosk.widgets.pictures.qr_code import QrCode

NAMES = [
    "Pegasus Pain Management",
    "Dr. O'Neil; Söhne, GmbH \\ Praxis",
    "Clínica “San José”; N.º 5",
    "C:\\new, and; more \\n \\; \\,",
    "عيادة المثال",
    "東京ペインクリニック",
    "Боль; нет",
    "ñ" * 60,
    "🦴" * 40,
    "One\nTwo",
    ";,\\" * 20,
]


def unescaped(value: str) -> str:
    """RFC 2426, 4: what a backslash before a character means."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def fields(card: str) -> dict[str, str]:
    """The properties of a vCard by name, unfolded (RFC 2425, 5.8.1), still escaped."""
    lines = re.sub(r"\r\n[ \t]", "", card).split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCARD", "END:VCARD", "")
    return dict(line.split(":", 1) for line in lines[:-1])


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_out_of_the_code_as_it_went_in(name: str, qtbot: QtBot) -> None:
    """Commas, semicolons, backslashes, line breaks, every script; a camera reads what a phone keeps."""
    card = vcard(name, "+12147025855;ext=5")
    code = QrCode(card, "Card", 4)
    qtbot.addWidget(code)
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    codes = zxingcpp.read_barcodes(rows[:, : image.width()].copy())
    [read] = [code for code in codes if code.format == zxingcpp.BarcodeFormat.QRCode]
    assert read.text.replace("\r\n", "\n") == card.replace("\r\n", "\n")
    told = fields(card)
    assert told["VERSION"] == "3.0"
    assert unescaped(told["FN"]) == name
    assert [unescaped(part) for part in re.split(r"(?<!\\)(?:\\\\)*;", told["N"])][1:] == [""] * 4
    assert unescaped(told["TEL"]) == "+12147025855;ext=5"


@pytest.mark.parametrize("note", NAMES)
def test_a_note_comes_out_as_it_went_in(note: str) -> None:
    """With its line breaks; without one there is no such line."""
    assert unescaped(fields(vcard("Clinic", "+12147025855", note))["NOTE"]) == note
    assert "NOTE" not in vcard("Clinic", "+12147025855")


@pytest.mark.parametrize("name", NAMES)
def test_no_line_has_more_than_75_bytes(name: str) -> None:
    """And no character is cut in two."""
    lines = vcard(name, "+12147025855").encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
