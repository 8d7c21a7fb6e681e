"""Photographs: proves that one can be shown, and makes the pixels that are shown of it, with Pillow alone; no Qt.

A file of a few kilobytes can ask for gigabytes of pixels, so its size is judged before anything is decoded.
"""

import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageOps
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from kiosk.content.messages import message
from kiosk.content.pictures.ink import ink_of
from kiosk.content.pictures.jpeg_scans import prove_scans
from kiosk.content.pictures.kinds import LONGEST_PHOTOGRAPH, NARROWEST, PictureInfo, PictureRefused

# The largest usual picture of a phone has 5712 by 4284 pixels; at 4 bytes each this many are 100 MB for a moment.
MOST_PIXELS: Final = 25_000_000
LONGEST_SIDE: Final = 20_000

_Reader = Callable[[BytesIO], ImageFile]
_READERS: Final[dict[str, _Reader]] = {"png": PngImageFile, "jpeg": JpegImageFile, "webp": WebPImageFile}
# What Pillow calls the grey of 16 bits that it does not scale to 8 by itself.
_DEEP: Final = ("I", "I;16", "I;16B", "I;16L", "F")
# EXIF: which way the camera was held, and those in which the pixels lie on a side.
_ORIENTATION: Final = 0x0112
_ON_A_SIDE: Final = (5, 6, 7, 8)
# Beyond this no eye sees a difference; the colours keep all their pixels.
_QUALITY: Final = {"quality": 95, "subsampling": 0}


def prove_photograph(data: bytes, kind: str, most_pixels: int = MOST_PIXELS) -> int:
    """The number of pixels of a PNG, JPEG or WebP; raises `PictureRefused` when it cannot be shown."""
    width, height = _proven_size(data, kind, most_pixels)
    if kind != "jpeg":  # of which every byte was read
        _loaded(data, kind)
    return width * height


def developed(data: bytes, kind: str) -> tuple[PictureInfo, bytes]:
    """What is known of a photograph, and its pixels as a file; raises `PictureRefused` when it cannot be shown.

    The pixels stand upright, are in sRGB, and at most `LONGEST_PHOTOGRAPH` on a side. They are kept as PNG, those of a
    JPEG as JPEG: 60 photographs would take a gigabyte otherwise.
    """
    size = _proven_size(data, kind, MOST_PIXELS)
    picture = _loaded(data, kind, LONGEST_PHOTOGRAPH)
    held = picture.getexif().get(_ORIENTATION, 1)
    shown = _upright(_in_srgb(_at_most(picture)), held)
    ink = ink_of(shown)
    file = BytesIO()
    if kind == "jpeg":
        shown.save(file, "JPEG", **_QUALITY)
    else:
        shown.convert("RGB" if ink.opaque else "RGBA").save(file, "PNG", compress_level=1)
    width, height = reversed(size) if held in _ON_A_SIDE else size
    return PictureInfo(width, height, **ink._asdict()), file.getvalue()


def _proven_size(data: bytes, kind: str, most_pixels: int) -> tuple[int, int]:
    """The size in pixels of a photograph that is not too large and whose bytes are those that were saved."""
    with _refused_unless_sound(data, kind):
        # Pillow's reader of WebP reserves memory for the pixels at once; the others only read on to the pixels.
        width, height = _webp_size(data) if kind == "webp" else _READERS[kind](BytesIO(data)).size
    _prove_size(width, height, most_pixels)
    with _refused_unless_sound(data, kind):
        if kind == "png":
            PngImageFile(BytesIO(data)).verify()  # reads to the very end, which decoding does not
        elif kind == "jpeg":
            prove_scans(data)
    return width, height


def _loaded(data: bytes, kind: str, longest: int = LONGEST_SIDE) -> ImageFile:
    """A decoded photograph; a JPEG leaves out fine detail beyond that many pixels on a side."""
    with _refused_unless_sound(data, kind):
        picture = _READERS[kind](BytesIO(data))
        times = max(1.0, max(picture.size) / longest)
        picture.draft(picture.mode, (int(picture.width / times), int(picture.height / times)))
        picture.load()
        return picture


@contextmanager
def _refused_unless_sound(data: bytes, kind: str) -> Iterator[None]:
    """Pillow raises nearly anything for bytes that are no picture, and warns of what lies beside the pixels."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:
            raise _undecodable(data, kind) from error


def _at_most(picture: Image.Image) -> Image.Image:
    """The picture no larger than it is shown, with 8 bits for each colour."""
    plain = _of_eight_bits(picture)
    plain.thumbnail((LONGEST_PHOTOGRAPH, LONGEST_PHOTOGRAPH), Image.Resampling.LANCZOS, reducing_gap=2.0)
    plain.info = {"icc_profile": picture.info.get("icc_profile")}
    return plain


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """Its pixels in one of the modes that can be scaled: L, RGB, RGBA, CMYK."""
    if picture.mode in _DEEP:
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.copy() if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in the colours of screens; a profile that does not fit or cannot be read is passed over."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture if alpha is None else picture.convert("RGB")
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
        profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"] or b""))
        converted = ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
        colours = converted or colours
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _upright(picture: Image.Image, held: int) -> Image.Image:
    notes = Image.Exif()
    notes[_ORIENTATION] = held
    picture.info = {"exif": notes.tobytes()}
    return ImageOps.exif_transpose(picture)


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


def _undecodable(data: bytes, kind: str) -> PictureRefused:
    whole = {
        "png": b"IEND" in data[-100:],
        "jpeg": data.rstrip(b"\0").endswith(b"\xff\xd9"),
        "webp": int.from_bytes(data[4:8], "little") + 8 <= len(data),
    }
    return PictureRefused("picture_damaged" if whole[kind] else "picture_cut_off", kind=message("pictures", kind))
