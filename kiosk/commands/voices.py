"""The command `voices`: renders the sentences that nobody says yet, or lists them for a person to record."""

import csv
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from kiosk import paths
from kiosk.commands.options import VoicesOptions
from kiosk.content.messages import message
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import ContentRefused, read
from kiosk.speech.voices.engines import best_speaker, good_engine_is_there
from kiosk.speech.voices.kokoro import EngineMissing
from kiosk.speech.voices.phonemes import NoPhonemes
from kiosk.speech.voices.rendering import Shelf, Spoken
from kiosk.speech.voices.script import lexicons, spoken_sentences
from kiosk.speech.voices.spoken_form import spoken_form
from kiosk.speech.voices.store import VOICES, recording_name
from kiosk.system.files.atomic_files import locked

# How little the kiosk on the same machine notices of it.
_NICE = 15
_BAR = 30


def voices(options: VoicesOptions, out: TextIO) -> int:
    """Renders what is missing, or writes the list; the exit status."""
    try:
        content = read(options.file, PictureStore(options.file.parent))
    except ContentRefused as refusal:
        for problem in refusal.problems:
            out.write(f"{problem.line_for(options.file)}\n")
        return 1
    if options.script is not None:
        return _write_script(content, options.script, out)
    folder = paths.VOICES if os.access(paths.RESOURCES, os.W_OK) else paths.voices()
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        os.nice(_NICE)
    with locked(folder):
        return _render(spoken(content), folder, out)


def spoken(content: Content) -> list[Spoken]:
    """Everything that a voice can say of a content, as it is said."""
    words = lexicons(content)
    said = ((code, spoken_form(text, words[code])) for code, text in spoken_sentences(content) if code in VOICES)
    return list(dict.fromkeys(said))


def _render(wanted: list[Spoken], folder: Path, out: TextIO) -> int:
    shelf, engine = Shelf(folder), paths.voice_engine()
    plain = not good_engine_is_there(engine)
    missing = Shelf(paths.VOICES).missing(shelf.missing(wanted, provisional=plain), provisional=plain)
    try:
        if missing:
            speaker = best_speaker(engine)
            shelf.render(missing, speaker, lambda done: _show_progress(done, len(missing), out))
    except (EngineMissing, NoPhonemes) as error:
        out.write(message("voices", "missing", count=len(missing), what=error) + "\n")
        return 1
    gone = shelf.prune(wanted)
    out.write(message("voices", "done", count=len(missing), gone=gone, all=len(wanted)) + "\n")
    return 0


def _show_progress(done: int, count: int, out: TextIO) -> None:
    """A bar on a terminal."""
    if out.isatty():
        full = _BAR * done // count
        out.write(f"\r[{'#' * full}{' ' * (_BAR - full)}] {done}/{count}{'' if done < count else chr(10)}")
        out.flush()


def _write_script(content: Content, file: Path, out: TextIO) -> int:
    """A sheet of what is to be recorded: folder, name of the file, sentence."""
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            sheet = csv.writer(stream)
            for code, text in spoken_sentences(content):
                sheet.writerow([f"{code}/{recording_name(text)}.wav", text])
    except OSError as error:
        sys.stderr.write(f"main.py: {error}\n")
        return 2
    out.write(message("voices", "script", file=file) + "\n")
    return 0
