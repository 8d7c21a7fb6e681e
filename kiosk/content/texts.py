"""The checked strings and texts of a content file, and what they are checked against; no Qt.

Errors are raised as `PydanticCustomError` with a type from `resources/messages.json`, which holds their words.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    RootModel,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from kiosk import paths, tokens
from kiosk.content.contrast import contrast, darkened
from kiosk.content.pictures.kinds import PictureRefused

# Stands for "every language" in a text that is given as one string.
EVERY: Final = "*"

ID: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


def _any_picture(_: str) -> None:
    return None


@dataclass(frozen=True)
class ValidationContext:
    """What a file's references are checked against: its own ids and what lies on disk; None is not checked."""

    languages: tuple[str, ...] | None = None
    words: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    icons: frozenset[str] | None = None
    examine: Callable[[str], object] = field(default=_any_picture)


def _context_of(info: ValidationInfo) -> ValidationContext | None:
    return info.context if isinstance(info.context, ValidationContext) else None


def _plain(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty")
    if found := _CONTROL.search(text):
        raise PydanticCustomError("control_character", "control", {"code": f"U+{ord(found[0]):04X}"})
    return text


def within(limit: int) -> Callable[[str], str]:
    """A check that a string is not empty, has no control characters, and is at most that many characters long."""

    def check(text: str) -> str:
        if len(text) > limit:
            raise PydanticCustomError("text_too_long", "long", {"limit": limit, "length": len(text)})
        return _plain(text)

    return check


class _OneOfTheIcons:
    """Lets an editor offer the names of the icons that came with the program."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(core), "enum": sorted(paths.icon_names())}


def _string(limit: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": limit})


def _string_with(limit: int, *names: str) -> WithJsonSchema:
    """A string with places to fill in, as an editor understands it."""
    holes = "".join(rf"(?=.*\{{{name}\}})" for name in names)
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": limit, "pattern": f"^{holes}"})


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        raise PydanticCustomError("bad_id", "id", {"given": text[:40]})
    return text


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise PydanticCustomError("bad_language_code", "code", {"given": text[:40]})
    return text


def _known(
    kind: str, names: Callable[[ValidationContext], Collection[str] | None]
) -> Callable[[str, ValidationInfo], str]:
    def check(name: str, info: ValidationInfo) -> str:
        context = _context_of(info)
        known = names(context) if context is not None else None
        if known is not None and name not in known:
            raise PydanticCustomError(f"unknown_{kind}", "unknown", {"given": name[:80]})
        return name

    return check


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


def _accent(text: str) -> str:
    """White words stand on it, so it must be dark."""
    if not _COLOUR.fullmatch(text):
        raise PydanticCustomError("bad_colour", "colour", {"given": text[:40]})
    if (ratio := contrast(text, "#ffffff")) < tokens.TEXT_CONTRAST:
        wanted = {"least": f"{tokens.TEXT_CONTRAST:g}", "found": f"{int(ratio * 10) / 10:g}"}
        darker = darkened(text, "#ffffff", tokens.TEXT_CONTRAST)
        raise PydanticCustomError("pale_accent", "pale", wanted | {"given": text, "darker": darker})
    return text


def _can_be_shown(name: str, info: ValidationInfo) -> str:
    context = _context_of(info)
    if context is not None:
        try:
            context.examine(name)
        except PictureRefused as refusal:
            raise PydanticCustomError(refusal.kind, "picture", refusal.details) from refusal
    return name


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
LanguageCode = Annotated[str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": f"^{CODE.pattern}$"})]
Name = Annotated[str, AfterValidator(within(60)), AfterValidator(_no_word_null), _string(60)]
LanguageName = Annotated[str, AfterValidator(within(24)), _string(24)]
Note = Annotated[str, AfterValidator(within(160)), _string(160)]
WordId = Annotated[str, AfterValidator(_known("word", lambda context: context.words))]
Target = Annotated[str, AfterValidator(_known("target", lambda context: context.targets))]
IconName = Annotated[str, AfterValidator(_known("icon", lambda context: context.icons)), _OneOfTheIcons()]
Day = Annotated[date, BeforeValidator(_is_written_as_a_day)]
Accent = Annotated[str, AfterValidator(_accent), WithJsonSchema({"type": "string", "pattern": f"^{_COLOUR.pattern}$"})]
PictureFile = Annotated[str, AfterValidator(_can_be_shown)]


# Stands where a text lacks one of the file's languages, so that the fault is found at its own place.
_MISSING: Final = object()


def _there(value: Any) -> Any:
    if value is _MISSING:
        raise PydanticCustomError("missing_language", "language")
    return value


def _holding(*names: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            found = {(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None}
        except ValueError:
            found = set()
        if found != {(name, "", None) for name in names}:
            raise PydanticCustomError(
                "wrong_placeholders", "holes", {"wanted": " ".join(f"{{{name}}}" for name in names)}
            )
        return text

    return check


def _languages_of_a_text(context: ValidationContext) -> tuple[str, ...] | None:
    return None if context.languages is None else (*context.languages, EVERY)


BodyString = Annotated[str, BeforeValidator(_there), AfterValidator(within(600)), _string(600)]
SentenceString = Annotated[str, BeforeValidator(_there), AfterValidator(within(240)), _string(240)]
TitleString = Annotated[str, BeforeValidator(_there), AfterValidator(within(60)), _string(60)]
ButtonString = Annotated[str, BeforeValidator(_there), AfterValidator(within(24)), _string(24)]
TextLanguage = Annotated[str, AfterValidator(_known("language", _languages_of_a_text))]


class Text(RootModel[dict[TextLanguage, BodyString]]):
    """A text by language code; given as one string it is the same in every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, value: Any, info: ValidationInfo) -> Any:
        context = _context_of(info)
        languages = (context and context.languages) or ()
        if isinstance(value, str):
            return {EVERY: value}
        if not isinstance(value, dict):
            raise PydanticCustomError("not_a_text", "text")
        if EVERY in value and len(value) > 1:
            raise PydanticCustomError("unknown_language", "language", {"given": EVERY})
        return value if EVERY in value else dict.fromkeys(languages, _MISSING) | value

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

    root: dict[TextLanguage, TitleString]


