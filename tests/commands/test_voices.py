"""`main.py voices`: what has no voice gets one, or it is told what is missing; `check` tells what nobody says."""

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest
import soundfile

from kiosk import app, paths
from kiosk.commands import voices as module
from kiosk.commands.check import check
from kiosk.commands.options import VoicesOptions
from kiosk.commands.voices import spoken, voices
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import read
from kiosk.speech.voices import script
from kiosk.speech.voices.phonemes import EngineMissing
from kiosk.speech.voices.rendering import Shelf
from kiosk.speech.voices.script import lexicons, spoken_sentences
from kiosk.speech.voices.store import VoiceStore
from kiosk.system.files import atomic_files
from tests.speech.voices.test_rendering import FakeSpeaker
from tests.support.samples import minimal_content, saved
from tests.support.sounds import tone


class Office:
    """A content file, and an engine that says tones."""

    def __init__(self, folder: Path) -> None:
        self.file = saved(folder, minimal_content())
        self.speaker = FakeSpeaker()

    def run(self, **options: Any) -> tuple[int, str]:
        """The exit status, and what was written."""
        out = io.StringIO()
        return voices(VoicesOptions(self.file, **{"script": None, "prune": False} | options), out), out.getvalue()

    def edit(self, **changes: Any) -> None:
        """Saves the content with other members."""
        saved(self.file.parent, minimal_content() | changes)

    def notes(self) -> list[str]:
        """What `check` says of voices."""
        out = io.StringIO()
        check(self.file, out)
        return [line for line in out.getvalue().splitlines() if "voice" in line]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """With an engine that says tones, and nothing rendered; the program came without voices."""
    made = Office(tmp_path)
    monkeypatch.setattr(paths, "VOICES", tmp_path / "shipped")
    monkeypatch.setattr(script, "_MOST_PAGES", 2)  # each sentence takes its time
    monkeypatch.setattr(module, "best_speaker", lambda _engine: made.speaker)
    monkeypatch.setattr(module, "good_engine_is_there", lambda _engine: True)
    monkeypatch.setattr(os, "nice", lambda _by: None)
    return made


def test_every_sentence_gets_a_voice(office: Office) -> None:
    """In the user's own folder, where it is another content than the program's; then none is rendered again."""
    status, told = office.run()
    content = read(office.file, PictureStore(office.file.parent))
    assert (status, told.split()[0]) == (0, str(len(spoken(content))))
    store = VoiceStore((paths.voices(),), lexicons=lexicons(content))
    assert all(store.find(text, code) for code, text in spoken_sentences(content))
    assert office.run()[1].startswith("0 ")


def test_an_edited_sentence_alone_is_rendered(office: Office) -> None:
    """What it took the place of is kept, since it may come back."""
    office.run()
    office.speaker.said.clear()
    office.edit(home={"title": {"en": "Home", "es": "Inicio"}, "intro": {"en": "New words.", "es": "Elija."}})
    assert office.run()[0] == 0
    assert office.speaker.said == ["New words."]
    office.edit()
    office.speaker.said.clear()
    office.run()
    assert office.speaker.said == []


def test_a_changed_pronunciation_is_rendered(office: Office) -> None:
    """Wherever the word is said."""
    office.run()
    office.speaker.said.clear()
    office.edit(pronunciations=[{"language": "en", "word": "spine", "say": "spyne"}])
    office.run()
    assert office.speaker.said == ["A spyne."]


def test_with_prune_what_is_gone_is_taken_away(office: Office) -> None:
    """At once."""
    office.run()
    office.edit(home={"title": {"en": "Home", "es": "Inicio"}, "intro": {"en": "Choose now.", "es": "Elija."}})
    assert ", 0 old ones" in office.run()[1]
    assert ", 1 old ones" in office.run(prune=True)[1]


