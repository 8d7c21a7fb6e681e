"""Gives the memory of large pictures back to the system when they go."""

import ctypes
import sys
from typing import Final

# Blocks from this size on are mapped one by one (pictures of a page take 0.3 to 8 MB).
LARGE: Final = 1 << 20
# The parameter of glibc, see `man 3 mallopt`: by itself it takes the size of the largest block that was freed, so that
# pictures come to lie among small blocks, which keep their memory (20 to 30 MB after some hundred screens).
_M_MMAP_THRESHOLD: Final = -3


def map_large_blocks() -> bool:
    """Asks the C library for that; whether it does so, which only glibc can."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    return mallopt is not None and bool(mallopt(_M_MMAP_THRESHOLD, LARGE))
