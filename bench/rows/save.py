"""A saved change of the content: from the moment it takes the file's place to its pixels, while nobody touches."""

import json
import random
import time
from collections.abc import Iterator
from typing import Any, Final

from bench.figures import Figure
from bench.frames import Watch
from bench.peers import REST_S, Bench
from bench.table import KIOSK, Row
from kiosk import paths

_LIMIT_S: Final = 30.0
_RUNS_IN_SHORT: Final = 2
# The kiosk keeps a content that has been shown for three seconds; that too is over then.
_BETWEEN_S: Final = 4.0


def save(bench: Bench) -> Iterator[Row]:
    """The title of the waiting screen becomes another one, at any time between two looks at the file."""
    content: dict[str, Any] = json.loads(paths.CONTENT.read_text("utf-8"))
    file = bench.folder / "saved" / "content.json"
    file.parent.mkdir()
    file.write_text(json.dumps(content), "utf-8")
    moments: list[float] = []
    with bench.start(KIOSK, "--reduced-motion", "--content", str(file)):
        bench.wait_for_waiting_screen()
        for run in range(_RUNS_IN_SHORT if bench.short else bench.runs):
            time.sleep(_BETWEEN_S + random.random())  # noqa: S311 - so that looks at the file come at any time
            content["attract"]["title"] = f"{'Learn about it' * (run % 2)} {run}"
            part = file.with_suffix(".part")
            part.write_text(json.dumps(content), "utf-8")
            watch = Watch(bench.screen)
            part.replace(file)
            moments.append(watch.last(REST_S, _LIMIT_S) * 1000)
    yield Row("save to shown", {KIOSK: Figure(tuple(moments))})
