"""Which sentences of a content nobody says: they are shown without voice."""

from collections.abc import Iterator
from pathlib import Path

from kiosk import paths
from kiosk.content.check.problems import Problem, described
from kiosk.content.json.document import Document, Finding
from kiosk.content.model import Content
from kiosk.speech.voices.script import lexicons, spoken_sentences
from kiosk.speech.voices.store import VOICES, VoiceStore


def unspoken(content: Content, document: Document, file: Path) -> tuple[Problem, ...]:
    """A note for each language with such sentences, at its place in the document that was read from the file."""
    return tuple(described(finding, document, "notes") for finding in _found(content, document, file))


def _found(content: Content, document: Document, file: Path) -> Iterator[Finding]:
    store = VoiceStore((paths.voices(), paths.VOICES), paths.recorded(file), lexicons(content))
    said = spoken_sentences(content)
    for index, code in enumerate(content.codes):
        sentences = [sentence for language, sentence in said if language == code]
        silent = [sentence for sentence in sentences if store.find(sentence, code) is None]
        if silent:
            kind = "no_voice" if code in VOICES else "no_voice_of_language"
            details = {"count": len(silent), "all": len(sentences), "first": silent[0]}
            yield document.finding(kind, ("languages", index), **details)
