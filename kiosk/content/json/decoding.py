"""From the bytes of a file to its text, in the encodings Windows Notepad saves for Unicode; no Qt."""

import re
from typing import Final

from kiosk.content.characters.twice_encoded import twice_encoded
from kiosk.content.json.document import START, Position, position_in

# How files of other programs begin: zip (Word, LibreOffice), old Word, PDF, RTF, PNG, JPEG, web pages.
_DOCUMENTS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"<")
# What programs write for a letter that they cannot read; a question mark or another sign within words, or many of them.
_LOST: Final = re.compile(
    "\N{REPLACEMENT CHARACTER}|[?]{4,}|(?<=[a-z])(?:[?](?![a-z_]+=)|[¡¢£¤‚‡˙])(?=[a-z])|(?<=[a-z]{2})[ÈÌÒÛ](?=[a-z])"
)
# So many such signs are no slips of typing.
_TOO_MANY: Final = 3
# A letter outside of ASCII as an escape.
_ESCAPED: Final = re.compile(
    r"(?<!\\)\\u(00[89a-fA-F][0-9a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]{2}|[1-9a-fA-F][0-9a-fA-F]{3})"
)
# How each encoding begins: with its mark, or with the zeros of plain letters.
_ENCODINGS: Final = (
    ("utf-32", rb"\xff\xfe\0\0|\0\0\xfe\xff|[^\0]\0\0\0|\0\0\0[^\0]"),
    ("utf-8-sig", rb"\xef\xbb\xbf"),
    ("utf-16", rb"\xff\xfe|\xfe\xff"),
    ("utf-16-le", rb"(?:[^\0]\0){2}"),
    ("utf-16-be", rb"(?:\0[^\0]){2}"),
    ("utf-8", rb""),
)


class Undecodable(Exception):
    """The bytes are no text that can be read: why (a key of `resources/messages.json`), where, and details."""

    def __init__(self, kind: str, position: Position = START, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.position = position
        self.details = details


def decode(data: bytes) -> str:
    """The text of UTF-8 or UTF-16 bytes, with or without a byte order mark; raises `Undecodable` for any others."""
    encoding = next(encoding for encoding, beginning in _ENCODINGS if re.match(beginning, data))
    if encoding == "utf-32":
        raise Undecodable("utf_32")
    if data.startswith(_DOCUMENTS):
        raise Undecodable("other_document")
    try:
        text = data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        data = error.object  # without the mark of UTF-8
        position = _end_of(data[: error.start].decode(encoding, errors="ignore"))
        if encoding.startswith("utf-16"):
            raise Undecodable("damaged", position) from error
        character = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        raise Undecodable("not_utf_8", position, character=character) from error
    if "\0" in text:
        raise Undecodable("damaged", _end_of(text[: text.index("\0")]))
    _refuse_lost_letters(text)
    return text


def _refuse_lost_letters(text: str) -> None:
    """Raises `Undecodable` where letters were lost or mixed up when another program read and saved the file."""
    read = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text
    lost = list(_LOST.finditer(read))
    if len(lost) >= _TOO_MANY or "\N{REPLACEMENT CHARACTER}" in read:
        details = {"given": lost[0][0], "count": str(len(lost))}
        raise Undecodable("letters_lost", _place_of(lost[0].start(), text), **details)
    if twice := twice_encoded(read):
        details = {"given": twice.given, "meant": twice.meant, "count": str(twice.letters)}
        raise Undecodable("twice_encoded", _place_of(twice.offset, text), **details)


def _place_of(offset: int, text: str) -> Position:
    """The place in a text of a character that is counted in it with each escape for one."""
    for escape in _ESCAPED.finditer(text):
        if escape.start() >= offset:
            break
        offset += len(escape[0]) - 1
    return _end_of(text[:offset])


def _end_of(text: str) -> Position:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return position_in(text, len(text))
