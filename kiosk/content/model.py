"""What a content file may say: frozen pydantic models, the single description of `content.json`; no Qt.

The models check everything that can be checked from the file and its surroundings, each fault at its own place, so that
one pass finds them all. What lies outside the file (known icons, pictures on disk, ids defined elsewhere in the file)
comes in as `Surroundings`, the validation context; without a context those checks are skipped.

Errors are raised as `PydanticCustomError` whose type is a key of `resources/messages.json`, which holds their words.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    RootModel,
    StrictBool,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

# Stands for "every language" in a text that is given as one string.
EVERY: Final = "*"

ID: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PHONE: Final = re.compile(r"[0-9()./\- \u00a0+]+")
# The North American plan (country code 1): area code and exchange start with 2 to 9.
_NORTH_AMERICAN: Final = re.compile(r"[2-9][0-9]{2}[2-9][0-9]{6}")


def _nothing_there(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Surroundings:
    """What a file's references are checked against: its own ids and what lies on disk; None is not checked."""

    languages: tuple[str, ...] | None = None
    words: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    icons: frozenset[str] | None = None
    has_picture: Callable[[str], bool] = field(default=_nothing_there)


def _surroundings(info: ValidationInfo) -> Surroundings | None:
    return info.context if isinstance(info.context, Surroundings) else None


# --- small checked strings ------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty")
    if found := _CONTROL.search(text):
        raise PydanticCustomError("control_character", "control", {"code": f"U+{ord(found[0]):04X}"})
    return text


