"""The clip of a sentence is the right one, whole, of that language, or there is none."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from kiosk.speech.voices import store
from kiosk.speech.voices.rendering import Shelf
from kiosk.speech.voices.store import PERSON, VoiceStore, key_of
from tests.support.sounds import RATE, tone

SENTENCE, SAID = "It helps", "It helps."


def clip(folder: Path, key: str, **more: bool) -> Path:
    """A clip under that key; its file."""
    shelf = Shelf(folder)
    shelf.add(key, tone(0.2), RATE, **more)
    shelf.save()
    return folder / f"{key}.opus"


def test_a_rendered_sentence_is_found(tmp_path: Path) -> None:
    """With its file and how long it takes."""
    file = clip(tmp_path, key_of(SAID, "en"))
    found = VoiceStore((tmp_path,)).find(SENTENCE, "en")
    assert found is not None
    assert (found.path, found.seconds) == (file, 0.2)


@pytest.mark.parametrize("language", ["es", "vi"])
def test_another_language_has_no_voice_rather_than_the_wrong_one(tmp_path: Path, language: str) -> None:
    """Whether the kiosk has a voice of that language or not."""
    clip(tmp_path, key_of(SAID, "en"))
    assert VoiceStore((tmp_path,)).find(SENTENCE, language) is None


def test_another_text_has_no_voice(tmp_path: Path) -> None:
    """Not even one that differs in a letter."""
    clip(tmp_path, key_of(SAID, "en"))
    assert VoiceStore((tmp_path,)).find("It helped", "en") is None


@pytest.mark.parametrize("change", ["VOICES", "SETTINGS"])
def test_a_clip_of_another_voice_is_not_found(tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one that was rendered otherwise."""
    clip(tmp_path, key_of(SAID, "en"))
    monkeypatch.setattr(store, change, {"en": "another"} if change == "VOICES" else "another")
    assert VoiceStore((tmp_path,)).find(SENTENCE, "en") is None


def test_another_lexicon_wants_another_clip(tmp_path: Path) -> None:
    """The sentence would be said wrongly; others keep theirs."""
    clip(tmp_path, key_of(SAID, "en"))
    lexicons = {"en": {"helps": "hellps"}, "es": {}}
    assert VoiceStore((tmp_path,), lexicons=lexicons).find(SENTENCE, "en") is None
    assert VoiceStore((tmp_path,), lexicons={"en": {"hurts": "hurrts"}}).find(SENTENCE, "en") is not None


def test_a_damaged_or_missing_file_is_no_clip(tmp_path: Path) -> None:
    """The next folder that has the sentence counts."""
    first, second = tmp_path / "first", tmp_path / "second"
    key = key_of(SAID, "en")
    clip(first, key).write_bytes(b"other")
    assert VoiceStore((first,)).find(SENTENCE, "en") is None
    good = clip(second, key)
    found = VoiceStore((first, second)).find(SENTENCE, "en")
    assert found is not None
    assert found.path == good
    good.unlink()
    assert VoiceStore((first, second)).find(SENTENCE, "en") is None


@pytest.mark.parametrize(
    "index", ["{", "[]", "null", '{"KEY": 7}', '{"KEY": {"sha256": 1, "seconds": "x"}}', "[" * 9000]
)
def test_a_damaged_index_is_as_if_there_was_none(tmp_path: Path, index: str) -> None:
    """Nothing is found, and nothing breaks."""
    key = key_of(SAID, "en")
    clip(tmp_path, key)
    (tmp_path / "index.json").write_text(index.replace("KEY", key))
    assert VoiceStore((tmp_path,)).find(SENTENCE, "en") is None


def test_a_damaged_index_is_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """However many sentences are asked for."""
    (tmp_path / "index.json").write_text("{")
    with caplog.at_level(logging.WARNING, "kiosk"):
        voices = VoiceStore((tmp_path,))
        assert [voices.find(text, "en") for text in ("One", "Two")] == [None, None]
    assert len(caplog.records) == 1


def test_a_recording_comes_before_the_good_voice_and_that_before_a_provisional_one(tmp_path: Path) -> None:
    """Whichever folder they lie in."""
    folders = [tmp_path / name for name in ("recorded", "state", "shipped")]
    recorded = clip(folders[0], key_of(SENTENCE, "en", PERSON))
    provisional = clip(folders[1], key_of(SAID, "en"), provisional=True)
    good = clip(folders[2], key_of(SAID, "en"))

    def found() -> Any:
        clip = VoiceStore((folders[1], folders[2]), folders[0]).find(SENTENCE, "en")
        return clip and clip.path

    for file in (recorded, good, provisional):
        assert found() == file
        file.unlink()
    assert found() is None


def test_a_recording_speaks_a_language_without_a_voice(tmp_path: Path) -> None:
    """Such as Vietnamese."""
    file = clip(tmp_path, key_of("Xin chào", "vi", PERSON))
    found = VoiceStore((), tmp_path).find("Xin chào", "vi")
    assert found is not None
    assert found.path == file


def test_an_index_is_read_by_people_too(tmp_path: Path) -> None:
    """A line for each clip, sorted, so that versions can be compared."""
    for text in ("One.", "Two.", "Three."):
        clip(tmp_path, key_of(text, "en"))
    lines = (tmp_path / "index.json").read_text().splitlines()
    assert lines[1:-1] == sorted(lines[1:-1])
    assert len(json.loads("".join(lines))) == len(lines) - 2 == 3
