"""The colours of both themes, from the text of `resources/theme/colours.toml`; no Qt."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final, NamedTuple

_VALUE: Final = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{8})|rgba\([0-9., ]+\)")


class ColoursRefused(Exception):
    """The file of colours cannot be used; the message names the entry."""


@dataclass(frozen=True, eq=False)
class Colours:
    """The colours of one theme, each `#rrggbb`, `#aarrggbb` or `rgba(r, g, b, a)`; `picture` has those of drawings."""

    ground: str
    surface: str
    tint: str
    ink: str
    ink_soft: str
    edge: str
    line_soft: str
    pressed: str
    accent: str
    accent_down: str
    on_accent: str
    alarm: str
    alarm_tint: str
    on_alarm: str
    focus: str
    scrim: str
    night: str
    on_night: str
    plate: str
    touch_dot: str
    touch_ring: str
    touch_shadow: str
    picture: Mapping[str, str]


class Palettes(NamedTuple):
    """Both themes."""

    calm: Colours
    high_contrast: Colours


def read_colours(text: str) -> Palettes:
    """Both themes; raises `ColoursRefused` for an unknown name, a missing role or a value that is no colour."""
    tables = tomllib.loads(text)
    return Palettes(*(_theme(tables, column) for column in range(2)))


def _theme(tables: Mapping[str, Mapping[str, str | list[str]]], column: int) -> Colours:
    named = tables["named"]

    def resolved(section: str) -> dict[str, str]:
        return {name: _colour(f"{section}.{name}", pair[column], named) for name, pair in tables[section].items()}

    theme = resolved("theme")
    if wrong := theme.keys() ^ {field.name for field in fields(Colours) if field.name != "picture"}:
        raise ColoursRefused(f"theme: {', '.join(sorted(wrong))} is missing or not known")
    return Colours(**theme, picture=MappingProxyType(resolved("picture")))


def _colour(entry: str, given: str, named: Mapping[str, str | list[str]]) -> str:
    colour = given if _VALUE.fullmatch(given) else named.get(given)
    if not isinstance(colour, str) or not _VALUE.fullmatch(colour):
        raise ColoursRefused(f"{entry}: {given!r} is neither a colour nor the name of one")
    return colour
