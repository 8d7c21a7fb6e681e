"""Pictures for tests, sound and broken, made anew each time."""

import struct
import zlib
from io import BytesIO
from typing import Final

from PIL import Image

from kiosk.content.pictures.kinds import prove_kind
from kiosk.content.pictures.staff_picture import StaffPicture, proven

SVG_NAMES: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


# EXIF: which way the camera was held.
_ORIENTATION: Final = 0x0112


def photograph(kind: str, width: int = 60, height: int = 40, shade: int = 0, held: int = 1) -> bytes:
    """A picture of that kind (as Pillow names it) with enough in it to be cut off in the middle.

    `held` is its EXIF orientation: 1 upright, 3 on its head, 6 and 8 on a side, whose pixels lie.
    """
    picture = (
        Image.linear_gradient("L").resize((width, height)).point([(shade + 7 * step) % 256 for step in range(256)])
    )
    file = BytesIO()
    exif = Image.Exif()
    exif[_ORIENTATION] = held
    picture.convert("RGB").save(file, kind, **({} if held == 1 else {"exif": exif}))
    return file.getvalue()


def looked_at(**pictures: bytes) -> dict[str, StaffPicture]:
    """Pictures as the store has them after a reading, by their names with a `_` for the dot: `a_svg`."""
    named = {name.replace("_", "."): data for name, data in pictures.items()}
    return {name: proven(data, prove_kind(name, data)) for name, data in named.items()}


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that asks for so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    start = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + start + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def webp_header(width: int, height: int) -> bytes:
    """A WebP of a few bytes that asks for so many pixels."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    form = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size
    return b"RIFF" + struct.pack("<I", len(form) + 4) + b"WEBP" + form


def jpeg_header(width: int, height: int) -> bytes:
    """A JPEG that asks for so many pixels."""
    data = photograph("JPEG")
    place = data.index(b"\xff\xc0") + 5
    return data[:place] + struct.pack(">HH", height, width) + data[place + 4 :]


def drawing(inner: str = '<path id="arrow" d="M0 0h9"/>', root: str = 'viewBox="0 0 40 30"') -> bytes:
    """A drawing with that in it; its first element stands in line 2."""
    return f"<svg {SVG_NAMES} {root}>\n{inner}\n</svg>\n".encode()
