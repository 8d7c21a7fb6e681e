"""What warnings are about: a content file as read, its texts and pictures, and what day it is; no Qt."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kiosk.content.check.found_texts import FoundText, found_texts, offset_of
from kiosk.content.json.document import Document, Finding, JsonPath
from kiosk.content.pictures.picture_store import PictureStore


@dataclass(frozen=True)
class LintContext:
    """A document without a slip of syntax, though perhaps with other problems, and what surrounds it."""

    document: Document
    store: PictureStore
    today: date

    @cached_property
    def texts(self) -> tuple[FoundText, ...]:
        """Every text of the file."""
        return tuple(found_texts(self.document))

    @cached_property
    def seen(self) -> tuple[FoundText, ...]:
        """The texts for patients, those of hidden sections left out."""
        return tuple(text for text in self.texts if text.path[0] != "staff" and not self.is_hidden(text.path))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages that the file lists."""
        codes = [self.document.at(("languages", index, "code")) for index in range(len(self.items("languages")))]
        return tuple(code for code in codes if isinstance(code, str))

    @property
    def original(self) -> str:
        """The language that the others are translated from: English where the file has it, else the first."""
        return next((code for code in self.codes if is_language(code, "en")), next(iter(self.codes), ""))

    def items(self, key: str) -> list[Any]:
        """The items of a list at the top of the file."""
        items = self.document.at((key,))
        return items if isinstance(items, list) else []

    def is_hidden(self, path: JsonPath) -> bool:
        """Whether a path leads into a hidden section."""
        return path[:1] == ("sections",) and self.document.at((*path[:2], "hidden")) is True

    def finding(self, kind: str, path: JsonPath, index: int = 0, /, **details: Any) -> Finding:
        """A warning about a character of the value at a path, or about the innermost value around it that exists."""
        return Finding(offset_of(self.document, path, index), kind, path, details)


def is_language(code: str, primary: str) -> bool:
    """Whether a language code such as `en-US` is one of that language."""
    return code.lower().split("-")[0] == primary
