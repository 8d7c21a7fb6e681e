"""The clinic, its languages, and who reviewed the words; no Qt."""

import re
from typing import Annotated, Final, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kiosk.content.model.pieces import StrictModel
from kiosk.content.texts import Day, LanguageCode, Name, Title, Words

_PHONE: Final = re.compile(r"[0-9()./\- \u00a0+]+")
# The North American plan (country code 1): area code and exchange start with 2 to 9.
_NORTH_AMERICAN: Final = re.compile(r"[2-9][0-9]{2}[2-9][0-9]{6}")


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
        description="As people read it, such as (214) 702-5855.", json_schema_extra={"pattern": f"^{_PHONE.pattern}$"}
    )
    country_code: str = Field(
        "1", pattern=r"^[1-9][0-9]{0,2}$", description="The country's code for calls, without + or 0; 1 is the USA."
    )

    @model_validator(mode="after")
    def _can_be_dialled(self) -> Self:
        digits = self._digits()
        international = len(self.country_code + digits) in range(8, 16)  # ITU-T E.164: at most 15 digits
        fits = _NORTH_AMERICAN.fullmatch(digits) if self.country_code == "1" else international
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
