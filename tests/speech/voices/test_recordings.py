"""A file that somebody recorded, named as the list says, is heard in place of the voice."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from kiosk.speech.sound.decoding import proven
from kiosk.speech.voices.levelling import RMS
from kiosk.speech.voices.recordings import NotTaken, recording_name, take_recordings
from kiosk.speech.voices.rendering import Shelf
from kiosk.speech.voices.store import Clip, VoiceStore
from tests.support.sounds import RATE, tone

SENTENCES = [("en", "What helps?"), ("vi", "Xin chào")]
# Some silence, then speech.
SPEECH = np.concatenate([np.zeros(RATE // 2, np.float32), tone(0.5, level=0.05)])


class Desk:
    """A folder of recordings, and what was taken in of them."""

    def __init__(self, folder: Path) -> None:
        self.recordings, self.taken = folder / "recordings", folder / "taken"

    def record(self, name: str, samples: object = SPEECH, rate: int = RATE) -> Path:
        """Somebody saves a file."""
        file = self.recordings / name
        file.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(file, samples, rate)
        return file

    def take(self) -> list[NotTaken]:
        """What could not be taken in."""
        return list(take_recordings(self.recordings, SENTENCES, Shelf(self.taken)))

    def find(self, sentence: str, language: str) -> Clip | None:
        """The clip of a sentence."""
        return VoiceStore((), self.taken).find(sentence, language)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Nothing is recorded yet."""
    return Desk(tmp_path)


@pytest.mark.parametrize("name", ["en/what-helps.wav", "en/What-Helps.WAV", "en/what-helps.flac", "en/what-helps.ogg"])
def test_a_recording_is_heard(desk: Desk, name: str) -> None:
    """In every kind of file, however its name is capitalised."""
    desk.record(name)
    assert desk.take() == []
    assert desk.find("What helps?", "en") is not None


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_it_becomes_as_loud_as_the_voice_without_silence_around_it(desk: Desk, rate: int) -> None:
    """At any rate; how long it takes is known."""
    desk.record("vi/xin-chào.wav", np.repeat(SPEECH, 2)[:: round(48_000 / rate)] if rate != RATE else SPEECH, rate)
    assert desk.take() == []
    clip = desk.find("Xin chào", "vi")
    assert clip is not None
    samples = proven(clip.path, clip.sha256).samples
    spoken = samples[np.abs(samples) > RMS / 10]
    assert np.sqrt(np.mean(np.square(spoken))) == pytest.approx(RMS, rel=0.25)
    assert 0.5 < clip.seconds < 1.0


def test_a_new_recording_takes_the_place_of_the_old_one(desk: Desk) -> None:
    """And one that is taken away is heard no more."""
    file = desk.record("en/what-helps.wav")
    desk.take()
    before = desk.find("What helps?", "en")
    desk.record("en/what-helps.wav", tone(0.7))
    desk.take()
    after = desk.find("What helps?", "en")
    assert before is not None
    assert after is not None
    assert after.sha256 != before.sha256
    file.unlink()
    desk.take()
    assert desk.find("What helps?", "en") is None


def test_what_is_known_is_not_taken_in_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand recordings are not decoded at each save."""
    desk.record("en/what-helps.wav")
    desk.take()
    monkeypatch.setattr(Shelf, "add", None)
    assert desk.take() == []
    assert desk.find("What helps?", "en") is not None


def test_what_is_no_speech_is_told(desk: Desk) -> None:
    """Silence, a damaged file, one that says no sentence, one that never ends."""
    desk.record("en/what-helps.wav", np.zeros(RATE, np.float32))
    desk.record("en/who-is-this.wav")
    (desk.recordings / "vi").mkdir()
    (desk.recordings / "vi" / "xin-chào.mp3").write_bytes(b"no sound")
    assert [(fault.file.name, fault.kind) for fault in desk.take()] == [
        ("what-helps.wav", "recording_silent"),
        ("xin-chào.mp3", "recording_damaged"),
        ("who-is-this.wav", "recording_unused"),
    ]
    desk.record("en/what-helps.wav", np.zeros(121 * 8_000, np.float32), 8_000)
    assert desk.take()[0].kind == "recording_long"
    assert desk.find("What helps?", "en") is None


def test_without_a_folder_there_is_nothing_to_take(desk: Desk) -> None:
    """And nothing is written."""
    assert desk.take() == []
    assert not desk.taken.exists()


def test_names_are_words_that_any_system_allows() -> None:
    """Long ones are cut, and still differ."""
    assert recording_name("“¿Qué es?” (C1–C7)") == "qué-es-c1-c7"
    long, other = recording_name("word " * 40), recording_name("word " * 41)
    assert long != other
    assert len(long) < 80
