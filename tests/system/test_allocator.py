"""What the C library is asked of memory."""

import subprocess
import sys

from kiosk import paths

# Blocks of a picture's size among small ones, which stay when the large go, as widgets do when pictures change.
KEPT_BESIDE_FREED_BLOCKS = """
import sys
from kiosk.system.process.allocator import LARGE, map_large_blocks

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

asked = map_large_blocks() if sys.argv[1] == "asked" else True
bytearray(30 * LARGE)  # freed at once: from now on glibc by itself takes up to that size from where small blocks lie
before = resident()
blocks = [(bytearray(b"x") * (5 * LARGE), [bytearray(200) for _ in range(50)]) for _ in range(20)]
blocks = [small for _, small in blocks]
print(asked, (resident() - before) // LARGE)
"""


def kept_mib(how: str) -> int:
    """How much memory is kept when 100 MiB of large blocks have gone, in a process of its own."""
    command = [sys.executable, "-c", KEPT_BESIDE_FREED_BLOCKS, how]
    done = subprocess.run(command, cwd=paths.PROGRAM, capture_output=True, text=True, check=True, timeout=60)
    asked, kept = done.stdout.split()
    assert asked == "True"
    return int(kept)


def test_large_blocks_are_given_back_whatever_lies_beside_them() -> None:
    """Without being asked the C library keeps them."""
    assert kept_mib("asked") < 10
    assert kept_mib("left alone") > 20
