"""The card of a clinic for the address book of a phone: vCard 3.0 (RFC 2426); no Qt."""

from collections.abc import Iterator
from typing import Final

# RFC 2426, 2.6: a line longer than so many bytes is folded.
_LONGEST_LINE: Final = 75


def vcard(name: str, dial: str, note: str = "") -> str:
    """The card of a clinic with that name and number, as `tel:` would dial it, and perhaps a note.

    Its lines end in CR LF. It has what the standard asks for and no more, since each letter makes a code's modules
    smaller: one kind of phone shows the name in N, the other the one in FN.
    """
    said = _escaped(name)
    lines = (
        "BEGIN:VCARD", "VERSION:3.0", f"N:{said};;;;", f"FN:{said}", f"TEL:{_escaped(dial)}",
        *([f"NOTE:{_escaped(note)}"] if note else []), "END:VCARD",
    )  # fmt: skip
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _escaped(text: str) -> str:
    """The text as a value of a vCard: its backslashes, commas, semicolons and line breaks have others before them."""
    text = "\n".join(text.splitlines())
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 bytes of UTF-8, each after the first behind a space; no character is cut."""
    part = ""
    for character in line:
        if len(f"{part}{character}".encode()) > _LONGEST_LINE:
            yield part
            part = " "
        part += character
    yield part
