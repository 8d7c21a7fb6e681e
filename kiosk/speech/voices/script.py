"""What can be spoken: every sentence that a screen of a content may have, found without showing any; no Qt."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from pydantic import BaseModel

from kiosk import tokens
from kiosk.content.language import sentences as language
from kiosk.content.model import Content, DemoWords
from kiosk.content.texts import Text

# A topic has hardly more pages; beyond that which page it is stays unsaid.
_MOST_PAGES: Final = 16
_SECONDS: Final = range(5, 61, 5)
# What of a content is not for the ears of patients.
_UNSAID: Final = ("staff", "review", "pronunciations")


class Cut(NamedTuple):
    """A sentence without the space around it, and where it stands in its text."""

    text: str
    begin: int
    end: int


def sentences(text: str) -> list[Cut]:
    """The sentences of a text, in order."""
    cuts, at = [], 0
    for part in language.sentences(text):
        if words := part.strip():
            begin = at + part.index(words)
            cuts.append(Cut(words, begin, begin + len(words)))
        at += len(part)
    return cuts


def spoken_sentences(content: Content) -> list[tuple[str, str]]:
    """Each language code with each sentence that is spoken in it, once, in the order of the file."""
    found: dict[tuple[str, str], None] = {}
    for code in content.codes:
        for text in _texts(content, code):
            found |= dict.fromkeys((code, cut.text) for cut in sentences(text))
    return list(found)


def lexicons(content: Content) -> dict[str, dict[str, str]]:
    """For each language code the words that are said otherwise than written, the longest first."""
    entries = sorted(content.pronunciations, key=lambda entry: -len(entry.word))
    return {code: {entry.word: entry.say for entry in entries if entry.holds_in(code)} for code in content.codes}


def _texts(content: Content, code: str) -> Iterator[str]:
    words = content.interface
    fillings: dict[int, Iterable[dict[str, object]]] = {
        id(words.page): (
            {"page": page, "pages": pages} for pages in range(2, _MOST_PAGES + 1) for page in range(1, pages + 1)
        ),
        id(words.text_size_now): ({"size": size, "sizes": len(tokens.TEXT_SIZES)} for size in tokens.TEXT_SIZES),
        id(words.idle.seconds): ({"seconds": seconds} for seconds in _SECONDS),
        id(words.explain): ({"word": word.word.in_language(code)} for word in content.glossary),
        id(words.next_to): ({"name": name.in_language(code)} for name in _places(content)),
        id(words.enlarge): (),  # for keys and screen readers alone
    }
    for text in _all_texts(content):
        said = text.in_language(code)
        if id(text) in fillings:
            yield from (said.format(**filling) for filling in fillings[id(text)])
        else:
            yield said
    yield content.clinic.phone
    own = content.language(code)
    yield from (own.name, own.note or "")
    if words.help is not None:
        yield from (line.text for line in words.help.languages if line.code == code)
        yield from (line.english for line in words.help.languages if code == "en")


def _places(content: Content) -> list[Text]:
    """Where Next may lead."""
    return [content.interface.home, *(section.button or section.title for section in content.sections)]


def _all_texts(value: object) -> Iterator[Text]:
    """The texts below a value of the model, without those for staff."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel) and not isinstance(value, DemoWords):
        fields = (name for name in type(value).model_fields if name not in _UNSAID)
        yield from chain.from_iterable(_all_texts(getattr(value, name)) for name in fields)
    elif isinstance(value, tuple | list):
        yield from chain.from_iterable(map(_all_texts, value))
