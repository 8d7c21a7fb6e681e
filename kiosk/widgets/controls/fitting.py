"""The sizes that a text may have where it shall be as large as there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kiosk.theme.theme import Theme


class TypeSize(NamedTuple):
    """A type role, and the theme whose text size it has."""

    role: str
    theme: Theme


def sizes(theme: Theme, roles: Sequence[str]) -> list[TypeSize]:
    """Those of the roles at the text size of the theme and at the smaller ones, the largest letters first."""
    found = {size.theme.metrics.text_px(size.role): size for size in _all(theme, roles)}
    return [found[pixels] for pixels in sorted(found, reverse=True)]


def _all(theme: Theme, roles: Sequence[str]) -> Iterator[TypeSize]:
    for text_size in range(1, theme.metrics.text_size + 1):
        smaller = replace(theme, metrics=replace(theme.metrics, text_size=text_size))
        yield from (TypeSize(role, smaller) for role in roles)
