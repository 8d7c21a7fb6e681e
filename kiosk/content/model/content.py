"""The whole content file; no Qt."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.model.clinic import Clinic, Language, Review
from kiosk.content.model.pieces import Glimpse, Picture, StrictModel
from kiosk.content.model.sections import Section
from kiosk.content.model.story import Story
from kiosk.content.model.words import Interface, Staff
from kiosk.content.seasons import Seasonal
from kiosk.content.texts import (
    EVERY,
    Accent,
    ButtonText,
    IconName,
    Id,
    Sentence,
    Target,
    Text,
    TextLanguage,
    Title,
    Words,
)


class Attract(StrictModel):
    """The screen that waits for the next person."""

    title: Title = Field(description="The large words beside the picture.")
    touch: ButtonText = Field(description="The button that begins, one for each language.")
    picture: Picture = Field(description="The picture beside the words.")
    breathe: tuple[str, ...] = Field(
        (), max_length=6, description="Parts of the drawing that light up slowly, one after another."
    )


class HomeWarning(StrictModel):
    """The line on the front page for those who must tell the staff something."""

    text: Sentence = Field(description="The words, one or two short sentences.")
    to: Target | None = Field(None, description="Where a touch leads, such as risks/warning.")
    cover: Glimpse | None = Field(None, description="Its picture; may be left out.")
    at: str | None = Field(None, description="Its place: a part of the drawing on the front page.")


class Home(StrictModel):
    """The front page with a tile for each section."""

    title: Title = Field(description="The heading over the words.")
    intro: Text = Field(description="The words under the heading.")
    picture: Picture | None = Field(
        None, description="The figure to touch: a drawing (SVG) with the parts of the regions; may be left out."
    )
    warning: HomeWarning | None = Field(None, description="A quiet line for whom it concerns; may be left out.")


class Notice(StrictModel, Seasonal):
    """A line of news on the waiting and the home screen, such as holiday hours."""

    text: Sentence = Field(description="The words of the notice, a sentence or two.")
    icon: IconName = Field("info", description="Before the words.")


class Word(StrictModel):
    """A glossary entry."""

    id: Id = Field(description="A short name of its own: small letters, digits and hyphens. Texts name it at words.")
    word: Title = Field(description="The word as it is written on its button.")
    meaning: Sentence = Field(description="What it means, in one or two short sentences.")
    picture: Picture | None = Field(None, description="What shows it, the part lit; may be left out.")


class Pronunciation(StrictModel):
    """How the voice says a word that it would say wrongly."""

    language: TextLanguage = Field(description="The code of the language, or * for every language.")
    word: Annotated[str, Words(60)] = Field(description="The word as it is written.")
    say: Annotated[str, Words(120)] = Field(description="The same, spelled as it sounds.")

    def holds_in(self, code: str) -> bool:
        """Whether it counts in that language."""
        return self.language in (code, EVERY)


class Look(StrictModel):
    """The colour that buttons, icons and lit parts of drawings have in the calm theme."""

    accent: Accent = Field(description="A dark colour such as #094c50; best not red, which means pain and warning.")


class Content(StrictModel):
    """Everything the kiosk says and shows."""

    schema_: str | None = Field(
        None,
        alias="$schema",
        description="Lets an editor such as VS Code offer names and mark mistakes; leave it as it is.",
    )
    languages: tuple[Language, ...] = Field(
        min_length=1, description="The languages of the kiosk; it starts in the first."
    )
    review: Review = Field(description="Who checked the medical text, and when.")
    clinic: Clinic = Field(description="The clinic's name and phone number; they stand only here.")
    look: Look | None = Field(None, description="The clinic's own colour; may be left out.")
    interface: Interface = Field(description="The words on the buttons.")
    attract: Attract = Field(description="The screen that waits for the next person.")
    home: Home = Field(description="The front page with a tile for each section.")
    notices: tuple[Notice, ...] = Field(
        (), max_length=40, description="Lines of news, such as holiday hours; may be left out."
    )
    story: Story | None = Field(None, description="The story that runs by itself; may be left out.")
    sections: tuple[Section, ...] = Field(
        min_length=1, max_length=100, description="The topics, in the order of their tiles."
    )
    glossary: tuple[Word, ...] = Field((), max_length=200, description="Words that a touch explains.")
    pronunciations: tuple[Pronunciation, ...] = Field(
        (), max_length=200, description="Words that the voice would say wrongly; may be left out."
    )
    staff: Staff | None = Field(
        None, description="May be left out; staff then get the words that came with the program."
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

    def letters(self, code: str) -> str:
        """The words of the buttons in that language and its name: they have the letters that the language has."""
        if code not in self.codes:
            return ""
        texts = (getattr(self.interface, name) for name in type(self.interface).model_fields)
        words = (text.in_language(code) for text in texts if isinstance(text, Text))
        return "".join([*words, self.language(code).name])

    def section(self, name: str) -> Section:
        """The shown section with that id; raises `KeyError` when there is none."""
        return {section.id: section for section in self.shown}[name]

    def word(self, name: str) -> Word:
        """The glossary entry with that id; raises `KeyError` when there is none."""
        return {word.id: word for word in self.glossary}[name]

    def language(self, code: str) -> Language:
        """The language with that code; raises `KeyError` when there is none."""
        return {language.code: language for language in self.languages}[code]
