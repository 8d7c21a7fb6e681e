"""A phone number: the one that people read is the one that is dialled, whatever country and way of writing."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.content.check.problems import Problem
from kiosk.content.contact.phone import Phone, PhoneRefused, read_phone
from kiosk.content.reading import ContentRefused, read
from tests.support.samples import minimal_content, saved

DIALLED = [
    ("(214) 702-5855", "1", "+12147025855"),
    ("1 214 702 5855", "1", "+12147025855"),
    ("+45 32 12 34 56", "1", "+4532123456"),  # the + tells the country, whatever "country_code" is
    ("011 45 32 12 34 56", "1", "+4532123456"),
    ("020 7946 0018", "44", "+442079460018"),
    ("+44 (0)20 7946 0018", "44", "+442079460018"),
    ("+44 (0)20 7946 0018", "1", "+442079460018"),
    ("0044 20 7946 0018", "49", "+442079460018"),
    ("06 1234567", "39", "+39061234567"),  # Italy dials its 0
    ("+39 06 1234567", "1", "+39061234567"),
    ("347 123 4567", "39", "+393471234567"),
    ("0549 886377", "378", "+3780549886377"),
    ("8 (495) 123-45-67", "7", "+74951234567"),
    ("01 23 45 67 89", "33", "+33123456789"),
    ("+353 (0)1 234 5678", "353", "+35312345678"),
    ("0 11 3123 4567", "55", "+551131234567"),
    ("(0xx11) 3123-4567", "55", "+551131234567"),
    ("11 15 1234-5678", "54", "+5491112345678"),
    ("03-1234-5678", "81", "+81312345678"),
    ("03ー1234ー5678", "81", "+81312345678"),
    ("1-800-FLOWERS", "1", "+18003569377"),
    ("1-800-GO-FEDEX", "1", "+18004633339"),
    ("0800 028 9999", "44", "+448000289999"),
    ("+800 1234 5678", "1", "+80012345678"),
    ("(214) 702-5855 ext. 5", "1", "+12147025855;ext=5"),
    ("(214) 702-5855 x12", "1", "+12147025855;ext=12"),
    ("+12147025855;ext=5", "44", "+12147025855;ext=5"),
    ("+ 33 1 23 45 67 89", "1", "+33123456789"),
    ("[214] 702-5855", "1", "+12147025855"),
    ("214 702 CALL", "1", "+12147022255"),
    ("1-800-FLOWERS ext 1234", "1", "+18003569377;ext=1234"),
    ("116 117", "49", "116117"),  # a short number of its country
    ("1177", "46", "1177"),
    ("13 11 14", "61", "+61131114"),
]


@pytest.mark.parametrize(("written", "country_code", "dial"), DIALLED)
def test_what_was_written_is_dialled(written: str, country_code: str, dial: str) -> None:
    """By the rules of the country that was written, or else of the assumed one."""
    assert read_phone(written, country_code) == Phone(dial)


@pytest.mark.parametrize(
    "written",
    [
        "(214) 702–5855",
        "(214) 702\u20115855",
        "(214) 702\u22125855",
        "\u202d(214) 702-5855\u202c",
        "(214)\u00a0702\u202f5855",
        "(214)\u200b 702\u00ad-5855",
        "（２１４）７０２－５８５５",
        "٢١٤ ٧٠٢ ٥٨٥٥",
        "\u06f2\u06f1\u06f4 \u06f7\u06f0\u06f2 \u06f5\u06f8\u06f5\u06f5",
        "\ufeff214.702.5855",
        "214·702·5855",
        "214•702•5855",
        "(214) 702。5855",
    ],
    ids=ascii,
)
def test_characters_from_word_and_web_pages_are_no_obstacle(written: str) -> None:
    """Dashes, direction marks, odd spaces, wide and Arabic digits."""
    assert read_phone(written, "1").dial == "+12147025855"


REFUSED = [
    ("702-5855", "1", "phone_too_short"),
    ("", "1", "phone_with_words"),
    ("5", "1", "phone_too_short"),
    ("(214) 70", "1", "phone_too_short"),  # 21470 is a code for messages alone
    ("311", "1", "phone_too_short"),  # of some companies alone
    ("214 702 5855 214 702 5856", "1", "phone_too_long"),
    ("9" * 300, "1", "phone_too_long"),
    ("0045 32 12 34 56", "1", "phone_too_long"),
    ("(123) 456-7890", "1", "phone_unknown"),
    ("(214) 102-5855", "1", "phone_unknown"),
    ("+1 123 456 7890", "44", "phone_unknown"),
    ("(214) 702-5855", "44", "phone_unknown"),
    ("+99 1234 5678", "1", "phone_of_no_country"),
    ("call us", "1", "phone_with_words"),
    ("Tel. (214) 702-5855", "1", "phone_with_words"),
    ("(2l4) 702-5855", "1", "phone_with_words"),
    ("(214) 702-5855 / Ана", "1", "phone_with_words"),
    ("030 123456 Praxis", "49", "phone_with_words"),  # no letters to dial by: the number is whole without them
    ("030 123456 Mo-Fr", "49", "phone_with_words"),
    ("01 5134567 Klappe 5", "43", "phone_with_words"),
    ("(214) 702-5855 option 2", "1", "phone_with_words"),
    ("911", "1", "phone_of_emergency"),
    ("112", "49", "phone_of_emergency"),
    ("999", "44", "phone_of_emergency"),
    ("15", "33", "phone_of_emergency"),
]


@pytest.mark.parametrize(("written", "country_code", "kind"), REFUSED, ids=lambda value: value[:30])
def test_what_cannot_be_dialled_is_refused_with_the_reason(written: str, country_code: str, kind: str) -> None:
    """Never another number than the one that was written."""
    with pytest.raises(PhoneRefused) as refused:
        read_phone(written, country_code)
    assert refused.value.kind == kind


def test_a_number_newer_than_the_rules_is_dialled_when_its_country_is_written() -> None:
    """Whoever writes the + means it; where the plan of the country has room for it, it is dialled and told."""
    assert read_phone("+1 214 102 5855", "44") == Phone("+12141025855", "1")


def test_the_rules_of_dialling_are_loaded_with_the_first_number() -> None:
    """Whatever else is imported before the first frame does without them; then the rules of one country are enough."""
    program = (
        "import sys, kiosk.content.reading, kiosk.views.contact\n"
        "assert 'phonenumbers' not in sys.modules\n"
        "from kiosk.content.contact.phone import read_phone\n"
        "read_phone('(214) 702-5855', '1')\n"
        "print(*(name for name in sys.modules if name.startswith('phonenumbers.data.region_')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=paths.PROGRAM, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["phonenumbers.data.region_US"]


def problems(folder: Path, clinic: dict[str, Any]) -> list[Problem]:
    """What is wrong with a file of that clinic."""
    try:
        read(saved(folder, minimal_content() | {"clinic": {"name": "The Clinic", **clinic}}))
    except ContentRefused as refusal:
        return list(refusal.problems)
    return []


@pytest.mark.parametrize(
    ("clinic", "place", "words"),
    [
        ({"phone": "702-5855"}, "clinic, phone number", "too short for a number of the USA or Canada (+1)"),
        ({"phone": "0045 32 12 34 56"}, "clinic, phone number", "write + and its code before it"),
        ({"phone": "020 7946", "country_code": "44"}, "clinic, phone number", "of the United Kingdom (+44)"),
        ({"phone": "1234567", "country_code": "999"}, "clinic, country code", "No country has the code 999"),
        ({"phone": "+354 1", "country_code": "1"}, "clinic, phone number", "of the country with the code +354"),
    ],
)
def test_the_message_tells_the_country_and_how_to_say_another(
    clinic: dict[str, str], place: str, words: str, tmp_path: Path
) -> None:
    """In words for a receptionist."""
    [problem] = problems(tmp_path, clinic)
    assert problem.place == place
    assert words in problem.message


def test_a_number_with_a_plus_is_told_no_other_country(tmp_path: Path) -> None:
    """It says which it is."""
    [problem] = problems(tmp_path, {"phone": "+45 32"})
    assert "Denmark (+45)" in problem.message
    assert "country_code" not in problem.message


@pytest.mark.parametrize("phone", ["\u202d(214)  702–5855\u202c", "+1 214.702.5855"])
def test_the_number_is_shown_as_it_was_written(phone: str, tmp_path: Path) -> None:
    """With its own spacing and dashes; what nobody sees is not shown."""
    content = read(saved(tmp_path, minimal_content() | {"clinic": {"name": "The Clinic", "phone": phone}}))
    assert content.clinic.phone == phone.strip("\u202d\u202c")
    assert content.clinic.dial == "+12147025855"
