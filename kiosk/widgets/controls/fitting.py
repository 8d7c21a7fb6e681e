"""The sizes that a text may have where it shall be as large as there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kiosk.theme.theme import Theme

# How much larger than its role a text may be where it may grow.
_GROWTH: Final = (1.1, 1.2, 1.3, 1.4, 1.5, 1.65, 1.8, 2.0)


class TypeSize(NamedTuple):
    """A type role, and the theme whose letters it has."""

    role: str
    theme: Theme

    def magnified(self, factor: float) -> "TypeSize":
        """The same role in letters so many times as large."""
        return TypeSize(self.role, self.theme.magnified(factor))


def sizes(theme: Theme, roles: Sequence[str], *, growing: bool = False) -> list[TypeSize]:
    """Those of the roles at the text size of the theme and at the smaller ones, the largest letters first.

    `growing` adds some larger than the largest of them.
    """
    found = {size.theme.metrics.text_px(size.role): size for size in _all(theme, roles)}
    ordered = [found[pixels] for pixels in sorted(found, reverse=True)]
    return [*(ordered[0].magnified(factor) for factor in reversed(_GROWTH)), *ordered] if growing else ordered


def _all(theme: Theme, roles: Sequence[str]) -> Iterator[TypeSize]:
    for text_size in range(1, theme.metrics.text_size + 1):
        smaller = replace(theme, metrics=replace(theme.metrics, text_size=text_size))
        yield from (TypeSize(role, smaller) for role in roles)