def test_what_came_with_the_program_is_not_touched_for_another_content(office: Office) -> None:
    """Not even with `--prune`, and its clips are not rendered again."""
    content = read(office.file, PictureStore(office.file.parent))
    Shelf(paths.VOICES).render(spoken(content), office.speaker, lambda _done: None)
    before = sorted(paths.VOICES.iterdir())
    office.edit(home={"title": {"en": "Home", "es": "Inicio"}, "intro": {"en": "Home", "es": "Inicio"}})
    assert office.run(prune=True)[1].startswith("0 ")
    assert sorted(paths.VOICES.iterdir()) == before


def test_without_an_engine_it_tells_which_package_is_missing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And how all of it is set up."""

    def nothing_speaks(_engine: Path) -> None:
        raise EngineMissing("onnxruntime")

    monkeypatch.setattr(module, "best_speaker", nothing_speaks)
    status, told = office.run()
    assert status == 1
    assert "onnxruntime" in told
    assert "make voices" in told


def test_a_plain_voice_is_replaced_when_the_good_one_is_there(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not rendered twice before."""
    monkeypatch.setattr(module, "good_engine_is_there", lambda _engine: False)
    office.speaker = FakeSpeaker(provisional=True)
    office.run()
    assert office.run()[1].startswith("0 ")
    monkeypatch.setattr(module, "good_engine_is_there", lambda _engine: True)
    office.speaker = FakeSpeaker()
    assert not office.run()[1].startswith("0 ")
    assert office.run()[1].startswith("0 ")


def test_content_with_problems_is_not_rendered(office: Office) -> None:
    """They are told instead."""
    saved(office.file.parent, "{")
    status, told = office.run()
    assert status == 1
    assert f"{office.file}:1:" in told
    assert not office.speaker.said


def test_only_one_renders_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other says so, rather than spoil the index."""
    monkeypatch.setattr(atomic_files, "_LOCK_TRIES", 1)
    paths.voices().mkdir(parents=True)
    with atomic_files.locked(paths.voices()):
        status, told = office.run()
    assert status == 1
    assert told
    assert not office.speaker.said


def test_the_list_names_a_file_for_each_sentence(office: Office, tmp_path: Path) -> None:
    """A recording of that name is heard, and no sentence is left out."""
    sheet = tmp_path / "sheet.csv"
    assert office.run(script=sheet)[0] == 0
    rows = dict(list(csv.reader(sheet.read_text("utf-8-sig").splitlines())))
    assert rows["es/una-columna.wav"] == "Una columna."
    file = paths.recordings(office.file) / "es" / "una-columna.wav"
    file.parent.mkdir(parents=True)
    soundfile.write(file, tone(0.3), 24_000)
    office.run()
    clip = VoiceStore((paths.voices(),), paths.recorded(office.file)).find("Una columna.", "es")
    assert clip is not None
    assert clip.path.parent == paths.recorded(office.file)


def test_the_command_line_asks_for_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the file, the list and what is taken away."""
    asked: list[VoicesOptions] = []

    def ask(options: VoicesOptions, _out: object) -> int:
        asked.append(options)
        return 0

    monkeypatch.setattr(module, "voices", ask)
    assert app.run(["main.py", "voices", str(office.file), "--prune"]) == 0
    assert asked == [VoicesOptions(office.file, None, prune=True)]


# --- what check says --------------------------------------------------------------------------------------------------


def test_check_tells_what_nobody_says(office: Office) -> None:
    """A note for each language, with an example; none when all have a voice."""
    english, spanish = office.notes()
    assert "English" in english or "'en'" in english
    assert "“The Clinic”" in english
    assert "'es'" in spanish
    office.run()
    assert office.notes() == []


def test_check_tells_of_a_language_that_has_no_voice(office: Office) -> None:
    """Somebody may record it."""
    content = minimal_content()
    content["languages"][1]["code"] = "fr"
    saved(office.file.parent, content | {"languages": [*content["languages"]]})
    text = office.file.read_text("utf-8").replace('"es":', '"fr":')
    office.file.write_text(text, "utf-8")
    office.run()
    (note,) = office.notes()
    assert "'fr'" in note
    assert "record" in note
