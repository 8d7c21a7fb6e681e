"""The kiosk comes with a voice: each sentence of the shipped content has a clip of the good voice in both languages."""

from typing import Final

import pytest

from kiosk import paths
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import read
from kiosk.speech.sound.decoding import proven
from kiosk.speech.voices.script import lexicons, spoken_sentences
from kiosk.speech.voices.store import VOICES, Clip, VoiceStore, is_provisional, read_index

LARGEST: Final = 10_000_000
HINT: Final = "make voices ARGS=--prune"


@pytest.fixture(scope="module")
def content() -> Content:
    """What the kiosk comes with."""
    return read(paths.CONTENT, PictureStore(paths.CONTENT.parent))


@pytest.fixture(scope="module")
def clips(content: Content) -> dict[tuple[str, str], Clip | None]:
    """The clip of each sentence."""
    store = VoiceStore((paths.VOICES,), lexicons=lexicons(content))
    return {(code, text): store.find(text, code) for code, text in spoken_sentences(content)}


def test_every_sentence_has_a_whole_clip(clips: dict[tuple[str, str], Clip | None]) -> None:
    """Of its own text, voice and settings; a change of words wants `make voices`."""
    assert {code for code, _ in clips} == set(VOICES)
    assert not [sentence for sentence, clip in clips.items() if clip is None], HINT


def test_there_is_nothing_else(clips: dict[tuple[str, str], Clip | None]) -> None:
    """No clip of words that are gone, none that is provisional, and all are less than ten megabytes."""
    wanted = {clip.path.name for clip in clips.values() if clip is not None}
    files = list(paths.VOICES.iterdir())
    assert {file.name for file in files} == wanted | {"index.json"}, HINT
    assert sum(file.stat().st_size for file in files) < LARGEST
    assert not [entry for entry in read_index(paths.VOICES).values() if is_provisional(entry)]


def test_the_player_takes_them(clips: dict[tuple[str, str], Clip | None]) -> None:
    """One of twenty is decoded: not silent, not too loud, as long as it says."""
    for clip in sorted(clip for clip in clips.values() if clip is not None)[::20]:
        sound = proven(clip.path, clip.sha256)
        assert len(sound.samples) / sound.rate == pytest.approx(clip.seconds, abs=0.1)


def test_they_are_spoken_at_a_pace_to_read_along(clips: dict[tuple[str, str], Clip | None]) -> None:
    """About 150 words a minute in each language, with the pauses between sentences."""
    for language in VOICES:
        found = [(text, clip) for (code, text), clip in clips.items() if code == language and clip is not None]
        pace = 60 * sum(len(text.split()) for text, _ in found) / sum(clip.seconds for _, clip in found)
        assert 135 < pace < 170
