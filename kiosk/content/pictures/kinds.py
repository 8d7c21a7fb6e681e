"""What a picture is by its name and by how it begins, and how one is refused; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from kiosk.content.messages import message

# The longest side, in pixels, of what is kept of a picture for the screen. A page gives it at most 2120 on a screen of
# 3840 by 2160 (4K) and 1060 on one of 1920 by 1080, see `kiosk/content/lint/picture_files.py`. A drawing has clear
# edges at any size, and half the pixels take half the time.
LONGEST_PHOTOGRAPH: Final = 2160
LONGEST_DRAWING: Final = 1620
# Narrower than this a picture would be a line of no pixels at some size.
NARROWEST: Final = 20

_KINDS: Final[Mapping[str, str]] = {
    ".png": "png",
    **dict.fromkeys((".jpg", ".jpeg", ".jfif"), "jpeg"),  # the last is what browsers on Windows call it
    ".webp": "webp",
    ".svg": "svg",
}
ENDINGS: Final = frozenset(_KINDS)
_USUAL: Final[Mapping[str, str]] = {"png": ".png", "jpeg": ".jpg", "webp": ".webp", "svg": ".svg"}

# What a file begins with, and where, by what it is.
_SIGNS: Final[tuple[tuple[int, bytes, str], ...]] = (
    (0, b"\x89PNG", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (8, b"WEBP", "webp"),
    (0, b"GIF8", "gif"),
    (0, b"BM", "bmp"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (4, b"ftyp", "heic"),
    (0, b"%PDF", "pdf"),
    (0, b"PK\3\4", "zip"),
    (0, b"\x1f\x8b", "zip"),
    (0, b"<!doctype html", "page"),
    (0, b"<html", "page"),
    (0, b"<svg", "svg"),
    (0, b"<?xml", "svg"),
)
_START: Final = 512


class PictureRefused(Exception):
    """A picture cannot be shown: the kind of problem, a key of `resources/messages.json`, and its details."""

    def __init__(self, kind: str, /, **details: str | int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


@dataclass(frozen=True)
class PictureInfo:
    """What is known of a sound picture: its size, in a drawing's own units or in pixels.

    An `opaque` one is covered everywhere; where that is not so, its ink may be `pale`, which is not seen on white, or
    it is `blank`: nothing is there.
    `ids` are those in a drawing, `parts` those of them that can be seen; a photograph has none. A `themed` drawing has
    an empty style, which the theme fills in. `letters` are all characters of its words, each once.
    """

    width: float = 0.0
    height: float = 0.0
    opaque: bool = False
    pale: bool = False
    blank: bool = False
    is_drawing: bool = False
    themed: bool = False
    ids: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    letters: str = ""


def info_of(values: Mapping[str, Any]) -> PictureInfo:
    """What is known of a picture, from its values as JSON has them."""
    return PictureInfo(**{**values, "ids": frozenset(values["ids"]), "parts": tuple(values["parts"])})


def kind_of(name: str) -> str:
    """The kind of picture that a name says it is; raises `PictureRefused` for a name of another ending."""
    kind = _KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise PictureRefused("picture_ending")
    return kind


def prove_kind(name: str, data: bytes) -> str:
    """The kind of picture in a file of that name; raises `PictureRefused` when it begins like anything else."""
    kind = kind_of(name)
    if not data.strip(b"\0 \t\r\n"):
        raise PictureRefused("picture_empty")
    found = _found_in(data)
    if found is None and kind != "svg":  # a drawing may begin with remarks
        raise PictureRefused("picture_damaged", kind=message("pictures", kind))
    if found is None or found == kind:
        return kind
    words = message("pictures", found)
    if found in _USUAL:
        raise PictureRefused("picture_named_wrongly", kind=words, ending=_USUAL[found])
    raise PictureRefused("picture_of_another_kind", kind=words)


def _found_in(data: bytes) -> str | None:
    """What the file is by how it begins; None when that says nothing."""
    text = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n").lower()
    start = text if text.startswith(b"<") else data
    return next((kind for offset, sign, kind in _SIGNS if start.startswith(sign, offset)), None)
