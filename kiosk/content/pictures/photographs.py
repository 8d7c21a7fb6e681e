"""Proves that a photograph can be shown: its size from its first bytes, then every pixel of it; no Qt.

A file of a few kilobytes can ask for gigabytes of pixels, so its size is judged before anything is decoded.
"""

import struct
import warnings
from collections.abc import Callable
from io import BytesIO
from typing import Final

from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from kiosk.content.messages import message
from kiosk.content.pictures.kinds import NARROWEST, PictureRefused

# The largest usual picture of a phone has 5712 by 4284 pixels; at 4 bytes each this many are 100 MB for a moment.
MOST_PIXELS: Final = 25_000_000
LONGEST_SIDE: Final = 20_000
# A progressive JPEG may go over its pixels very often, which takes minutes; usual ones do so ten times.
_MOST_SCANS: Final = 100
_SCAN: Final = b"\xff\xda"

_Reader = Callable[[BytesIO], ImageFile]
_READERS: Final[dict[str, _Reader]] = {"png": PngImageFile, "jpeg": JpegImageFile, "webp": WebPImageFile}


def prove_photograph(data: bytes, kind: str, most_pixels: int = MOST_PIXELS) -> int:
    """The number of pixels of a PNG, JPEG or WebP; raises `PictureRefused` when it cannot be shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about details beside the pixels, such as the camera's notes
        width, height = _size(data, kind)
        _prove_size(width, height, most_pixels)
        if data.count(_SCAN) > _MOST_SCANS and kind == "jpeg":
            raise PictureRefused("picture_odd")
        _decode(data, kind)
    return width * height


def _size(data: bytes, kind: str) -> tuple[int, int]:
    try:
        # Pillow's reader of WebP reserves memory for the pixels at once; the others only read on to the pixels.
        return _webp_size(data) if kind == "webp" else _READERS[kind](BytesIO(data)).size
    except Exception as error:  # Pillow raises nearly anything for bytes that are no picture
        raise _undecodable(data, kind) from error


def _webp_size(data: bytes) -> tuple[int, int]:
    """The size in the header of a WebP file, by which of its three forms it has (RFC 9649)."""
    match data[12:16]:
        case b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8L":
            (bits,) = struct.unpack("<I", data[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
    raise ValueError(data[12:16])


def _prove_size(width: int, height: int, most_pixels: int) -> None:
    if width * height > most_pixels or max(width, height) > LONGEST_SIDE:
        limits = {"millions": most_pixels // 1_000_000, "side": LONGEST_SIDE}
        raise PictureRefused("picture_too_many_pixels", width=width, height=height, **limits)
    if max(width, height) > NARROWEST * min(width, height):
        raise PictureRefused("picture_too_narrow", width=width, height=height, times=NARROWEST)


def _decode(data: bytes, kind: str) -> None:
    try:
        if kind == "png":
            _READERS[kind](BytesIO(data)).verify()  # reads to the very end, which decoding does not
        picture = _READERS[kind](BytesIO(data))
        # A JPEG is read to its end at an eighth of its size in less than half the time; others know no such way.
        picture.draft("L", (max(1, picture.width // 8), max(1, picture.height // 8)))
        picture.load()
    except Exception as error:  # as above
        raise _undecodable(data, kind) from error


def _undecodable(data: bytes, kind: str) -> PictureRefused:
    whole = {
        "png": b"IEND" in data[-100:],
        "jpeg": data.rstrip(b"\0").endswith(b"\xff\xd9"),
        "webp": int.from_bytes(data[4:8], "little") + 8 <= len(data),
    }
    return PictureRefused("picture_damaged" if whole[kind] else "picture_cut_off", kind=message("pictures", kind))
