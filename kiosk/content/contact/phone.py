"""A phone number as people write it, and as a phone dials it from anywhere; no Qt.

The rules of all countries come from `phonenumbers` (Google's libphonenumber), which reads those of a country when it
needs them. It takes 30 ms to load, so it is loaded with the first number.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.content.characters.plain import plain

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

# A number alone: digits and what stands between them, letters (1-800-FLOWERS), an extension (ext. 5; x5; #5; ;ext=5).
_ALONE: Final = re.compile(r"[+(\[ ]{0,3}[0-9][-0-9A-Za-z ()./;,:=#~*\[\]]*")
# One or two letters are no word to dial by but slips such as l for 1; the x of (0xx11) in Brazil is right.
_STRAY: Final = re.compile("[^A-WYZa-wyz]*[A-WYZa-wyz]{1,2}[^A-WYZa-wyz]*")
# So many digits are a whole number: letters behind them are words about it, none to dial by, such as Fax or Praxis.
_WHOLE: Final = re.compile("(?:[^0-9A-Za-z]*+[0-9]){8}[^A-Za-z]*+[A-Za-z]")
# What may be right in another country than the assumed one.
_MAY_BE_OF_ANOTHER: Final = ("phone_too_short", "phone_too_long", "phone_unknown")
_MOST_DIGITS: Final = 15  # ITU-T E.164
_NO_COUNTRY: Final = "ZZ"  # what libphonenumber calls a country that it does not know


class PhoneRefused(Exception):
    """No phone can dial it: why (a key of `resources/messages.json`) and details for the message."""

    def __init__(self, kind: str, **details: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that can be dialled; `doubtful_in` is the code of its country where none there is known to begin so."""

    dial: str
    doubtful_in: str = ""


def is_calling_code(code: str) -> bool:
    """Whether some country has that code for calls, such as `44`."""
    from phonenumbers import region_code_for_country_code

    return region_code_for_country_code(int(code)) != _NO_COUNTRY


def read_phone(written: str, country_code: str) -> Phone:
    """The number as written, without a + one of the country with that code for calls; raises `PhoneRefused`.

    `dial` is E.164, such as `+12147025855`, with an extension as RFC 3966 has it: `+12147025855;ext=5`. A short number
    of the country, such as `116117`, stays as it is.
    """
    text = plain(written)
    found = _read(text, country_code)
    if isinstance(found, Phone):
        return found
    codes = [text.lstrip("+(")[:length] for length in (1, 2, 3)] if "+" in text else [country_code]
    country = next((code for code in codes if code.isdecimal() and is_calling_code(code)), country_code)
    other_country = "+" not in text and found in _MAY_BE_OF_ANOTHER
    raise PhoneRefused(found, given=written[:40], country=country, other_country=other_country)


def _read(text: str, country_code: str) -> Phone | str:
    """The number that a text says, or why it says none: a key of `resources/messages.json`."""
    import phonenumbers

    region, digits = phonenumbers.region_code_for_country_code(int(country_code)), re.sub("[^0-9]", "", text)
    has_words = _WHOLE.match(text) and phonenumbers.is_alpha_number(text)
    if has_words or not _ALONE.fullmatch(text) or _STRAY.fullmatch(text):
        return "phone_with_words"
    if phonenumbers.is_emergency_number(digits, region):
        return "phone_of_emergency"
    try:
        return _judged(phonenumbers.parse(text, region), text, region)
    except phonenumbers.NumberParseException as error:
        if error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
            return "phone_of_no_country"
        return "phone_too_short" if len(digits) <= _MOST_DIGITS else "phone_too_long"


def _judged(number: "PhoneNumber", text: str, region: str) -> Phone | str:
    from phonenumbers import is_valid_number

    is_assumed = "+" not in text
    if is_valid_number(number):
        return Phone(_dialled(number))
    if is_assumed and _is_short(number, region):
        return Phone(re.sub("[^0-9]", "", text))
    # A range may be newer than the rules we have: what was written with its country is dialled all the same.
    if not (fault := _fault_of_length(number)) and not is_assumed and _may_exist(number):
        return Phone(_dialled(number), str(number.country_code))
    return fault or "phone_unknown"


def _is_short(number: "PhoneNumber", region: str) -> bool:
    """Whether it is a short number that every phone of its country can call, and no code for messages such as 21470."""
    from phonenumbers import shortnumberinfo as short

    is_one, is_of_some = short.is_valid_short_number_for_region, short.is_carrier_specific_for_region
    return is_one(number, region) and not (
        is_of_some(number, region) or short.is_sms_service_for_region(number, region)
    )


def _fault_of_length(number: "PhoneNumber") -> str | None:
    """Why no number of its country has that many digits; None where one may."""
    from phonenumbers import ValidationResult, is_possible_number_with_reason, truncate_too_long_number

    match is_possible_number_with_reason(number):
        case ValidationResult.IS_POSSIBLE:
            return None
        case ValidationResult.TOO_LONG:
            return "phone_too_long"
    return "phone_too_long" if truncate_too_long_number(number) else "phone_too_short"


def _dialled(number: "PhoneNumber") -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    extension = f";ext={number.extension}" if number.extension else ""
    return format_number(number, PhoneNumberFormat.E164) + extension


def _may_exist(number: "PhoneNumber") -> bool:
    """Whether the country's general plan has room for it: in North America no area code begins with 0 or 1."""
    from phonenumbers import national_significant_number, phonemetadata, region_code_for_country_code

    code = number.country_code or 0
    region = region_code_for_country_code(code)
    metadata = phonemetadata.PhoneMetadata.metadata_for_region_or_calling_code(code, region)
    pattern = metadata and metadata.general_desc and metadata.general_desc.national_number_pattern
    return bool(pattern and re.fullmatch(pattern, national_significant_number(number)))
