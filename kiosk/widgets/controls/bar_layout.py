"""Which buttons of the bar stand in which row, and how wide each is: arithmetic alone."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kiosk import tokens
from kiosk.theme.metrics import Metrics

Rows = tuple[tuple[str, ...], ...]

# How the bar may be arranged in a wide and in a high window; the first that fits is taken, or the last.
_MOVES: Final = ("back", "home", "listen", "next")
_LOOKS: Final = ("help", "size", "contrast", "language")
_TWO_ROWS: Final = (_MOVES, _LOOKS)
_THREE_ROWS: Final = (("back", "listen", "next"), ("home", "help", "size"), ("contrast", "language"))
_FOUR_ROWS: Final = (("back", "next"), ("home", "listen"), ("help", "size"), ("contrast", "language"))
_HIGH: Final[Sequence[Rows]] = (_TWO_ROWS, _THREE_ROWS, _FOUR_ROWS)
_ONE_ROW: Final = (("back", "home", *_LOOKS, "listen", "next"),)
_WIDE: Final[Sequence[Rows]] = (_ONE_ROW, *_HIGH)
# What part of the width that is left over each button beside Next gets; Next, which may say where it leads, the rest.
_AIR: Final = 0.08


class Need(NamedTuple):
    """The least width of a button in pixels, with its icon above the words and beside them."""

    upright: int
    lying: int


class BarLayout:
    """Where each button stands; which row is which depends on no state of the visit."""

    def __init__(self, needs: Mapping[str, Need], metrics: Metrics) -> None:
        """`needs` names the buttons that there are."""
        self._needs = needs
        self._metrics = metrics
        self._gap = metrics.mm(tokens.REPEATED_GAP_MM)
        self.rows = self._arranged()
        # Rows are low where there is room for icons beside the words; two rows of a high window are not, for the page
        # must be as high in every language. Of one row the page has enough.
        may = len(self.rows) > (2 if metrics.portrait else 1)
        low = (row for row in self.rows if may and sum(needs[key].lying for key in row) <= self._room(row))
        self.lying = frozenset(key for row in low for key in row)

    def _arranged(self) -> Rows:
        """The first arrangement in which every word stands on one line."""
        rows: Rows = ()
        for candidate in _HIGH if self._metrics.portrait else _WIDE:
            present = (tuple(key for key in row if key in self._needs) for row in candidate)
            rows = tuple(row for row in present if row)
            if all(sum(self._needs[key].upright for key in row) <= self._room(row) for row in rows):
                break
        return rows

    def _room(self, row: Sequence[str]) -> int:
        """The width in pixels that the buttons of a row share."""
        return self._metrics.width - 2 * self._metrics.px(tokens.MARGIN) - self._gap * (len(row) - 1)

    def widths(self, without: Collection[str] = ()) -> Mapping[str, int]:
        """The width of each button in pixels where some are not there and the others have their room."""
        rows = (tuple(key for key in row if key not in without) for row in self.rows)
        return dict(pair for row in rows if row for pair in self._shared(row))

    def _shared(self, row: Sequence[str]) -> Iterator[tuple[str, int]]:
        room = self._room(row)
        needs = {key: self._needs[key].lying if key in self.lying else self._needs[key].upright for key in row}
        spare = max(0, room - sum(needs.values()))
        if "next" in needs:
            others = {key: need + round(spare * _AIR) for key, need in needs.items() if key != "next"}
            yield from (others | {"next": room - sum(others.values())}).items()
        elif all(need <= room // len(row) for need in needs.values()):
            yield from ((key, room // len(row)) for key in row)
        else:  # what is left over goes to the buttons alike, for their words stand between borders
            yield from ((key, need + spare // len(row)) for key, need in needs.items())
