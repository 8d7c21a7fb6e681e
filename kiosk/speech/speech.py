"""The voice as a whole: what says it, what plays it, what asks for it; made when the screen is there, not before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk import paths
from kiosk.content.model import Content
from kiosk.speech.guide import Guide
from kiosk.speech.listener import Listener, Sound
from kiosk.speech.sound.headset import HeadsetWatch
from kiosk.speech.voices.renderer import Renderer
from kiosk.speech.voices.script import lexicons
from kiosk.speech.voices.store import Clip, VoiceStore
from kiosk.window.window import KioskWindow

FindClip = Callable[[str, str], Clip | None]


class Voices(QObject):
    """The clips of the content that is shown; `changed` when there may be others."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Content, Path] | None = None
        self._store = VoiceStore(())
        self._renderer = Renderer()
        self._renderer.rendered.connect(self._look)

    def find(self, sentence: str, language: str) -> Clip | None:
        """The clip of a sentence; none where nobody says it in that language."""
        return self._store.find(sentence, language)

    def content_shown(self, content: Content, file: Path) -> None:
        """Another content is on the screen; what nobody says of it is rendered, if it can be."""
        self._shown = content, file
        self._look()
        self._renderer.render(file)

    def close(self) -> None:
        """Renders no more."""
        self._renderer.close()

    def _look(self) -> None:
        if self._shown is not None:
            content, file = self._shown
            self._store = VoiceStore((paths.voices(), paths.VOICES), paths.recorded(file), lexicons(content))
            self.changed.emit()


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
