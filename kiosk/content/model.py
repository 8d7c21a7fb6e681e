"""What a content file may say: frozen pydantic models, the single description of `content.json`; no Qt.

The models check everything that can be checked from the file and its surroundings, each fault at its own place, so that
one pass finds them all. What lies outside the file (known icons, pictures on disk, ids defined elsewhere in the file)
comes in as `ValidationContext`, the validation context; without a context those checks are skipped.

Errors are raised as `PydanticCustomError` whose type is a key of `resources/messages.json`, which holds their words.
"""

import re
from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.seasons import Seasonal
from kiosk.content.texts import (
    Accent,
    ButtonText,
    CountText,
    Day,
    IconName,
    Id,
    LanguageCode,
    LanguageName,
    Name,
    NameText,
    Note,
    PageText,
    PictureFile,
    SecondsText,
    Sentence,
    SizeText,
    Target,
    Text,
    Title,
    WordId,
    WordQuestion,
)

_PHONE: Final = re.compile(r"[0-9()./\- \u00a0+]+")
# The North American plan (country code 1): area code and exchange start with 2 to 9.
_NORTH_AMERICAN: Final = re.compile(r"[2-9][0-9]{2}[2-9][0-9]{6}")


class StrictModel(BaseModel):
    """Base of every object in the file: frozen, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- pieces of a section --------------------------------------------------------------------------------------------


class PartLabel(StrictModel):
    """The name of a part of a drawing, joined to it by a line where the picture is large."""

    at: str = Field(description="The id of the part in the drawing.")
    text: Title = Field(description="The name that is shown, a word or two.")


class Picture(StrictModel):
    """A drawing or photograph, with its description for the ear."""

    file: PictureFile = Field(description="A file beside the content file, or one that came with the program.")
    description: Text = Field(description="What the picture shows, for people who cannot see it.")
    focus: Id | None = Field(default=None, description="The frame of a drawing to show, filling its room.")
    show: tuple[Id, ...] = Field(default=(), description="Optional layers of a drawing to show.")
    lit: tuple[str, ...] = Field(default=(), description="Parts of a drawing to light up.")
    labels: tuple[PartLabel, ...] = Field(default=(), max_length=5, description="Parts of a drawing to name.")

    @property
    def spec(self) -> PictureSpec:
        """What of it is shown."""
        return PictureSpec(self.file, self.show, self.lit, self.focus)


class Item(StrictModel):
    """One thing with a title and words: a reason, a step, a risk."""

    title: Title = Field(description="The heading over the words.")
    text: Text = Field(description="The words, a few short sentences.")
    picture: Picture | None = Field(default=None, description="The picture beside the words; may be left out.")
    words: tuple[WordId, ...] = Field(default=(), max_length=4, description="Glossary words used here.")


class Region(Item):
    """One region of the spine, with the part of the overview picture that stands for it."""

    id: Id = Field(description="A short name of its own; links lead to it as section/region.")
    part: str = Field(description="The part of the overview picture that lights up.")
    place: Text = Field(description="Where it is, in a few words.")


class Link(StrictModel):
    """A button that leads to a section, or to a region as `section/region`."""

    to: Target = Field(description="The id of a section, or of a region as section/region.")
    label: Title = Field(description="The words on the button.")


class Block(StrictModel):
    """One idea of an article: a heading, words, perhaps a list, a picture or an icon, and a link."""

    heading: Title | None = Field(default=None, description="The heading; may be left out.")
    text: Text = Field(description="The words, a few short sentences.")
    points: tuple[Text, ...] = Field(default=(), max_length=7, description="A short list; at most seven points.")
    picture: Picture | None = Field(default=None, description="The picture beside the words; may be left out.")
    icon: IconName | None = Field(default=None, description="Beside the words where there is no picture.")
    warning: StrictBool = Field(default=False, description="Shows the words as a warning.")
    words: tuple[WordId, ...] = Field(default=(), max_length=4, description="Glossary words used here.")
    link: Link | None = Field(default=None, description="A button to another section; may be left out.")


class Effect(StrictModel):
    """One of the medicines and how long it helps, in words."""

    icon: IconName = Field(description="The little picture before the words.")
    title: Title = Field(description="The name of the medicine.")
    text: Text = Field(description="What it does, in a few words.")


class Relief(StrictModel):
    """What each medicine does over time, beside one picture."""

    title: Title = Field(description="The heading over the words.")
    text: Text = Field(description="The words, a few short sentences.")
    picture: Picture | None = Field(default=None, description="The picture beside the words; may be left out.")
    items: tuple[Effect, ...] = Field(min_length=1, max_length=4, description="The medicines, at most four.")
    words: tuple[WordId, ...] = Field(default=(), max_length=4, description="Glossary words used here.")


class Code(StrictModel):
    """A QR code's title and what it does."""

    title: Title = Field(description="The heading of the code.")
    text: Text = Field(description="What happens when a phone's camera looks at it.")