class Sentence(Text):
    """A few words that stand where there is little room: at most 240 characters."""

    root: dict[TextLanguage, SentenceString]


class ButtonText(Text):
    """The words on a button: at most 24 characters."""

    root: dict[TextLanguage, ButtonString]


class PageText(Text):
    """Which page is shown, such as `{page} of {pages}`."""

    root: dict[
        TextLanguage,
        Annotated[ButtonString, AfterValidator(_holding("page", "pages")), _string_with(24, "page", "pages")],
    ]


class SizeText(Text):
    """The present text size for the ear, such as `Text size: {size} of {sizes}`."""

    root: dict[
        TextLanguage,
        Annotated[TitleString, AfterValidator(_holding("size", "sizes")), _string_with(60, "size", "sizes")],
    ]


class SecondsText(Text):
    """How long is left, such as `{seconds} seconds`."""

    root: dict[TextLanguage, Annotated[TitleString, AfterValidator(_holding("seconds")), _string_with(60, "seconds")]]


class CountText(Text):
    """How many there are, such as `More: {count}`."""

    root: dict[TextLanguage, Annotated[TitleString, AfterValidator(_holding("count")), _string_with(60, "count")]]


class WordQuestion(Text):
    """The name of a glossary button for the ear, such as `What does {word} mean?`."""

    root: dict[TextLanguage, Annotated[BodyString, AfterValidator(_holding("word")), _string_with(600, "word")]]


class NameText(Text):
    """What is chosen now, such as `Start: {name}`."""

    root: dict[TextLanguage, Annotated[TitleString, AfterValidator(_holding("name")), _string_with(60, "name")]]
