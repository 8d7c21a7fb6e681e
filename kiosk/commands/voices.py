"""The command `voices`: renders the sentences that nobody says yet, or lists them for a person to record."""

import csv
import os
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
from kiosk.speech.voices.phonemes import EngineMissing
from kiosk.speech.voices.recordings import recording_name, take_recordings
from kiosk.speech.voices.rendering import Shelf, Spoken
from kiosk.speech.voices.script import lexicons, spoken_sentences
from kiosk.speech.voices.spoken_form import spoken_form
from kiosk.speech.voices.store import VOICES, key_of
from kiosk.system.files.atomic_files import locked

# How little the kiosk on the same machine notices of it.
_NICE = 15
# What nobody says any more may be said again soon: an edit that is undone, a notice of last week.
_KEPT_DAYS = 30
_BAR = 30


def voices(options: VoicesOptions, out: TextIO) -> int:
    """Renders what is missing, or writes the list; the exit status."""
    with suppress(OSError):
        os.nice(_NICE)
    try:
        content = read(options.file, PictureStore(options.file.parent))
        if options.script is not None:
            return _write_script(content, options.script, out)
        paths.voices().mkdir(parents=True, exist_ok=True)
        with locked(paths.voices()):
            _take_recordings(content, options.file, out)
            return _render(spoken(content), options, out)
    except ContentRefused as refusal:
        for problem in refusal.problems:
            out.write(f"{problem.line_for(options.file)}\n")
    except OSError as error:
        out.write(message("voices", "failed", error=error) + "\n")
    return 1


def spoken(content: Content) -> list[Spoken]:
    """Everything that a voice can say of a content, as it is said."""
    words = lexicons(content)
    said = ((code, spoken_form(text, words[code])) for code, text in spoken_sentences(content) if code in VOICES)
    return list(dict.fromkeys(said))


def _take_recordings(content: Content, file: Path, out: TextIO) -> None:
    for fault in take_recordings(paths.recordings(file), spoken_sentences(content), Shelf(paths.recorded(file))):
        out.write(message("voices", fault.kind, file=fault.file) + "\n")


def _render(wanted: list[Spoken], options: VoicesOptions, out: TextIO) -> int:
    """What came with the program is added to only for its own content, where it may be."""
    own = options.file.resolve() == paths.CONTENT and os.access(paths.VOICES, os.W_OK)
    shelf, engine = Shelf(paths.VOICES if own else paths.voices()), paths.voice_engine()
    plain = not good_engine_is_there(engine)
    missing = shelf.missing(Shelf(paths.VOICES).missing(wanted, provisional=plain), provisional=plain)
    try:
        if missing:
            speaker = best_speaker(engine)
            shelf.render(missing, speaker, lambda done: _show_progress(done, len(missing), out))
    except EngineMissing as error:
        out.write(message("voices", "missing", count=len(missing), what=error) + "\n")
        return 1
    kept, gone = {key_of(said, code) for code, said in wanted}, 0
    if options.prune or not own:
        gone = shelf.prune(kept, 0 if options.prune else _KEPT_DAYS)
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
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        sheet = csv.writer(stream)
        for code, text in spoken_sentences(content):
            sheet.writerow([f"{code}/{recording_name(text)}.wav", text])
    out.write(message("voices", "script", file=file) + "\n")
    return 0
