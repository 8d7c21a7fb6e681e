"""The story that runs by itself: the injection in a minute; no Qt."""

from pydantic import Field

from kiosk.content.model.pieces import Picture, StrictModel
from kiosk.content.texts import Sentence, Text, Title


class Scene(StrictModel):
    """One scene: a sentence and what is seen meanwhile."""

    text: Sentence = Field(description="The sentence, at most fifteen words.")
    picture: Picture = Field(description="What is seen; the same drawing in the next scene moves on from here.")


class Story(StrictModel):
    """The largest button of the front page, and what it plays."""

    title: Title = Field(description="On its button, with how long it takes.")
    scenes: tuple[Scene, ...] = Field(min_length=2, max_length=12, description="The scenes, one after another.")
    closing: Text | None = Field(None, description="After the last scene: what to do now; may be left out.")
