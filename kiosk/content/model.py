"""What a content file may say: frozen pydantic models, the single description of `content.json`; no Qt.

The models check everything that can be checked from the file and its surroundings, each fault at its own place, so that
one pass finds them all. What lies outside the file (known icons, pictures on disk, ids defined elsewhere in the file)
comes in as `Surroundings`, the validation context; without a context those checks are skipped.

Errors are raised as `PydanticCustomError` whose type is a key of `resources/messages.json`, which holds their words.
"""

import re
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.texts import (
    Accent,
    Day,
    IconName,
    Id,
    Label,
    LanguageCode,
    Name,
    NameLabel,
    PageLabel,
    PictureFile,
    SecondsText,
    Sentence,
    SizeLabel,
    Target,
    Text,
    Title,
    WordId,
    WordQuestion,
    within,
)

_PHONE: Final = re.compile(r"[0-9()./\- \u00a0+]+")
# The North American plan (country code 1): area code and exchange start with 2 to 9.
_NORTH_AMERICAN: Final = re.compile(r"[2-9][0-9]{2}[2-9][0-9]{6}")


class Part(BaseModel):
    """Base of every object in the file: frozen, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- pieces of a section --------------------------------------------------------------------------------------------


class PartLabel(Part):
    """The name of a part of a drawing, joined to it by a line where the picture is large."""

    at: str = Field(description="The id of the part in the drawing.")
    text: Title


class Picture(Part):
    """A drawing or photograph, with its description for the ear."""

    file: PictureFile = Field(description="A file beside the content file, or one that came with the program.")
    description: Text = Field(description="What the picture shows, for people who cannot see it.")
    focus: Id | None = Field(default=None, description="The frame of a drawing to show, filling its room.")
    show: tuple[Id, ...] = Field(default=(), description="Optional layers of a drawing to show.")
    lit: tuple[str, ...] = Field(default=(), description="Parts of a drawing to light up.")
    labels: tuple[PartLabel, ...] = Field(default=(), max_length=5, description="Parts of a drawing to name.")


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
    name: Annotated[str, AfterValidator(within(24))] = Field(description="Its name in that language, such as Español.")
    reviewed_by: Name | None = Field(default=None, description="The qualified translator; null until reviewed.")
    reviewed_on: Day | None = None
    note: Annotated[str, AfterValidator(within(160))] | None = Field(
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


class DemoWords(Part):
    """What each key of the demo does; never shown in the clinic."""

    title: Title
    this_list: Title
    next_section: Title
    next_shape: Title
    next_language: Title
    next_contrast: Title
    clean_start: Title
    next_sample: Title
    tour: Title
    quit: Title


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
    replay: Label = Field(description="On the button of a picture that has moved.")
    pause: Label = Field(description="On the button of a picture that moves.")
    play: Label = Field(description="On the button of a picture that was paused.")
    controls: Title = Field(description="The name of the bar of buttons for the ear.")
    idle: IdleWords
    demo: DemoWords | None = Field(default=None, description="The list of keys of `main.py --demo`; may be left out.")


class Staff(Part):
    """The words of the PIN pad and of the staff panel, never seen by patients."""

    title: Title
    pin: Title = Field(description="Over the keypad.")
    wrong: Title = Field(description="After a wrong PIN.")
    locked: SecondsText = Field(description="After too many wrong PINs.")
    checking: Title = Field(description="While the PIN is checked.")
    unreadable: Sentence = Field(description="When the stored PIN cannot be used.")
    enter: Label
    delete: Label
    cancel: Label
    done: Label
    back: Label
    next: Label
    page: PageLabel
    up_to_date: Title = Field(description="The saved file is what the screen shows.")
    refused: Title = Field(description="The saved file is not what the screen shows.")
    refused_text: Sentence
    content_file: Title
    loaded: Title = Field(description="Since when this content is on the screen.")
    looked: Title = Field(description="When the kiosk last looked at the file.")
    checked: Title = Field(description="When the medical text was reviewed.")
    checked_by: Title
    due: Title = Field(description="When the review is due again.")
    not_yet: Title
    version: Title
    running: Title = Field(description="For how long the program has been running, in hours and minutes.")
    log: Title = Field(description="Over the last lines of the log.")
    reload: Label
    wipe: Label
    start: NameLabel = Field(description="The language the kiosk starts in.")
    quiet_on: NameLabel = Field(description="The quiet hours, when they apply today.")
    quiet_off: NameLabel = Field(description="The quiet hours, when they were called off for today.")
    restart: Label
    end: Label
    wiping: Title = Field(description="While the glass is cleaned.")
    wiping_text: Sentence


class Attract(Part):
    """The screen that waits for the next person."""

    title: Title
    touch: Label
    picture: Picture
    breathe: tuple[str, ...] = Field(
        default=(), max_length=6, description="Parts of the drawing that light up slowly, one after another."
    )


class Home(Part):
    """The front page with a tile for each section."""

    title: Title
    intro: Text


class Word(Part):
    """A glossary entry."""

    id: Id
    word: Title
    meaning: Sentence


class Look(Part):
    """The colour that buttons, icons and lit parts of drawings have in the calm theme."""

    accent: Accent = Field(description="A dark colour such as #094c50; best not red, which means pain and warning.")


class Content(Part):
    """Everything the kiosk says and shows."""

    schema_: str | None = Field(default=None, alias="$schema")
    languages: tuple[Language, ...] = Field(min_length=1)
    review: Review
    clinic: Clinic
    look: Look | None = None
    interface: Interface
    attract: Attract
    home: Home
    sections: tuple[Section, ...] = Field(min_length=1)
    glossary: tuple[Word, ...] = ()
    staff: Staff | None = Field(
        default=None, description="May be left out; staff then get the words that came with the program."
    )

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
    def accent(self) -> str | None:
        """The clinic's own accent colour, `#rrggbb`; none for the kiosk's."""
        return None if self.look is None else self.look.accent

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
