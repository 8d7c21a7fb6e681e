"""Collects garbage on the thread of the window, and there only.

Python collects wherever it happens to be when there is enough of it. On another thread that would take away objects of
Qt that belong to the window's thread, with their timers: https://github.com/napari/napari/issues/1029
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 1000


class Collector(QObject):
    """Takes over from Python, and collects each second the generations that hold more than Python's thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_LOOK_MS)
        timer.timeout.connect(self.collect_due)
        timer.start()

    def collect_due(self) -> None:
        """Collects what is due; the younger generations go with an older one."""
        due = [generation for generation in range(3) if gc.get_count()[generation] > gc.get_threshold()[generation]]
        if due:
            gc.collect(max(due))


def set_aside() -> None:
    """Takes all there is out of later collections, in which the program and its first screen would cost 140 ms each."""
    gc.collect()
    gc.freeze()