# --- sections -------------------------------------------------------------------------------------------------------


class SectionBase(StrictModel, Seasonal):
    """What all sections share."""

    id: Id = Field(
        description="A short name of its own: small letters, digits and hyphens. Links lead to it by this name."
    )
    title: Title = Field(description="The heading, also on the tile.")
    summary: Title = Field(description="A few words under the title on the home screen.")
    icon: IconName = Field(description="The little picture on the tile.")
    hidden: StrictBool = Field(default=False, description="Keeps the section out of the kiosk.")


class Article(SectionBase):
    """Plain pages of words and pictures."""

    kind: Literal["article"] = Field(description="Plain pages of words and pictures.")
    blocks: tuple[Block, ...] = Field(min_length=1, description="The ideas, one after another.")


class Conditions(SectionBase):
    """The reasons for the injection, a card each."""

    kind: Literal["conditions"] = Field(description="Reasons, a card each.")
    intro: Text = Field(description="Words before the cards.")
    items: tuple[Item, ...] = Field(min_length=1, description="The cards, one for each.")


class Regions(SectionBase):
    """The regions of the spine: an overview to touch, then a page each."""

    kind: Literal["regions"] = Field(description="Parts of the body to touch in one picture, then a page each.")
    intro: Text = Field(description="Words beside the picture.")
    picture: Picture = Field(
        description="The overview picture; it must be a drawing (SVG) with a part for each region."
    )
    items: tuple[Region, ...] = Field(min_length=1, description="The regions, each with a page of its own.")


class Steps(SectionBase):
    """How it works, a page for each step, then what brings relief."""

    kind: Literal["steps"] = Field(description="How it works, a page for each step.")
    intro: Text | None = Field(default=None, description="Words before the steps; may be left out.")
    items: tuple[Item, ...] = Field(min_length=1, description="The steps, one after another.")
    relief: Relief | None = Field(default=None, description="What brings relief, after the steps; may be left out.")


class Risks(SectionBase):
    """The risks, a card each, and who must not have it."""

    kind: Literal["risks"] = Field(description="The risks, a card each.")
    intro: Text = Field(description="Words before the cards.")
    items: tuple[Item, ...] = Field(min_length=1, description="The cards, one for each.")
    warning: Item | None = Field(default=None, description="Who must not have it; shown as a warning.")
    closing: Text | None = Field(default=None, description="Words after the cards; may be left out.")


class Contact(SectionBase):
    """How to reach the clinic: its phone number, huge, and two codes for a phone's camera."""

    kind: Literal["contact"] = Field(description="How to reach the clinic.")
    intro: Text = Field(description="Words over the phone number.")
    call: Code = Field(description="The code that dials the number.")
    card: Code = Field(description="The code that keeps the address.")
    closing: Text | None = Field(default=None, description="Words at the end; may be left out.")


Section = Annotated[Article | Conditions | Regions | Steps | Risks | Contact, Field(discriminator="kind")]


# --- the whole file -------------------------------------------------------------------------------------------------


class Language(StrictModel):
    """A language of the kiosk and who reviewed the translation into it."""

    code: LanguageCode = Field(description="The short code of the language, such as en or es.")
    name: LanguageName = Field(description="Its name in that language, such as Español.")
    reviewed_by: Name | None = Field(default=None, description="The qualified translator; null until reviewed.")
    reviewed_on: Day | None = Field(
        default=None, description="The day of the review, such as 2026-11-30; null until then."
    )
    reviewed_text: Name | None = Field(
        default=None,
        description="A mark of the words as they were reviewed; `main.py check` tells it, and when words change.",
    )
    note: Note | None = Field(
        default=None, description="Shown on the home screen in this language, such as that a review is pending."
    )


class Review(StrictModel):
    """Who checked the medical text, when, and when it is due again."""

    reviewed_by: Name | None = Field(default=None, description="Who checked the medical text; null until somebody has.")
    reviewed_on: Day | None = Field(
        default=None, description="The day of the review, such as 2026-11-30; null until then."
    )
    due_on: Day | None = Field(default=None, description="The day on which it is due again; null if it is not known.")


