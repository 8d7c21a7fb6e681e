"""The kinds of section; no Qt."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import BaseModel, Field, StrictBool

from kiosk.content.model.pieces import Block, Code, Glimpse, Item, Picture, Region, Relief, StrictModel
from kiosk.content.model.questions import Check, Question, Recap
from kiosk.content.seasons import Seasonal
from kiosk.content.texts import ButtonText, IconName, Id, Text, Title, WordId

# How a link names the warning of a section of risks, after the section: `risks/warning`.
WARNING: Final = "warning"


class SectionBase(StrictModel, Seasonal):
    """What all sections share."""

    id: Id = Field(
        description="A short name of its own: small letters, digits and hyphens. Links lead to it by this name."
    )
    title: Title = Field(description="The heading, also on the tile.")
    summary: Title = Field(description="A few words under the title on the home screen.")
    icon: IconName = Field(description="The little picture on the tile.")
    button: Title | None = Field(None, description="Its name on the front page, as short as can be.")
    cover: Glimpse | None = Field(None, description="Its picture on the front page; else the first one it has.")
    at: str | None = Field(None, description="Its place: a part of the drawing on the front page.")
    checks: tuple[Check, ...] = Field(
        (), max_length=3, description="Questions at its end that help to remember; nothing is graded."
    )
    hidden: StrictBool = Field(False, description="Keeps the section out of the kiosk.")

    @property
    def block_keys(self) -> tuple[str, ...]:
        """Its blocks by what they say, in the order in which its view counts them: where a reader can be."""
        blocks = (*self._blocks(), *self.checks)
        return tuple("" if block is None else block.model_dump_json() for block in blocks)

    @property
    def pictures(self) -> tuple[Picture | None, ...]:
        """The picture of each of its blocks, none for one without."""
        return tuple(getattr(block, "picture", None) for block in self._blocks())

    @property
    def opening_picture(self) -> Picture | None:
        """The picture beside its introduction: its cover, called by its title; none without one."""
        return None if self.cover is None else Picture(**dict(self.cover), description=self.title)

    @property
    def first_picture(self) -> Glimpse | None:
        """What stands for the section on the front page: its cover, else its first picture."""
        return self.cover or next((picture for picture in self.pictures if picture is not None), None)

    @property
    def places(self) -> Mapping[str, int]:
        """The blocks that links lead to, by the name they have after the section's: `lumbar` in `spine/lumbar`."""
        return {}

    def _blocks(self) -> Sequence[BaseModel | None]:
        raise NotImplementedError


class Article(SectionBase):
    """Plain pages of words and pictures."""

    kind: Literal["article"] = Field(description="Plain pages of words and pictures.")
    blocks: tuple[Block, ...] = Field(min_length=1, max_length=40, description="The ideas, one after another.")

    def _blocks(self) -> Sequence[BaseModel | None]:
        return self.blocks


class Conditions(SectionBase):
    """The reasons for the injection, a card each."""

    kind: Literal["conditions"] = Field(description="Reasons, a card each.")
    intro: Text = Field(description="Words before the cards.")
    words: tuple[WordId, ...] = Field(
        (), max_length=4, description="Glossary words used before the cards; shown where there is a cover."
    )
    items: tuple[Item, ...] = Field(min_length=1, max_length=40, description="The cards, one for each.")

    @property
    def opening_picture(self) -> Picture | None:
        """Its cover, else that of the first reason: where that has a page, the introduction would have an empty one."""
        first = self.items[0].picture
        if self.cover is not None or first is None:
            return super().opening_picture
        seen = first.states[-1].spec
        return Picture(file=seen.file, focus=seen.focus, show=seen.show, lit=seen.lit, description=self.title)

    @property
    def pictures(self) -> tuple[Picture | None, ...]:
        """That of the introduction, then those of the items."""
        return (self.opening_picture, *(item.picture for item in self.items))

    def _blocks(self) -> Sequence[BaseModel | None]:
        return (self.intro, *self.items)


