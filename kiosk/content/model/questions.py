"""The patient's own questions, and those that help to remember; no Qt."""

from pydantic import Field

from kiosk.content.model.pieces import Picture, StrictModel
from kiosk.content.texts import Id, Sentence, Text, Title


class Answer(StrictModel):
    """An answer to choose, and what is said to whoever chose it: kind, and true, whichever it was."""

    text: Title = Field(description="The answer, a few words.")
    reply: Sentence = Field(description="What is said to it, in one or two short sentences.")


class Check(StrictModel):
    """A question that helps to remember; nothing is counted or kept."""

    question: Title = Field(description="The question, in a few words.")
    answers: tuple[Answer, ...] = Field(min_length=2, max_length=4, description="The answers to choose from.")


class Question(StrictModel):
    """A question that a patient may want to ask the staff."""

    id: Id = Field(description="A short name of its own: small letters, digits and hyphens.")
    text: Title = Field(description="The question, as the patient would ask it.")


class Recap(StrictModel):
    """One sentence that matters most, with its picture."""

    text: Text = Field(description="The sentence, as short as can be.")
    picture: Picture | None = Field(None, description="The picture beside it; may be left out.")
