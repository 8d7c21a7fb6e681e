"""What can be said is found in the content, cut into sentences, with its templates filled."""

from pathlib import Path
from typing import Any

from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import read
from kiosk.speech.voices.script import lexicons, sentences, spoken_sentences
from tests.support.samples import minimal_content, saved


def content_of(folder: Path, **changes: Any) -> Content:
    """The minimal content with some other members."""
    return read(saved(folder, minimal_content() | changes), PictureStore(folder))


def said_in(content: Content, code: str) -> set[str]:
    """What is said in a language."""
    return {text for language, text in spoken_sentences(content) if language == code}


def test_a_text_is_cut_into_sentences_that_know_their_place() -> None:
    """Without the spaces around them."""
    text = " It hurts.  Why? Ask us"
    assert [(cut.text, text[cut.begin : cut.end]) for cut in sentences(text)] == [
        ("It hurts.", "It hurts."), ("Why?", "Why?"), ("Ask us", "Ask us"),
    ]  # fmt: skip


def test_texts_descriptions_and_buttons_are_said(tmp_path: Path) -> None:
    """Each in its language."""
    content = content_of(tmp_path)
    assert {"A text.", "A spine.", "Text_Size", "nerve", "A wire.", "(214) 702-5855", "English"} <= said_in(
        content, "en"
    )
    assert {"Un texto.", "Una columna.", "Es text_size", "nervio", "(214) 702-5855", "Español"} <= said_in(
        content, "es"
    )


def test_templates_are_filled(tmp_path: Path) -> None:
    """With pages, sizes, seconds and words; none is said with its places open."""
    content = content_of(tmp_path)
    assert {"2 / 3", "Size 1 of 3", "30 seconds", "What is nerve?"} <= said_in(content, "en")
    assert "¿Qué es nervio?" in said_in(content, "es")
    assert not [text for _, text in spoken_sentences(content) if "{" in text]


def test_nothing_is_said_twice(tmp_path: Path) -> None:
    """A sentence that stands in several places has one voice."""
    said = spoken_sentences(content_of(tmp_path))
    assert len(said) == len(set(said))


def test_words_for_staff_are_not_said(tmp_path: Path) -> None:
    """Nor who reviewed the text, nor how words are pronounced."""
    entry = {"language": "en", "word": "Unsaid word", "say": "Unsaid sound"}
    content = content_of(tmp_path, pronunciations=[entry])
    assert not {text for text in said_in(content, "en") if "Unsaid" in text or "Smith" in text}


def test_each_language_has_its_own_lexicon_the_longest_words_first(tmp_path: Path) -> None:
    """What holds in every language is in all of them."""
    entries = [("en", "L5", "L five"), ("es", "Esc", "escape"), ("*", "L5–S1", "L5 S1")]
    given = [{"language": code, "word": word, "say": say} for code, word, say in entries]
    found = lexicons(content_of(tmp_path, pronunciations=given))
    assert list(found["en"].items()) == [("L5–S1", "L5 S1"), ("L5", "L five")]
    assert list(found["es"].items()) == [("L5–S1", "L5 S1"), ("Esc", "escape")]
