"""The checked strings and texts of a content file, and what they are checked against; no Qt.

Errors are raised as `PydanticCustomError` with a type from `resources/messages.json`, which holds their words.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    RootModel,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kiosk import paths, tokens
from kiosk.content.characters.plain import plain
from kiosk.content.contrast import contrast, darkened
from kiosk.content.pictures.kinds import PictureRefused

# Stands for "every language" in a text that is given as one string.
EVERY: Final = "*"
# Stands where a text lacks one of the file's languages, so that the fault is found at its own place.
_MISSING: Final = object()

ID: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
# A place to fill in, perhaps between the brackets of a Chinese keyboard.
_HOLE: Final = re.compile(r"[{｛][^{}｛｝]{1,40}[}｝]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class ValidationContext:
    """What a file's references are checked against: its own ids and what lies on disk; None is not checked."""

    languages: tuple[str, ...] | None = None
    words: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    icons: frozenset[str] | None = None
    examine: Callable[[str], object] = str  # raises `PictureRefused` for the name of a picture that cannot be shown


def _context_of(info: ValidationInfo) -> ValidationContext:
    return info.context or ValidationContext()


class Words:
    """The rules of a string: some words, no control characters, not too long, and just these places to fill in."""

    def __init__(self, longest: int, *places: str) -> None:
        self._longest, self._places = longest, places

    def _checked(self, value: Any, read: ValidatorFunctionWrapHandler) -> str:
        if value is _MISSING:
            raise PydanticCustomError("missing_language", "language")
        text: str = read(value)
        if len(text) > self._longest:
            raise PydanticCustomError("text_too_long", "long", {"limit": self._longest, "length": len(text)})
        if not text.strip():
            raise PydanticCustomError("empty_text", "empty")
        if found := _CONTROL.search(text):
            raise PydanticCustomError("control_character", "control", {"code": f"U+{ord(found[0]):04X}"})
        if self._places and not self._are_in(text := _HOLE.sub(lambda hole: plain(hole[0]), text)):
            wanted = " ".join(f"{{{name}}}" for name in self._places)
            raise PydanticCustomError("wrong_placeholders", "holes", {"wanted": wanted})
        return text

    def _are_in(self, text: str) -> bool:
        try:
            found = {(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None}
        except ValueError:
            return False
        return found == {(name, "", None) for name in self._places}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A string with its places to fill in, as an editor understands it."""
        places = "".join(rf"(?=.*\{{{name}\}})" for name in self._places)
        schema = {"type": "string", "minLength": 1, "maxLength": self._longest}
        return schema | ({"pattern": f"^{places}"} if places else {})


class _OneOfTheIcons:
    """Lets an editor offer the names of the icons that came with the program."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "enum": sorted(paths.icon_names())}


def _matching(pattern: re.Pattern[str], kind: str) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise PydanticCustomError(kind, "pattern", {"given": text[:40]})
        return text

    return AfterValidator(check)


def _schema_of(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern.pattern}$"})


def _known(kind: str, names: Callable[[ValidationContext], Collection[str] | None]) -> AfterValidator:
    def check(name: str, info: ValidationInfo) -> str:
        known = names(_context_of(info))
        if known is not None and name not in known:
            raise PydanticCustomError(f"unknown_{kind}", "unknown", {"given": name[:80]})
        return name

    return AfterValidator(check)


def _no_word_null(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() == "null":
        raise PydanticCustomError("quoted_null", "null", {"given": value})
    return value


def _is_written_as_a_day(value: Any) -> Any:
    _no_word_null(value)
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("bad_date", "date")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("no_such_day", "date", {"given": value}) from error


def _dark(colour: str) -> str:
    """White words stand on it."""
    if (ratio := contrast(colour, "#ffffff")) < tokens.TEXT_CONTRAST:
        wanted = {"least": f"{tokens.TEXT_CONTRAST:g}", "found": f"{int(ratio * 10) / 10:g}"}
        darker = darkened(colour, "#ffffff", tokens.TEXT_CONTRAST)
        raise PydanticCustomError("pale_accent", "pale", wanted | {"given": colour, "darker": darker})
    return colour


def _can_be_shown(name: str, info: ValidationInfo) -> str:
    try:
        _context_of(info).examine(name)
    except PictureRefused as refusal:
        raise PydanticCustomError(refusal.kind, "picture", refusal.details) from refusal
    return name


Id = Annotated[str, _matching(ID, "bad_id"), _schema_of(ID)]
LanguageCode = Annotated[str, _matching(CODE, "bad_language_code"), _schema_of(CODE)]
Name = Annotated[str, Words(60), AfterValidator(_no_word_null)]
WordId = Annotated[str, _known("word", lambda context: context.words)]
Target = Annotated[str, _known("target", lambda context: context.targets)]
IconName = Annotated[str, _known("icon", lambda context: context.icons), _OneOfTheIcons()]
Day = Annotated[date, BeforeValidator(_is_written_as_a_day)]
Accent = Annotated[str, _matching(_COLOUR, "bad_colour"), AfterValidator(_dark), _schema_of(_COLOUR)]
PictureFile = Annotated[str, AfterValidator(_can_be_shown)]
TextLanguage = Annotated[str, _known("language", lambda context: context.languages and (*context.languages, EVERY))]


class Text(RootModel[dict[TextLanguage, Annotated[str, Words(600)]]]):
    """A text by language code; given as one string it is the same in every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            return {EVERY: value}
        if not isinstance(value, dict):
            raise PydanticCustomError("not_a_text", "text")
        if EVERY in value and len(value) > 1:
            raise PydanticCustomError("unknown_language", "language", {"given": EVERY})
        return value if EVERY in value else dict.fromkeys(_context_of(info).languages or (), _MISSING) | value

    def in_language(self, code: str) -> str:
        """The text in that language; raises `KeyError` for a language the file does not list."""
        return self.root[code] if EVERY not in self.root else self.root[EVERY]

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """One string, or an object by language code."""
        described = handler.resolve_ref_schema(handler(core))
        described.pop("type", None)
        words = described.pop("additionalProperties")
        codes = {"pattern": rf"^({CODE.pattern}|\{EVERY})$"}
        by_code = {"type": "object", "propertyNames": codes, "additionalProperties": words, "minProperties": 1}
        described["anyOf"] = [words, by_code]
        return described


class Title(Text):
    """A heading: at most 60 characters."""

    root: dict[TextLanguage, Annotated[str, Words(60)]]


class Sentence(Text):
    """A few words that stand where there is little room: at most 240 characters."""

    root: dict[TextLanguage, Annotated[str, Words(240)]]


class ButtonText(Text):
    """The words on a button: at most 24 characters."""

    root: dict[TextLanguage, Annotated[str, Words(24)]]


class PageText(Text):
    """Which page is shown, such as `{page} of {pages}`."""

    root: dict[TextLanguage, Annotated[str, Words(24, "page", "pages")]]


class SizeText(Text):
    """The present text size for the ear, such as `Text size: {size} of {sizes}`."""

    root: dict[TextLanguage, Annotated[str, Words(60, "size", "sizes")]]


class SecondsText(Text):
    """How long is left, such as `{seconds} seconds`."""

    root: dict[TextLanguage, Annotated[str, Words(60, "seconds")]]


class CountText(Text):
    """How many there are, such as `More: {count}`."""

    root: dict[TextLanguage, Annotated[str, Words(60, "count")]]


class WordQuestion(Text):
    """The name of a glossary button for the ear, such as `What does {word} mean?`."""

    root: dict[TextLanguage, Annotated[str, Words(600, "word")]]


class NameText(Text):
    """What is chosen now, such as `Start: {name}`."""

    root: dict[TextLanguage, Annotated[str, Words(60, "name")]]
