"""Every text of a content file with its path and its words by language, from a value that need not be sound; no Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from kiosk.content.check.schema_keys import models_at
from kiosk.content.json.document import Document, Path
from kiosk.content.model import Content
from kiosk.content.texts import EVERY, Text

_Models = tuple[type[BaseModel], ...]


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text of the file: where it stands, and its words by language code; one string for all languages is `EVERY`."""

    path: Path
    words: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name the text stands under, such as `title`."""
        return next(step for step in reversed(self.path) if isinstance(step, str))

    def in_language(self, code: str) -> str:
        """The words in that language; none where there are none."""
        return self.words.get(code, self.words.get(EVERY, ""))

    def path_of(self, code: str) -> Path:
        """Where the words in that language stand."""
        return (*self.path, code) if code in self.words and EVERY not in self.words else self.path


def found_texts(document: Document) -> Iterator[FoundText]:
    """The texts of a document in its own order."""
    yield from _below(document.value, (Content,), ())


def offset_of(document: Document, path: Path, index: int = 0) -> int:
    """Where in the file a character of the words at a path stands; where they begin when they hold backslashes."""
    spot = document.spot_of(path)
    end = document.text.find('"', spot.start + 1)
    return spot.start + 1 + index if index and "\\" not in document.text[spot.start : end] else spot.start


def _below(value: Any, models: _Models, path: Path) -> Iterator[FoundText]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _below(item, models, (*path, index))
    elif any(issubclass(model, Text) for model in models):
        if words := _words(value):
            yield FoundText(path, words)
    elif isinstance(value, dict):
        kinds = _of_its_kind(models, value) if path[:1] == ("sections",) and len(path) == 2 else models
        for key, inner in value.items():
            if found := _models_below(kinds, key):
                yield from _below(inner, found, (*path, key))


def _words(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        return {EVERY: value}
    return {code: text for code, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}


def _of_its_kind(models: _Models, section: dict[str, Any]) -> _Models:
    return tuple(model for model in models if section.get("kind") in get_args(model.model_fields["kind"].annotation))


@lru_cache(maxsize=1024)
def _models_below(models: _Models, key: str) -> _Models:
    return tuple(dict.fromkeys(inner for model in models for inner in models_at(model, key)))
