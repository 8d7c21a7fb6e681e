"""From the bytes of a file to its text, in the encodings Windows Notepad saves for Unicode; no Qt."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Final

from kiosk.content.json.document import START, Position, position_in

# How files of other programs begin: zip (Word, LibreOffice), old Word, PDF, RTF, PNG, JPEG, web pages.
_DOCUMENTS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"<")
_UTF32: Final = re.compile(rb"[^\0]\0\0\0|\0\0\0[^\0]")
_UTF16_LE: Final = re.compile(rb"(?:[^\0]\0){2}")
_UTF16_BE: Final = re.compile(rb"(?:\0[^\0]){2}")


class Undecodable(Exception):
    """The bytes are no text that can be read: why (a key of `resources/messages.json`), where, and details."""

    def __init__(self, kind: str, position: Position = START, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.position = position
        self.details = details


def decode(data: bytes) -> str:
    """The text of UTF-8 or UTF-16 bytes, with or without a byte order mark; raises `Undecodable` for anything else."""
    if data.startswith((BOM_UTF32_LE, BOM_UTF32_BE)) or _UTF32.match(data):
        raise Undecodable("utf_32")
    if data.startswith(_DOCUMENTS):
        raise Undecodable("other_document")
    encoding, skip = _encoding(data)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[skip : skip + error.start].decode(encoding, errors="ignore")
        raise _bad_bytes(encoding, data[skip + error.start], _end_of(before)) from error
    if "\0" in text:
        raise Undecodable("damaged", _end_of(text[: text.index("\0")]))
    return text


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding and the length of the byte order mark."""
    if data.startswith(BOM_UTF8):
        return "utf-8", len(BOM_UTF8)
    if data.startswith(BOM_UTF16_LE):
        return "utf-16-le", len(BOM_UTF16_LE)
    if data.startswith(BOM_UTF16_BE):
        return "utf-16-be", len(BOM_UTF16_BE)
    if _UTF16_LE.match(data):
        return "utf-16-le", 0
    return ("utf-16-be" if _UTF16_BE.match(data) else "utf-8"), 0


def _bad_bytes(encoding: str, byte: int, position: Position) -> Undecodable:
    if encoding != "utf-8":
        return Undecodable("damaged", position)
    character = bytes([byte]).decode("cp1252", errors="replace")
    return Undecodable("not_utf_8", position, character=character)


def _end_of(text: str) -> Position:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return position_in(text, len(text))