class Regions(SectionBase):
    """The regions of the spine: an overview to touch, then a page each."""

    kind: Literal["regions"] = Field(description="Parts of the body to touch in one picture, then a page each.")
    intro: Text = Field(description="Words beside the picture.")
    picture: Picture = Field(
        description="The overview picture; it must be a drawing (SVG) with a part for each region."
    )
    items: tuple[Region, ...] = Field(
        min_length=1, max_length=40, description="The regions, each with a page of its own."
    )

    @property
    def places(self) -> Mapping[str, int]:
        """The regions by their ids."""
        return {item.id: index for index, item in enumerate(self.items, start=1)}

    @property
    def pictures(self) -> tuple[Picture | None, ...]:
        """The overview, then those of the regions."""
        return (self.picture, *(item.picture for item in self.items))

    def _blocks(self) -> Sequence[BaseModel | None]:
        return (self.intro, *self.items)


class Steps(SectionBase):
    """How it works, a page for each step, then what brings relief."""

    kind: Literal["steps"] = Field(description="How it works, a page for each step.")
    intro: Text | None = Field(None, description="Words before the steps; may be left out.")
    items: tuple[Item, ...] = Field(min_length=1, max_length=40, description="The steps, one after another.")
    relief: Relief | None = Field(None, description="What brings relief, after the steps; may be left out.")

    def _blocks(self) -> Sequence[BaseModel | None]:
        return (self.intro, *self.items, *(() if self.relief is None else (self.relief,)))


class Risks(SectionBase):
    """The risks, a card each, and who must not have it."""

    kind: Literal["risks"] = Field(description="The risks, a card each.")
    intro: Text = Field(description="Words before the cards.")
    items: tuple[Item, ...] = Field(min_length=1, max_length=40, description="The cards, one for each.")
    warning: Item | None = Field(None, description="Who must not have it; shown as a warning.")
    closing: Text | None = Field(None, description="Words after the cards; may be left out.")

    @property
    def places(self) -> Mapping[str, int]:
        """The warning, where there is one."""
        return {} if self.warning is None else {WARNING: len(self.items) + 1}

    def _blocks(self) -> Sequence[BaseModel | None]:
        return (self.intro, *self.items, *(part for part in (self.warning, self.closing) if part is not None))


class Contact(SectionBase):
    """How to reach the clinic: its phone number, huge, and a code for a phone's camera."""

    kind: Literal["contact"] = Field(description="How to reach the clinic.")
    intro: Text = Field(description="Words over the phone number.")
    call: Code | None = Field(None, description="No longer shown: a code that dialled the number; may be left out.")
    card: Code = Field(description="The code that keeps the address.")
    closing: Text | None = Field(None, description="Words at the end; may be left out.")

    @property
    def block_keys(self) -> tuple[str, ...]:
        """They never move."""
        return ("intro", "closing", "card", *(check.model_dump_json() for check in self.checks))

    @property
    def pictures(self) -> tuple[Picture | None, ...]:
        """That of the introduction."""
        return (self.opening_picture,)

    def _blocks(self) -> Sequence[BaseModel | None]:
        return ()


class Questions(SectionBase):
    """The end: what matters in a few sentences, then the patient's own questions, to show and to take home."""

    kind: Literal["questions"] = Field(description="The patient's own questions, to show to staff and to take home.")
    recap_title: Title | None = Field(None, description="Over what matters most; may be left out.")
    recap: tuple[Recap, ...] = Field((), max_length=3, description="What matters most, each with a picture.")
    intro: Text = Field(description="What to do with the questions, in a sentence or two.")
    questions: tuple[Question, ...] = Field(min_length=1, max_length=8, description="The questions to choose from.")
    show: ButtonText = Field(description="The button that shows the chosen ones large.")
    own: Title = Field(description="Over the chosen questions, and before them in the code.")
    take: Code = Field(description="The code that takes the chosen questions home, with the clinic's number.")

    def mark_of(self, question: Question) -> str:
        """The name by which a visit knows that a question is ticked."""
        return f"{self.id}/{question.id}"

    def _blocks(self) -> Sequence[BaseModel | None]:
        return (*self.recap, self.intro)


Section = Annotated[Article | Conditions | Regions | Steps | Risks | Contact | Questions, Field(discriminator="kind")]
