"""Colours as numbers: how strongly two stand out from each other, and a theme around another accent; no Qt.

Luminance and contrast are those of WCAG 2.2. A derived colour has the accent's hue and the luminance of the colour it
takes the place of, so every contrast of the theme stays what it was.
"""

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from kiosk.tokens import CALM, TEXT_CONTRAST, Colours

# The picture colours that follow the accent: these and what they begin, such as `lit-edge`.
_FAMILIES: Final = ("accent", "lit", "spine-lit", "panel")
# The theme's own colours that follow it, beside the accent itself.
_FOLLOWING: Final = ("tint", "pressed", "edge")
# What words in the accent's colour stand on.
_GROUNDS: Final = ("ground", "surface", "tint", "pressed", "alarm_tint")
# Rounding to 256 steps may cost this much contrast.
_ROUNDING: Final = 0.1
# An accent of this saturation or more gives its grounds as much colour as the calm accent does.
_LIVELY: Final = 0.35


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
    return _like(colour, _saturation(colour), (luminance(ground) + 0.05) / (ratio + _ROUNDING) - 0.05)


@cache
def accented(accent: str | None) -> Colours:
    """The calm theme around that accent, `#rrggbb`; with none, the calm theme itself."""
    if accent is None:
        return CALM
    following = dict(_following(accent))
    theme = replace(CALM, tint=following["tint"], pressed=following["pressed"], edge=following["edge"])
    ground = min((getattr(theme, name) for name in _GROUNDS), key=luminance)
    own = darkened(accent, ground, TEXT_CONTRAST)
    picture = dict(CALM.picture) | {name: following[name] for name in CALM.picture if _follows(name)}
    return replace(theme, accent=own, accent_down=_pressed(own), picture=MappingProxyType(picture | {"accent": own}))


def _follows(name: str) -> bool:
    """Whether a picture colour follows the accent."""
    return name.startswith(tuple(f"{family}-" for family in _FAMILIES)) or name in _FAMILIES


def _following(accent: str) -> Iterator[tuple[str, str]]:
    """Each colour that follows the accent: of its hue, as lively as the calm one unless the accent is nearly grey."""
    calm = {name: getattr(CALM, name) for name in _FOLLOWING}
    calm |= {name: colour for name, colour in CALM.picture.items() if _follows(name)}
    liveliness = min(1.0, _saturation(accent) / _LIVELY)
    for name, colour in calm.items():
        yield name, _like(accent, _saturation(colour) * liveliness, luminance(colour))


def _pressed(accent: str) -> str:
    """The accent of a button that is down: darker as in the calm theme, or lighter where it is nearly black."""
    step = contrast(CALM.accent, CALM.accent_down)
    darker = (luminance(accent) + 0.05) / step - 0.05
    wanted = darker if darker > 0.0 else (luminance(accent) + 0.05) * step - 0.05
    return _like(accent, _saturation(accent), wanted)


def _like(colour: str, saturation: float, wanted: float) -> str:
    """The hue of a colour at that saturation and luminance."""
    hue = rgb_to_hls(*_parts(colour))[0]
    low, high = 0.0, 1.0
    for _ in range(24):  # finer than 256 steps
        middle = (low + high) / 2
        darker = luminance(_written(hue, middle, saturation)) < wanted
        low, high = (middle, high) if darker else (low, middle)
    return _written(hue, high, saturation)


def _written(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, lightness, saturation))


def _saturation(colour: str) -> float:
    return rgb_to_hls(*_parts(colour))[2]


def _parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
