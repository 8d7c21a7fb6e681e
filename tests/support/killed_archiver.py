"""Keeps contents and is killed while at it, again and again; run by `test_archive.py` as a program of its own.

    python -m tests.killed_keeper FOLDER KILLS SEED

Children are forked, so that each needs a few milliseconds. After the death of each, what is kept must be whole, and be
the newest that was kept for certain or the one that was being kept. Half of the children are killed at a random moment,
the others at a random line of the program. Prints how often the new one was found, and how often the former.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from kiosk.content.edition import Edition, edition_of
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.publishing import archive
from kiosk.publishing.archive import Archive
from kiosk.system.files import atomic_files
from tests.support.picture_files import photograph
from tests.support.samples import as_text, minimal_content

_TRACED = {archive.__file__, atomic_files.__file__}
# A little more than keeping takes, in time and in lines.
_LONGEST_S = 0.025
_MOST_LINES = 650


def editions(folder: Path) -> list[Edition]:
    """Some contents with a picture each, of different sizes, read once."""
    made = []
    for number in range(6):
        folder.mkdir(exist_ok=True)
        (folder / "door.png").write_bytes(photograph("PNG", 60 + 40 * number, 40))
        content: dict[str, Any] = minimal_content()
        content["clinic"]["name"] = f"Clinic {number}"
        content["attract"]["picture"]["file"] = "door.png"
        made.append(edition_of((as_text(content) + " " * 5000 * number).encode(), PictureStore(folder)))
    return made


def killed_while(action: Callable[[], object], after_s: float | None, after_lines: int | None) -> bool:
    """Does it in a child, kills that at a moment or a line; whether it was done before."""
    child = os.fork()
    if not child:
        try:
            if after_lines is not None:
                sys.settrace(killer(after_lines))
            action()
            sys.settrace(None)
        finally:
            os._exit(0)
    if after_s is not None:
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


def killer(lines: int) -> Callable[[FrameType, str, Any], Any]:
    """A trace function that kills the process at that line of the archive."""
    left = lines

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in _TRACED:
            return None
        if event == "line":
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def run(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """How often the new content was found after a kill, and how often the former."""
    chance = random.Random(seed)
    choices = editions(folder / "desk")
    kept = Archive(folder / "kept")
    kept.keep(choices[0], datetime.now(UTC))
    present = choices[0]
    counts = [0, 0]
    for kill in range(kills):
        new = chance.choice([edition for edition in choices if not edition.same_as(present)])
        by_line = kill % 2 == 0
        done = killed_while(
            partial(kept.keep, new, datetime.now(UTC)),
            None if by_line else chance.uniform(0, _LONGEST_S),
            chance.randint(1, _MOST_LINES) if by_line else None,
        )
        found = next(kept.good(), None)
        assert found is not None, f"kill {kill}: nothing is left"
        edition = found[1]
        assert edition.same_as(new) or (not done and edition.same_as(present)), f"kill {kill}: neither of the two"
        assert len(kept.versions()) <= archive.FORMER + 1, f"kill {kill}: too many are kept"
        counts[edition.same_as(present)] += 1
        present = edition
    return counts[0], counts[1]


if __name__ == "__main__":
    new, former = run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(f"{new} {former}\n")
