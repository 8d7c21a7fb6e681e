"""Every text of a content file with its path and its words by language, from a value that need not be sound; no Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kiosk.content.check.schema_keys import Location, models_of
from kiosk.content.json.document import Document, JsonPath
from kiosk.content.texts import EVERY, Text


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text of the file: where it stands, and its words by language code; one string for all languages is `EVERY`."""

    path: JsonPath
    words: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name the text stands under, such as `title`."""
        return next(step for step in reversed(self.path) if isinstance(step, str))

    def in_language(self, code: str) -> str:
        """The words in that language; none where there are none."""
        return self.words.get(code, self.words.get(EVERY, ""))

    def path_of(self, code: str) -> JsonPath:
        """Where the words in that language stand."""
        return (*self.path, code) if code in self.words and EVERY not in self.words else self.path


def found_texts(document: Document) -> Iterator[FoundText]:
    """The texts of a document in its own order."""
    for path, value in document.walk():
        if is_text(location_of(path, document)) and (words := _words(value)):
            yield FoundText(path, words)


def offset_of(document: Document, path: JsonPath, index: int = 0) -> int:
    """Where in the file a character of the words at a path stands; where they begin when they hold backslashes."""
    start = document.offsets_of(path).value
    end = document.text.find('"', start + 1)
    return start + 1 + index if index and "\\" not in document.text[start:end] else start


def location_of(path: JsonPath, document: Document) -> Location:
    """The path as pydantic tells it, with the kind of a section, and the same for all items of a list."""
    steps = tuple(0 if isinstance(step, int) else step for step in path)
    if steps[:1] != ("sections",) or len(steps) < 3:
        return steps
    return (*steps[:2], str(document.at((*path[:2], "kind"))), *steps[2:])


@lru_cache(maxsize=1024)
def is_text(location: Location) -> bool:
    """Whether words for people stand there, perhaps by language."""
    return any(issubclass(model, Text) for model in models_of(location))


def _words(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        return {EVERY: value}
    return {code: text for code, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}
