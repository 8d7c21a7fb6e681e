"""The clinic, its languages, and who reviewed the words; no Qt."""

from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.contact.phone import Phone, PhoneRefused, is_calling_code, read_phone
from kiosk.content.model.pieces import StrictModel
from kiosk.content.texts import Day, LanguageCode, Name, Title, Words


def _of_some_country(code: str) -> str:
    if not is_calling_code(code):
        raise PydanticCustomError("no_such_country_code", "country", {"given": code})
    return code


class Language(StrictModel):
    """A language of the kiosk and who reviewed the translation into it."""

    code: LanguageCode = Field(description="The short code of the language, such as en or es.")
    name: Annotated[str, Words(24)] = Field(description="Its name in that language, such as Español.")
    reviewed_by: Name | None = Field(None, description="The qualified translator; null until reviewed.")
    reviewed_on: Day | None = Field(None, description="The day of the review, such as 2026-11-30; null until then.")
    reviewed_text: Name | None = Field(
        None, description="A mark of the words as they were reviewed; `main.py check` tells it, and when words change."
    )
    note: Annotated[str, Words(160)] | None = Field(
        None, description="Shown on the home screen in this language, such as that a review is pending."
    )


class Review(StrictModel):
    """Who checked the medical text, when, and when it is due again."""

    reviewed_by: Name | None = Field(None, description="Who checked the medical text; null until somebody has.")
    reviewed_on: Day | None = Field(None, description="The day of the review, such as 2026-11-30; null until then.")
    due_on: Day | None = Field(None, description="The day on which it is due again; null if it is not known.")


class Clinic(StrictModel):
    """The clinic's name and phone."""

    name: Title = Field(description="The clinic's name, the same in all languages or one for each.")
    phone: str = Field(
        description="As people read it, such as (214) 702-5855; with + and the country's code for another country.",
        json_schema_extra={"pattern": r"\d.*\d"},
    )
    country_code: Annotated[str, AfterValidator(_of_some_country)] = Field(
        "1",
        pattern=r"^[1-9][0-9]{0,2}$",
        description="The country of a number without +: its code for calls, such as 44, without + or 0; 1 is the USA.",
    )

    @model_validator(mode="after")
    def _can_be_dialled(self) -> Self:
        try:
            _ = self._phone
        except PhoneRefused as refusal:
            raise PydanticCustomError(refusal.kind, "phone", refusal.details) from refusal
        return self

    @cached_property
    def _phone(self) -> Phone:
        return read_phone(self.phone, self.country_code)

    @property
    def dial(self) -> str:
        """The number as a phone dials it: E.164, such as `+12147025855`; the screen shows it as it was written."""
        return self._phone.dial

    @property
    def doubtful_country(self) -> str:
        """The code of the country that has no such number, as far as is known; empty where it has."""
        return self._phone.doubtful_in
