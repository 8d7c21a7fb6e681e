"""Says where a window is too small for targets and letters in their true size."""

import logging
from functools import cache
from typing import Final

from kiosk.content.messages import message
from kiosk.theme.metrics import Metrics

log = logging.getLogger("kiosk")

# What is short of so little is nothing but rounding.
_NEARLY: Final = 0.995


def shortfall(metrics: Metrics) -> str | None:
    """What staff are told; None where all has its true size, or nobody knows it."""
    if min(metrics.true_targets, metrics.true_letters) >= _NEARLY:
        return None
    share = {"targets": round(metrics.true_targets * 100), "letters": round(metrics.true_letters * 100)}
    return message("screen", "letters" if metrics.true_targets >= _NEARLY else "all", **share)


@cache
def log_shortfall(width: int, height: int, words: str) -> None:
    """Says it in the log, once for a size of the window in pixels."""
    log.warning("window %d x %d: %s", width, height, words)
