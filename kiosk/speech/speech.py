"""The voice as a whole: what plays it, what asks for it; made when the screen is there, for it is not needed before."""

from PySide6.QtCore import QObject

from kiosk.speech.guide import Guide
from kiosk.speech.listener import Listener, Sound
from kiosk.speech.narrator import FindClip
from kiosk.speech.sound.headset import HeadsetWatch
from kiosk.window.window import KioskWindow


class Speech(QObject):
    """Listening and guidance for a window; a headset begins and ends the guidance, where the system tells of one."""

    def __init__(
        self, window: KioskWindow, sound: Sound, headset: HeadsetWatch | None, find: FindClip, volume: int
    ) -> None:
        """`find` gives the file of a sentence in a language; `volume` goes from 0 to 10."""
        super().__init__()
        self.listener = Listener(window, sound, find, volume)
        self.guide = Guide(window, self.listener)
        if headset is not None:
            headset.plugged_in.connect(self.guide.begin)
            headset.pulled_out.connect(self.guide.end)
        sound.lost.connect(self.listener.show_state)
        sound.regained.connect(self.listener.show_state)
