"""The kiosk with a fault put into it: `python -m tests.support.faulty_kiosk FAULT arguments of main.py`.

A fault that ends with `:WORD` strikes only while the content that is shown has that word in the clinic's name.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent

from kiosk import app, composition
from kiosk.composition import Kiosk
from kiosk.widgets.controls.label import Label
from kiosk.widgets.paging.pager import Pager

_ready = Kiosk._go_on
_paint = Label.paintEvent


def strike(fault: Callable[[], object], word: str) -> None:
    """Has that happen in a slot soon after the first frame."""

    def go_on(kiosk: Kiosk) -> None:
        _ready(kiosk)
        if kiosk.window.content is not None and word in kiosk.window.content.clinic.name.in_language("en"):
            QTimer.singleShot(300, kiosk, fault)

    setattr(Kiosk, "_go_on", go_on)  # noqa: B010 - a method for a method


def fail() -> None:
    """An exception that nobody catches."""
    raise RuntimeError("BOOM")


def fail_again_and_again() -> None:
    """The same in one turn of the event loop after the other."""
    QTimer.singleShot(50, fail_again_and_again)
    fail()


def fail_while_starting(*_: object, **__: object) -> Kiosk:
    """An exception before there is a window."""
    raise RuntimeError("BOOM")


def fail_to_paint(word: str) -> None:
    """No label with that word can be painted."""

    def paint(label: Label, event: QPaintEvent) -> None:
        if word in label.text():
            raise RuntimeError("BOOM")
        _paint(label, event)

    setattr(Label, "paintEvent", paint)  # noqa: B010 - mypy has Qt's own name for the argument


def fail_to_lay_out(word: str) -> None:
    """No page with cards can be laid out; somebody opens one."""

    def resize(_pager: Pager, _event: QResizeEvent) -> None:
        raise RuntimeError("BOOM")

    def go_on(kiosk: Kiosk) -> None:
        _ready(kiosk)
        QTimer.singleShot(300, kiosk, lambda: kiosk.window.go(kiosk.window.visit.home()))

    assert not word
    setattr(Pager, "resizeEvent", resize)  # noqa: B010
    setattr(Kiosk, "_go_on", go_on)  # noqa: B010


def hang() -> None:
    """The window's thread stands still, for longer than anybody waits."""
    logging.getLogger("kiosk").warning("it hangs")
    time.sleep(600)


FAULTS: Final[dict[str, Callable[[str], object]]] = {
    "none": lambda _: None,
    "exceptions": lambda word: strike(fail_again_and_again, word),
    "crash": lambda word: strike(lambda: os.kill(os.getpid(), signal.SIGSEGV), word),
    "killed": lambda word: strike(lambda: os.kill(os.getpid(), signal.SIGKILL), word),
    "hang": lambda word: strike(hang, word),
    "paint": fail_to_paint,
    "layout": fail_to_lay_out,
    "start": lambda _: setattr(composition, "new_kiosk", fail_while_starting),
    "import": lambda _: sys.modules.update({"kiosk.composition": None}),  # type: ignore[dict-item]
}


def main() -> int:
    """The status of the kiosk."""
    fault, _, word = sys.argv[1].partition(":")
    FAULTS[fault](word)
    return app.run(["main.py", *sys.argv[2:]])


if __name__ == "__main__":
    sys.exit(main())
