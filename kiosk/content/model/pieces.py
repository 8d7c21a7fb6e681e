"""What sections are made of: pictures, items, blocks, links; no Qt."""

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.texts import IconName, Id, PictureFile, Target, Text, Title, WordId


class StrictModel(BaseModel):
    """Base of every object in the file: frozen, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PartLabel(StrictModel):
    """The name of a part of a drawing, joined to it by a line where the picture is large; a touch explains its word."""

    at: str = Field(description="The id of the part in the drawing, where the line ends.")
    text: Title = Field(description="The name that is shown, a word or two.")
    word: WordId | None = Field(None, description="The glossary word that a touch explains.")
    part: str | None = Field(None, description="The part of the drawing that can be touched, if it is not the same.")


class Glimpse(StrictModel):
    """A picture without words of its own: on a tile, or to say where in the body another one is."""

    file: PictureFile = Field(description="A file beside the content file, or one that came with the program.")
    focus: Id | None = Field(None, description="The frame of a drawing to show, filling its room.")
    show: tuple[Id, ...] = Field((), description="Optional layers of a drawing to show.")
    lit: tuple[str, ...] = Field((), description="Parts of a drawing to light up.")

    @property
    def spec(self) -> PictureSpec:
        """What of it is shown."""
        return PictureSpec(self.file, self.show, self.lit, self.focus)


class Side(StrictModel):
    """One of the two states between which a picture can be switched."""

    name: Title = Field(description="The name of the state, on its half of the switch.")
    show: tuple[Id, ...] = Field((), description="Layers of the drawing to show beside those of the picture.")
    lit: tuple[str, ...] = Field((), description="Parts of the drawing to light up beside those of the picture.")
    labels: tuple[PartLabel, ...] = Field((), max_length=5, description="Parts of the drawing to name in this state.")
    description: Text | None = Field(None, description="What the picture shows in this state.")


class Picture(Glimpse):
    """A drawing or photograph, with its description for the ear."""

    description: Text = Field(description="What the picture shows, for people who cannot see it.")
    labels: tuple[PartLabel, ...] = Field((), max_length=5, description="Parts of a drawing to name.")
    where: Glimpse | None = Field(None, description="A small picture that says where in the body this is.")
    switch: tuple[Side, ...] | None = Field(
        None, min_length=2, max_length=2, description="Two states of a drawing, such as healthy and sore."
    )

    @property
    def states(self) -> tuple["Picture", ...]:
        """The picture in each state that it can be switched to, without a switch; itself where it has none."""
        if self.switch is None:
            return (self,)
        return tuple(
            self.model_copy(
                update={
                    "show": (*self.show, *side.show),
                    "lit": (*self.lit, *side.lit),
                    "labels": (*self.labels, *side.labels),
                    "description": side.description or self.description,
                    "switch": None,
                }
            )
            for side in self.switch
        )


class Item(StrictModel):
    """One thing with a title and words: a reason, a step, a risk."""

    title: Title = Field(description="The heading over the words.")
    text: Text = Field(description="The words, a few short sentences.")
    picture: Picture | None = Field(None, description="The picture beside the words; may be left out.")
    words: tuple[WordId, ...] = Field((), max_length=4, description="Glossary words used here.")


class Region(Item):
    """One region of the spine, with the part of the overview picture that stands for it."""

    id: Id = Field(description="A short name of its own; links lead to it as section/region.")
    part: str = Field(description="The part of the overview picture that lights up.")
    place: Text = Field(description="Where it is, in a few words.")
    button: Title | None = Field(None, description="Its name on the front page, as short as can be.")


class Link(StrictModel):
    """A button that leads to a section, or to a region as `section/region`."""

    to: Target = Field(description="The id of a section, or of a region as section/region.")
    label: Title = Field(description="The words on the button.")


class Block(StrictModel):
    """One idea of an article: a heading, words, perhaps a list, a picture or an icon, and a link."""

    heading: Title | None = Field(None, description="The heading; may be left out.")
    text: Text = Field(description="The words, a few short sentences.")
    points: tuple[Text, ...] = Field((), max_length=7, description="A short list; at most seven points.")
    picture: Picture | None = Field(None, description="The picture beside the words; may be left out.")
    icon: IconName | None = Field(None, description="Beside the words where there is no picture.")
    warning: StrictBool = Field(False, description="Shows the words as a warning.")
    words: tuple[WordId, ...] = Field((), max_length=4, description="Glossary words used here.")
    link: Link | None = Field(None, description="A button to another section; may be left out.")


class Effect(StrictModel):
    """One of the medicines and how long it helps, in words."""

    icon: IconName = Field(description="The little picture before the words.")
    title: Title = Field(description="The name of the medicine.")
    text: Text = Field(description="What it does, in a few words.")


class Relief(StrictModel):
    """What each medicine does over time, beside one picture."""

    title: Title = Field(description="The heading over the words.")
    text: Text = Field(description="The words, a few short sentences.")
    picture: Picture | None = Field(None, description="The picture beside the words; may be left out.")
    items: tuple[Effect, ...] = Field(min_length=1, max_length=4, description="The medicines, at most four.")
    words: tuple[WordId, ...] = Field((), max_length=4, description="Glossary words used here.")


class Code(StrictModel):
    """A QR code's title and what it does."""

    title: Title = Field(description="The heading of the code.")
    text: Text = Field(description="What happens when a phone's camera looks at it.")
