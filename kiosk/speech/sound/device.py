"""What the system plays sound with: its default device, through PortAudio; no Qt."""

from typing import Any, Final

import sounddevice

from kiosk.speech.sound.decoding import Samples
from kiosk.speech.sound.protocol import DeviceMissing

# How much the device holds: enough for a busy machine, and it is thrown away when it is to be silent.
_AHEAD_S: Final = 0.06


class Device:
    """Open while there is something to play, so that another default device is found for the next sound."""

    def __init__(self) -> None:
        self._stream: Any = None

    @property
    def is_open(self) -> bool:
        """Whether it is taken."""
        return self._stream is not None

    def open(self, rate: int) -> float:
        """Takes the device for one channel at that rate; how many seconds pass until it is heard what it is given."""
        if self._stream is not None and self._stream.samplerate != rate:
            self.close()
        try:
            if self._stream is None:
                self._stream = self._opened(rate)
            if self._stream.stopped:
                self._stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise DeviceMissing(str(error)) from error
        return float(self._stream.latency)

    def _opened(self, rate: int) -> Any:
        try:
            return _output(rate)
        except (sounddevice.PortAudioError, ValueError):
            # PortAudio looks for devices once, when it begins (https://github.com/PortAudio/portaudio/issues/11).
            sounddevice._terminate()
            sounddevice._initialize()
            return _output(rate)

    def write(self, samples: Samples) -> None:
        """Plays a block; waits while the device holds enough."""
        try:
            self._stream.write(samples.tobytes())
        except sounddevice.PortAudioError as error:
            raise DeviceMissing(str(error)) from error

    def hush(self) -> None:
        """Throws away what it holds; silent at once."""
        if self._stream is not None and not self._stream.stopped:
            self._stream.abort(ignore_errors=True)

    def close(self) -> None:
        """Gives the device back."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)


def _output(rate: int) -> Any:
    return sounddevice.RawOutputStream(rate, channels=1, dtype="float32", latency=_AHEAD_S)
