"""Shows the photograph of the waiting screen at the start, and takes it for the next one."""

import logging
import threading
from collections.abc import Callable

from PySide6.QtGui import QImage, QScreen

from kiosk.first_frame.glass import Glass
from kiosk.first_frame.snapshot import Photograph, Snapshot, Sources
from kiosk.system.screen.display import fill_screen

log = logging.getLogger("kiosk")


class FirstFrame:
    """The glass, and whether a photograph that is true was `shown` on it at the start."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.glass = Glass()
        self.shown = False
        self._snapshot = snapshot

    def show(self, screen: QScreen, day: str, picture_data: Callable[[str], bytes | None]) -> None:
        """Shows the photograph on the whole screen, if there is one; see `Snapshot.find`."""
        photograph = self._snapshot.find(day, picture_data)
        if photograph is not None:
            self.glass.lay(photograph.image)
            self.glass.setWindowTitle(photograph.title)
            fill_screen(self.glass, screen)
            self.shown = self.glass.wait_for_paint()

    def keep(self, sources: Sources) -> None:
        """Photographs the glass for the next start; the file is written while patients go on."""
        pixels = self.glass.backingStore().paintDevice()
        if isinstance(pixels, QImage):  # what is on the screen; painted anew, large letters differ a little
            photograph = Photograph(pixels.copy(), self.glass.windowTitle())
            threading.Thread(target=self._write, args=(photograph, sources), name="photograph", daemon=True).start()

    def _write(self, photograph: Photograph, sources: Sources) -> None:
        try:
            self._snapshot.keep(photograph, sources)
        except OSError as error:
            log.warning("the first frame cannot be kept, the next start is slower: %s", error)