def _within(limit: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > limit:
            raise PydanticCustomError("text_too_long", "long", {"limit": limit, "length": len(text)})
        return _plain(text)

    return check


def _string(limit: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": limit})


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        raise PydanticCustomError("bad_id", "id", {"given": text[:40]})
    return text


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise PydanticCustomError("bad_language_code", "code", {"given": text[:40]})
    return text


def _known(kind: str, names: Callable[[Surroundings], Collection[str] | None]) -> Callable[[str, ValidationInfo], str]:
    def check(name: str, info: ValidationInfo) -> str:
        around = _surroundings(info)
        known = names(around) if around is not None else None
        if known is not None and name not in known:
            raise PydanticCustomError(f"unknown_{kind}", "unknown", {"given": name[:80]})
        return name

    return check


def _is_written_as_a_day(value: Any) -> Any:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("bad_date", "date")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("no_such_day", "date", {"given": value}) from error


def _picture_on_disk(name: str, info: ValidationInfo) -> str:
    around = _surroundings(info)
    if around is not None and not around.has_picture(name):
        raise PydanticCustomError("missing_picture", "picture", {"given": name[:200]})
    return name


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
LanguageCode = Annotated[str, AfterValidator(_code)]
Name = Annotated[str, AfterValidator(_within(60)), _string(60)]
WordId = Annotated[str, AfterValidator(_known("word", lambda around: around.words))]
Target = Annotated[str, AfterValidator(_known("target", lambda around: around.targets))]
IconName = Annotated[str, AfterValidator(_known("icon", lambda around: around.icons))]
Day = Annotated[date, BeforeValidator(_is_written_as_a_day)]
PictureFile = Annotated[str, AfterValidator(_picture_on_disk)]


# --- texts ----------------------------------------------------------------------------------------------------------


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


def _languages_of_a_text(around: Surroundings) -> tuple[str, ...] | None:
    return None if around.languages is None else (*around.languages, EVERY)


Passage = Annotated[str, BeforeValidator(_there), AfterValidator(_within(600)), _string(600)]
Brief = Annotated[str, BeforeValidator(_there), AfterValidator(_within(240)), _string(240)]
Heading = Annotated[str, BeforeValidator(_there), AfterValidator(_within(60)), _string(60)]
Short = Annotated[str, BeforeValidator(_there), AfterValidator(_within(24)), _string(24)]
TextLanguage = Annotated[str, AfterValidator(_known("language", _languages_of_a_text))]


class Text(RootModel[dict[TextLanguage, Passage]]):
    """A text by language code; given as one string it is the same in every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, value: Any, info: ValidationInfo) -> Any:
        around = _surroundings(info)
        languages = (around and around.languages) or ()
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
        described["anyOf"] = [words, {"type": "object", "additionalProperties": words, "minProperties": 1}]
        return described


class Title(Text):
    """A heading: at most 60 characters."""

    root: dict[TextLanguage, Heading]


class Sentence(Text):
    """A few words that stand where there is little room: at most 240 characters."""

    root: dict[TextLanguage, Brief]


class Label(Text):
    """The words on a button: at most 24 characters."""

    root: dict[TextLanguage, Short]


class PageLabel(Text):
    """Which page is shown, such as `{page} of {pages}`."""

    root: dict[TextLanguage, Annotated[Short, AfterValidator(_holding("page", "pages"))]]


class SizeLabel(Text):
    """The present text size for the ear, such as `Text size: {size} of {sizes}`."""

    root: dict[TextLanguage, Annotated[Heading, AfterValidator(_holding("size", "sizes"))]]


class SecondsText(Text):
    """How long is left, such as `{seconds} seconds`."""

    root: dict[TextLanguage, Annotated[Heading, AfterValidator(_holding("seconds"))]]


class WordQuestion(Text):
    """The name of a glossary button for the ear, such as `What does {word} mean?`."""

    root: dict[TextLanguage, Annotated[Passage, AfterValidator(_holding("word"))]]


class Part(BaseModel):
    """Base of every object in the file: frozen, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- pieces of a section --------------------------------------------------------------------------------------------


class Picture(Part):
    """A drawing or photograph, with its description for the ear."""

    file: PictureFile = Field(description="A file beside the content file, or one that came with the program.")
    description: Text = Field(description="What the picture shows, for people who cannot see it.")
    show: tuple[Id, ...] = Field(default=(), description="Optional layers of a drawing to show.")
    lit: tuple[str, ...] = Field(default=(), description="Parts of a drawing to light up.")


class Item(Part):
    """One thing with a title and words: a reason, a step, a risk."""

    title: Title
    text: Text
    picture: Picture | None = None
    words: tuple[WordId, ...] = Field(default=(), max_length=4, description="Glossary words used here.")


class Region(Item):
    """One region of the spine, with the part of the overview picture that stands for it."""

    id: Id
    part: str = Field(description="The part of the overview picture that lights up.")
    place: Text = Field(description="Where it is, in a few words.")


class Link(Part):
    """A button that leads to a section, or to a region as `section/region`."""

    to: Target
    label: Title


class Block(Part):
    """One idea of an article: a heading, words, perhaps a list, a picture or an icon, and a link."""

    heading: Title | None = None
    text: Text
    points: tuple[Text, ...] = Field(default=(), max_length=7, description="A short list; at most seven points.")
    picture: Picture | None = None
    icon: IconName | None = Field(default=None, description="Beside the words where there is no picture.")
    warning: StrictBool = Field(default=False, description="Shows the words as a warning.")
    words: tuple[WordId, ...] = Field(default=(), max_length=4, description="Glossary words used here.")
    link: Link | None = None


class Effect(Part):
    """One of the medicines and how long it helps, in words."""

    icon: IconName
    title: Title
    text: Text


class Relief(Part):
    """What each medicine does over time, beside one picture."""

    title: Title
    text: Text
    picture: Picture | None = None
    items: tuple[Effect, ...] = Field(min_length=1, max_length=4)
    words: tuple[WordId, ...] = Field(default=(), max_length=4)


class Code(Part):
    """A QR code's title and what it does."""

    title: Title
    text: Text


# --- sections -------------------------------------------------------------------------------------------------------


class SectionBase(Part):
    """What all sections share."""

    id: Id
    title: Title
    summary: Title = Field(description="A few words under the title on the home screen.")
    icon: IconName
    hidden: StrictBool = Field(default=False, description="Keeps the section out of the kiosk.")


class Article(SectionBase):
    """Plain pages of words and pictures."""

    kind: Literal["article"]
    blocks: tuple[Block, ...] = Field(min_length=1)


class Conditions(SectionBase):
    """The reasons for the injection, a card each."""

    kind: Literal["conditions"]
    intro: Text
    items: tuple[Item, ...] = Field(min_length=1)


class Regions(SectionBase):
    """The regions of the spine: an overview to touch, then a page each."""

    kind: Literal["regions"]
    intro: Text
    picture: Picture
    items: tuple[Region, ...] = Field(min_length=1)


class Steps(SectionBase):
    """How it works, a page for each step, then what brings relief."""

    kind: Literal["steps"]
    intro: Text | None = None
    items: tuple[Item, ...] = Field(min_length=1)
    relief: Relief | None = None


class Risks(SectionBase):
    """The risks, a card each, and who must not have it."""

    kind: Literal["risks"]
    intro: Text
    items: tuple[Item, ...] = Field(min_length=1)
    warning: Item | None = None
    closing: Text | None = None


class Contact(SectionBase):
    """How to reach the clinic: its phone number, huge, and two codes for a phone's camera."""

    kind: Literal["contact"]
    intro: Text
    call: Code
    card: Code
    closing: Text | None = None


Section = Annotated[Article | Conditions | Regions | Steps | Risks | Contact, Field(discriminator="kind")]


# --- the whole file -------------------------------------------------------------------------------------------------


class Language(Part):
    """A language of the kiosk and who reviewed the translation into it."""

    code: LanguageCode
    name: Annotated[str, AfterValidator(_within(24))] = Field(description="Its name in that language, such as Español.")
    reviewed_by: Name | None = Field(default=None, description="The qualified translator; null until reviewed.")
    reviewed_on: Day | None = None
    note: Annotated[str, AfterValidator(_within(160))] | None = Field(
        default=None, description="Shown on the home screen in this language, such as that a review is pending."
    )


class Review(Part):
    """Who checked the medical text, when, and when it is due again."""

    reviewed_by: Name | None = None
    reviewed_on: Day | None = None
    due_on: Day | None = None


class Clinic(Part):
    """The clinic's name and phone."""

    name: Title
    phone: str = Field(description="As people read it, such as (214) 702-5855.")
    country_code: str = Field(default="1", pattern=r"^[1-9][0-9]{0,2}$")

    @model_validator(mode="after")
    def _can_be_dialled(self) -> Self:
        digits = self._digits()
        fits = len(self.country_code + digits) in range(8, 16)  # ITU-T E.164: at most 15 digits
        if self.country_code == "1":
            fits = _NORTH_AMERICAN.fullmatch(digits) is not None
        if not fits or not _PHONE.fullmatch(self.phone):
            raise PydanticCustomError("bad_phone", "phone", {"given": self.phone[:40]})
        return self

    def _digits(self) -> str:
        digits = re.sub(r"[^0-9]", "", self.phone)
        international = self.phone.strip().startswith("+") or (self.country_code == "1" and len(digits) == 11)
        return digits.removeprefix(self.country_code) if international else digits

    @property
    def dial(self) -> str:
        """The number as a phone dials it anywhere (E.164), such as `+12147025855`."""
        return f"+{self.country_code}{self._digits()}"


class IdleWords(Part):
    """The warning before the kiosk starts over."""

    title: Title
    text: Sentence
    seconds: SecondsText
    stay: Label


class Interface(Part):
    """The words of the buttons and of what a screen reader says about them."""

    home: Label
    back: Label
    next: Label
    page: PageLabel
    text_size: Label
    text_size_now: SizeLabel
    contrast: Label
    contrast_on: Title
    contrast_off: Title
    close: Label
    explain: WordQuestion
    controls: Title = Field(description="The name of the bar of buttons for the ear.")
    idle: IdleWords


class Attract(Part):
    """The screen that waits for the next person."""

    title: Title
    touch: Label
    picture: Picture


class Home(Part):
    """The front page with a tile for each section."""

    title: Title
    intro: Text


class Word(Part):
    """A glossary entry."""

    id: Id
    word: Title
    meaning: Sentence


class Content(Part):
    """Everything the kiosk says and shows."""

    schema_: str | None = Field(default=None, alias="$schema")
    languages: tuple[Language, ...] = Field(min_length=1)
    review: Review
    clinic: Clinic
    interface: Interface
    attract: Attract
    home: Home
    sections: tuple[Section, ...] = Field(min_length=1)
    glossary: tuple[Word, ...] = ()

    @model_validator(mode="after")
    def _something_to_show(self) -> Self:
        if not self.shown:
            raise PydanticCustomError("all_hidden", "hidden")
        return self

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that are not hidden, in order."""
        return tuple(section for section in self.sections if not section.hidden)

    @property
    def codes(self) -> tuple[str, ...]:
        """The language codes, the first being the one the kiosk starts in."""
        return tuple(language.code for language in self.languages)

    def section(self, name: str) -> Section:
        """The shown section with that id; raises `KeyError` when there is none."""
        for section in self.shown:
            if section.id == name:
                return section
        raise KeyError(name)

    def word(self, name: str) -> Word:
        """The glossary entry with that id; raises `KeyError` when there is none."""
        for word in self.glossary:
            if word.id == name:
                return word
        raise KeyError(name)

    def language(self, code: str) -> Language:
        """The language with that code; raises `KeyError` when there is none."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)
