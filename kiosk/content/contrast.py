"""How strongly two colours stand out from each other, and a colour of the same hue that stands out enough; no Qt.

Luminance and contrast are those of WCAG 2.2.
"""

from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

# Rounding to 256 steps may cost this much contrast.
_ROUNDING: Final = 0.1


def luminance(colour: str) -> float:
    """The relative luminance of a `#rrggbb`, from 0 to 1."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def darkened(colour: str, ground: str, ratio: float) -> str:
    """The colour, made no darker than it takes to reach that contrast on a light ground."""
    if contrast(colour, ground) >= ratio:
        return colour.lower()
    return like(colour, saturation(colour), (luminance(ground) + 0.05) / (ratio + _ROUNDING) - 0.05)


def like(colour: str, saturation: float, wanted: float) -> str:
    """The hue of a colour at that saturation and luminance, both from 0 to 1."""
    hue = rgb_to_hls(*_parts(colour))[0]
    low, high = 0.0, 1.0
    for _ in range(24):  # finer than 256 steps
        middle = (low + high) / 2
        darker = luminance(_written(hue, middle, saturation)) < wanted
        low, high = (middle, high) if darker else (low, middle)
    return _written(hue, high, saturation)


def _written(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, lightness, saturation))


def saturation(colour: str) -> float:
    """The saturation of a colour `#rrggbb`, from 0 to 1."""
    return rgb_to_hls(*_parts(colour))[2]


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
