"""stub"""

from pathlib import Path
from typing import NamedTuple


class Clip(NamedTuple):
    """A sentence as sound."""

    path: Path
    sha256: str
    seconds: float
