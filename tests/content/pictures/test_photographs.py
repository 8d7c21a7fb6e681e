"""Photographs look as elsewhere: upright, in the colours of screens; one with damaged bytes is refused."""

import random
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageOps

from kiosk.content.pictures.jpeg_scans import JpegDamaged, prove_scans
from kiosk.content.pictures.kinds import LONGEST_PHOTOGRAPH, PictureRefused
from kiosk.content.pictures.photographs import developed

KINDS = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp"}
RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (40, 60, 190), (220, 200, 40)


def saved(picture: Image.Image, kind: str, **how: Any) -> bytes:
    """The bytes of a picture in a file of that kind, as Pillow names it."""
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def corners(width: int = 96, height: int = 64) -> Image.Image:
    """A picture with another colour in each quarter: red, green; blue, yellow."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    picture.paste(YELLOW, (width // 2, height // 2, width, height))
    return picture


def shown(data: bytes, kind: str) -> Image.Image:
    """The pixels that are kept of a photograph."""
    _, pixels = developed(data, kind)
    return Image.open(BytesIO(pixels)).convert("RGBA")


def far(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How far two colours are apart in their most different channel."""
    return max(abs(a - b) for a, b in zip(one[:3], other[:3], strict=True))


def quarters(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours in the middles of the quarters, row by row."""
    width, height = picture.size
    places = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    return [pixel for place in places if isinstance(pixel := picture.getpixel(place), tuple)]


# --- which way is up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("held", range(1, 9))
def test_every_format_stands_upright_however_the_camera_was_held(kind: str, held: int) -> None:
    """All eight ways of the standard, mirrored ones included; the size that is told is that of what is seen."""
    exif = Image.Exif()
    exif[0x0112] = held
    upright = corners()
    undone = {2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}.get(held, 1)
    lying = Image.Exif()
    lying[0x0112] = undone
    upright.info["exif"] = lying.tobytes()
    data = saved(ImageOps.exif_transpose(upright), kind, exif=exif)
    info, _ = developed(data, KINDS[kind])
    assert (info.width, info.height) == (96, 64)
    found = quarters(shown(data, KINDS[kind]))
    assert all(far(one, other) < 12 for one, other in zip(found, (RED, GREEN, BLUE, YELLOW), strict=True))


def test_an_unknown_way_of_holding_changes_nothing() -> None:
    """Some programs write a zero."""
    exif = Image.Exif()
    exif[0x0112] = 0
    assert far(quarters(shown(saved(corners(), "JPEG", exif=exif), "jpeg"))[0], RED) < 12


# --- colours ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_profile_leads_to_the_colours_of_screens(kind: str) -> None:
    """Here one that takes red for green and green for red; the profile itself is not kept."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"kXYZ").replace(b"gXYZ", b"rXYZ").replace(b"kXYZ", b"gXYZ")
    picture = shown(saved(corners(), kind, icc_profile=swapped), KINDS[kind])
    assert far(quarters(picture)[0], (30, 200, 30)) < 12
    assert "icc_profile" not in picture.info


@pytest.mark.parametrize("profile", [b"", b"words", bytes(200)])
def test_a_broken_profile_is_passed_over(profile: bytes) -> None:
    """Its colours are then those of the numbers."""
    picture = shown(saved(corners(), "PNG", icc_profile=profile), "png")
    assert quarters(picture)[0][:3] == RED


MODES: Mapping[str, tuple[Image.Image, str, tuple[int, int, int, int]]] = {
    "grey of 16 bits": (Image.new("I;16", (32, 32), 200 * 256), "PNG", (200, 200, 200, 255)),
    "black and white": (Image.new("1", (32, 32), 1), "PNG", (255, 255, 255, 255)),
    "grey": (Image.new("L", (32, 32), 77), "JPEG", (77, 77, 77, 255)),
    "print": (Image.new("CMYK", (32, 32), (0, 255, 255, 0)), "JPEG", (255, 0, 0, 255)),
    "grey, half covered": (Image.new("LA", (32, 32), (60, 128)), "PNG", (60, 60, 60, 128)),
    "palette": (Image.new("RGB", (32, 32), RED).quantize(4), "PNG", (*RED, 255)),
    "lossless": (Image.new("RGBA", (32, 32), (10, 20, 30, 90)), "WEBP", (10, 20, 30, 90)),
}


@pytest.mark.parametrize("name", MODES)
def test_each_way_to_write_colours_is_read(name: str) -> None:
    """What scanners, print shops and screenshots save."""
    picture, kind, wanted = MODES[name]
    data = saved(picture, kind, **({"lossless": True, "exact": True} if kind == "WEBP" else {}))
    found = shown(data, KINDS[kind]).getpixel((9, 9))
    assert isinstance(found, tuple)
    assert far(found, wanted) <= 2
    assert found[3] == wanted[3]


def test_a_clear_colour_of_a_palette_is_clear() -> None:
    """As in small pictures of the web."""
    picture = Image.new("P", (32, 32), 0)
    picture.putpalette([255, 255, 255, 0, 0, 0])
    picture.paste(1, (0, 0, 16, 32))
    info, pixels = developed(saved(picture, "PNG", transparency=0), "png")
    kept = Image.open(BytesIO(pixels)).convert("RGBA")
    assert not info.opaque
    assert kept.getpixel((20, 9)) == (255, 255, 255, 0)
    assert kept.getpixel((3, 9)) == (0, 0, 0, 255)


def test_the_first_of_moving_pictures_is_shown() -> None:
    """Nothing moves by itself."""
    frames = [Image.new("RGB", (32, 32), colour) for colour in (RED, GREEN)]
    for kind in ("WEBP", "PNG"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
        found = shown(data, KINDS[kind]).getpixel((9, 9))
        assert isinstance(found, tuple)
        assert far(found, RED) < 12


def test_no_more_pixels_are_kept_than_a_screen_shows() -> None:
    """And the shape stays."""
    info, pixels = developed(saved(corners(4000, 3000), "JPEG"), "jpeg")
    assert (info.width, info.height) == (4000, 3000)
    assert Image.open(BytesIO(pixels)).size == (LONGEST_PHOTOGRAPH, LONGEST_PHOTOGRAPH * 3 // 4)


# --- damage -----------------------------------------------------------------------------------------------------------


def scene(mode: str = "RGB", width: int = 320, height: int = 240) -> Image.Image:
    """A picture with as much in it as a photograph has."""
    luck = random.Random(1)
    noise = Image.frombytes("L", (80, 60), bytes(luck.randrange(256) for _ in range(4800)))
    layers = (noise, Image.linear_gradient("L"), Image.radial_gradient("L"))
    sized = [layer.resize((width, height), Image.Resampling.BICUBIC) for layer in layers]
    return Image.merge("RGB", sized).convert(mode)


JPEGS: Mapping[str, bytes] = {
    "usual": saved(scene(), "JPEG"),
    "progressive": saved(scene(), "JPEG", progressive=True),
    "restart markers": saved(scene(), "JPEG", restart_marker_blocks=7),
    "progressive with restart markers": saved(scene(), "JPEG", progressive=True, restart_marker_rows=1),
    "grey": saved(scene("L"), "JPEG"),
    "grey, progressive": saved(scene("L"), "JPEG", progressive=True, quality=40),
    "print": saved(scene("CMYK"), "JPEG"),
    "fine": saved(scene(), "JPEG", quality=100, subsampling=0),
    "coarse": saved(scene(), "JPEG", quality=10),
    "optimized": saved(scene(), "JPEG", optimize=True),
    "of odd size": saved(scene(width=253, height=97), "JPEG"),
    "with a small picture in its notes": saved(scene(), "JPEG", exif=b"Exif\0\0" + saved(scene(width=64), "JPEG")),
    "two in one": saved(scene(), "MPO", save_all=True, append_images=[scene(width=64)]),
    "followed by a film": saved(scene(), "JPEG") + b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 9,
    "tiny": saved(scene(width=20, height=9), "JPEG"),
}


@pytest.mark.parametrize("name", JPEGS)
def test_a_sound_jpeg_is_sound(name: str) -> None:
    """Whoever wrote it."""
    prove_scans(JPEGS[name])


def damaged(data: bytes, luck: random.Random) -> bytes:
    """The picture with a range of bytes of its pixels replaced, as by a disk that forgets or a broken transfer."""
    begin = (
        data.rindex(b"\xff\xda", 0, len(data) // 2 + 1) + 14 if b"\xff\xc0" in data else data.index(b"\xff\xda") + 14
    )
    end = data.index(b"\xff\xd9", begin)
    length = min(512, (end - begin) // 3)
    place = luck.randrange(begin, end - length)
    replaced = luck.choice((bytes(length), bytes(luck.randrange(256) for _ in range(length))))
    return data[:place] + replaced + data[place + length :]


@pytest.mark.parametrize("name", [name for name in JPEGS if name != "tiny"])
def test_damage_in_the_middle_of_a_jpeg_is_seen(name: str) -> None:
    """At least nine of ten times: the format has no checksums, and some damage leaves a picture that is one, too."""
    luck = random.Random(name)
    found = 0
    for _ in range(20):
        try:
            prove_scans(damaged(JPEGS[name], luck))
        except (JpegDamaged, OSError):
            found += 1
    assert found >= 18


def test_a_jpeg_whose_lower_part_would_be_grey_is_refused() -> None:
    """In the words for a damaged picture, not for one that was cut off."""
    data = JPEGS["usual"]
    middle = len(data) // 2
    with pytest.raises(PictureRefused) as caught:
        developed(data[:middle] + bytes(600) + data[middle + 600 :], "jpeg")
    assert caught.value.kind == "picture_damaged"


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_damage_in_a_png_is_seen(place: float) -> None:
    """Each of its parts has a checksum."""
    data = bytearray(saved(scene(), "PNG"))
    data[int(len(data) * place)] ^= 1
    with pytest.raises(PictureRefused):
        developed(bytes(data), "png")