class Clinic(StrictModel):
    """The clinic's name and phone."""

    name: Title = Field(description="The clinic's name, the same in all languages or one for each.")
    phone: str = Field(
        description="As people read it, such as (214) 702-5855.", json_schema_extra={"pattern": f"^{_PHONE.pattern}$"}
    )
    country_code: str = Field(
        default="1",
        pattern=r"^[1-9][0-9]{0,2}$",
        description="The country's code for calls, without + or 0; 1 is the USA.",
    )

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


class IdleWords(StrictModel):
    """The warning before the kiosk starts over."""

    title: Title = Field(description="The question whether somebody is there.")
    text: Sentence = Field(description="What will happen if nobody touches.")
    seconds: SecondsText = Field(description="How many seconds are left; {seconds} stands for the number.")
    stay: ButtonText = Field(description="The button to stay.")


class DemoWords(StrictModel):
    """What each key of the demo does; never shown in the clinic."""

    title: Title = Field(description="Over the list of keys.")
    this_list: Title = Field(description="For the key that shows this list.")
    next_section: Title = Field(description="For the key of the next topic.")
    next_shape: Title = Field(description="For the key that changes the window's shape.")
    next_language: Title = Field(description="For the key of the next language.")
    next_contrast: Title = Field(description="For the key of high contrast.")
    clean_start: Title = Field(description="For the key that starts over.")
    next_sample: Title = Field(description="For the key that shows another clinic.")
    tour: Title = Field(description="For the key that begins the tour.")
    quit: Title = Field(description="For the key that ends the program.")


class Interface(StrictModel):
    """The words of the buttons and of what a screen reader says about them."""

    home: ButtonText = Field(description="The button to the front page.")
    back: ButtonText = Field(description="The button to the page before.")
    next: ButtonText = Field(description="The button to the next page.")
    page: PageText = Field(description="Which page it is; {page} and {pages} stand for the numbers.")
    text_size: ButtonText = Field(description="The button for larger letters.")
    text_size_now: SizeText = Field(
        description="The present size, for the ear; {size} and {sizes} stand for the numbers."
    )
    contrast: ButtonText = Field(description="The button for high contrast.")
    contrast_on: Title = Field(description="High contrast is on, for the ear.")
    contrast_off: Title = Field(description="High contrast is off, for the ear.")
    close: ButtonText = Field(description="The button that closes an explained word.")
    explain: WordQuestion = Field(
        description="The question about a glossary word, for the ear; {word} stands for the word."
    )
    replay: ButtonText = Field(description="On the button of a picture that has moved.")
    pause: ButtonText = Field(description="On the button of a picture that moves.")
    play: ButtonText = Field(description="On the button of a picture that was paused.")
    controls: Title = Field(description="The name of the bar of buttons for the ear.")
    idle: IdleWords = Field(description="The question before the kiosk starts over.")
    demo: DemoWords | None = Field(default=None, description="The list of keys of `main.py --demo`; may be left out.")


class Staff(StrictModel):
    """The words of the PIN pad and of the staff panel, never seen by patients."""

    title: Title = Field(description="Over the staff panel.")
    pin: Title = Field(description="Over the keypad.")
    wrong: Title = Field(description="After a wrong PIN.")
    locked: SecondsText = Field(description="After too many wrong PINs.")
    checking: Title = Field(description="While the PIN is checked.")
    unreadable: Sentence = Field(description="When the stored PIN cannot be used.")
    enter: ButtonText = Field(description="The key that sends the PIN.")
    delete: ButtonText = Field(description="The key that takes back a digit.")
    cancel: ButtonText = Field(description="The button that leaves the PIN pad.")
    done: ButtonText = Field(description="The button that leaves the staff panel.")
    back: ButtonText = Field(description="The button to the page before.")
    next: ButtonText = Field(description="The button to the next page.")
    page: PageText = Field(description="Which page it is; {page} and {pages} stand for the numbers.")
    up_to_date: Title = Field(description="The saved file is what the screen shows.")
    refused: Title = Field(description="The saved file is not what the screen shows.")
    refused_text: Sentence = Field(description="What to do when the saved file is not shown.")
    more: CountText = Field(description="After the problems, when there are too many to list.")
    content_file: Title = Field(description="Before the name of the file.")
    loaded: Title = Field(description="Since when this content is on the screen.")
    looked: Title = Field(description="When the kiosk last looked at the file.")
    checked: Title = Field(description="When the medical text was reviewed.")
    checked_by: Title = Field(description="Who reviewed the medical text.")
    due: Title = Field(description="When the review is due again.")
    not_yet: Title = Field(description="In place of a day or name that is not there yet.")
    version: Title = Field(description="Before the version of the program.")
    running: Title = Field(description="For how long the program has been running, in hours and minutes.")
    log: Title = Field(description="Over the last lines of the log.")
    reload: ButtonText = Field(description="The button that looks for changes.")
    wipe: ButtonText = Field(description="The button to clean the screen.")
    start: NameText = Field(description="The language the kiosk starts in.")
    quiet_on: NameText = Field(description="The quiet hours, when they apply today.")
    quiet_off: NameText = Field(description="The quiet hours, when they were called off for today.")
    restart: ButtonText = Field(description="The button that starts the program anew.")
    end: ButtonText = Field(description="The button that ends the program.")
    sure: ButtonText = Field(description="On the button that restarts or ends, until it is touched once more.")
    wiping: Title = Field(description="While the glass is cleaned.")
    wiping_text: Sentence = Field(description="What touching does while the glass is cleaned.")


