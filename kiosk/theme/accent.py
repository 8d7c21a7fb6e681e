"""The calm theme around the clinic's own accent colour; no Qt.

A derived colour has the accent's hue and the luminance of the colour it takes the place of, so every contrast of the
theme stays what it was.
"""

import re
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from kiosk.content.contrast import contrast, darkened, like, luminance, saturation
from kiosk.theme.colours import Colours
from kiosk.tokens import TEXT_CONTRAST

# The picture colours that follow the accent: these and what they begin, such as `lit-edge`.
_FAMILY: Final = re.compile(r"(accent|lit|spine-lit|panel)(-|$)")
# The theme's own colours that follow it, beside the accent itself.
_FOLLOWING: Final = ("tint", "pressed", "edge")
# What words in the accent's colour stand on.
_GROUNDS: Final = ("ground", "surface", "tint", "pressed", "alarm_tint")
# An accent of this saturation or more gives its grounds as much colour as the calm accent does.
_LIVELY: Final = 0.35


@cache
def accented(calm: Colours, accent: str | None) -> Colours:
    """The calm theme around that accent, `#rrggbb`; with none, the calm theme itself."""
    if accent is None:
        return calm
    following = _following(calm, accent)
    theme = replace(calm, tint=following["tint"], pressed=following["pressed"], edge=following["edge"])
    ground = min((getattr(theme, name) for name in _GROUNDS), key=luminance)
    own = darkened(accent, ground, TEXT_CONTRAST)
    picture = {name: following.get(name, colour) for name, colour in calm.picture.items()} | {"accent": own}
    return replace(theme, accent=own, accent_down=_pressed(calm, own), picture=MappingProxyType(picture))


def _following(calm: Colours, accent: str) -> dict[str, str]:
    """Each colour that follows the accent: of its hue, as lively as the calm one unless the accent is nearly grey."""
    colours = {name: getattr(calm, name) for name in _FOLLOWING}
    colours |= {name: colour for name, colour in calm.picture.items() if _FAMILY.match(name)}
    liveliness = min(1.0, saturation(accent) / _LIVELY)
    return {name: like(accent, saturation(colour) * liveliness, luminance(colour)) for name, colour in colours.items()}


def _pressed(calm: Colours, accent: str) -> str:
    """The accent of a button that is down: darker as in the calm theme, or lighter where it is nearly black."""
    step = contrast(calm.accent, calm.accent_down)
    darker = (luminance(accent) + 0.05) / step - 0.05
    wanted = darker if darker > 0.0 else (luminance(accent) + 0.05) * step - 0.05
    return like(accent, saturation(accent), wanted)