class Attract(StrictModel):
    """The screen that waits for the next person."""

    title: Title = Field(description="The large words beside the picture.")
    touch: ButtonText = Field(description="The button that begins, one for each language.")
    picture: Picture = Field(description="The picture beside the words.")
    breathe: tuple[str, ...] = Field(
        default=(), max_length=6, description="Parts of the drawing that light up slowly, one after another."
    )


class Home(StrictModel):
    """The front page with a tile for each section."""

    title: Title = Field(description="The heading over the words.")
    intro: Text = Field(description="The words under the heading.")


class Notice(StrictModel, Seasonal):
    """A line of news on the waiting and the home screen, such as holiday hours."""

    text: Sentence = Field(description="The words of the notice, a sentence or two.")
    icon: IconName = Field(default="info", description="Before the words.")


class Word(StrictModel):
    """A glossary entry."""

    id: Id = Field(description="A short name of its own: small letters, digits and hyphens. Texts name it at words.")
    word: Title = Field(description="The word as it is written on its button.")
    meaning: Sentence = Field(description="What it means, in one or two short sentences.")


class Look(StrictModel):
    """The colour that buttons, icons and lit parts of drawings have in the calm theme."""

    accent: Accent = Field(description="A dark colour such as #094c50; best not red, which means pain and warning.")


class Content(StrictModel):
    """Everything the kiosk says and shows."""

    schema_: str | None = Field(
        default=None,
        alias="$schema",
        description="Lets an editor such as VS Code offer names and mark mistakes; leave it as it is.",
    )
    languages: tuple[Language, ...] = Field(
        min_length=1, description="The languages of the kiosk; it starts in the first."
    )
    review: Review = Field(description="Who checked the medical text, and when.")
    clinic: Clinic = Field(description="The clinic's name and phone number; they stand only here.")
    look: Look | None = Field(default=None, description="The clinic's own colour; may be left out.")
    interface: Interface = Field(description="The words on the buttons.")
    attract: Attract = Field(description="The screen that waits for the next person.")
    home: Home = Field(description="The front page with a tile for each section.")
    notices: tuple[Notice, ...] = Field(
        default=(), description="Lines of news, such as holiday hours; may be left out."
    )
    sections: tuple[Section, ...] = Field(min_length=1, description="The topics, in the order of their tiles.")
    glossary: tuple[Word, ...] = Field(default=(), description="Words that a touch explains.")
    staff: Staff | None = Field(
        default=None, description="May be left out; staff then get the words that came with the program."
    )

    @field_validator("sections")
    @classmethod
    def _something_to_show_every_day(cls, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        shown = [section for section in sections if not section.hidden]
        if shown and all(section.seasonal for section in shown):
            raise PydanticCustomError("all_seasonal", "dates")
        return sections

    @model_validator(mode="after")
    def _something_to_show(self) -> Self:
        if not self.shown:
            raise PydanticCustomError("all_hidden", "hidden")
        return self

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that are not hidden, in order."""
        return tuple(section for section in self.sections if not section.hidden)

    def on(self, day: date) -> Self:
        """What is left of it on that day: some sections and notices have their season."""
        sections = tuple(section for section in self.sections if section.in_season(day))
        notices = tuple(notice for notice in self.notices if notice.in_season(day))
        if len(sections) == len(self.sections) and len(notices) == len(self.notices):
            return self
        return self.model_copy(update={"sections": sections, "notices": notices})

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
