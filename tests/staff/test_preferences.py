"""What staff chose on the panel, now and in the runs to come."""

from datetime import date

import pytest

from kiosk.staff.preferences import Preferences
from kiosk.staff.stored import Choices, StaffFiles

CODES = ("en", "es", "fr")


@pytest.mark.parametrize(("asked", "expected"), [("es", "es"), ("de", "fr"), (None, "fr")])
def test_the_language_of_the_command_line_is_the_first_choice(
    files: StaffFiles, asked: str | None, expected: str
) -> None:
    """Until staff choose another while it runs; one that the content lacks is passed over."""
    files.store(Choices("fr"))
    preferences = Preferences(files, asked)
    assert preferences.start_language(CODES) == expected
    preferences.start_in("en")
    assert preferences.start_language(CODES) == "en"
    assert Preferences(files).start_language(CODES) == "en"


def test_the_language_of_the_settings_is_the_last_choice(files: StaffFiles) -> None:
    """After what the command line asks for and what staff chose, before the content's first."""
    assert Preferences(files, told="es").start_language(CODES) == "es"
    assert Preferences(files, told="de").start_language(CODES) == "en"
    assert Preferences(files, "fr", told="es").start_language(CODES) == "fr"
    files.store(Choices("fr"))
    assert Preferences(files, told="es").start_language(CODES) == "fr"


def test_choices_do_not_undo_each_other(files: StaffFiles) -> None:
    """A night that is called off keeps the language, the one asked for as well as the one chosen."""
    preferences = Preferences(files, "es")
    preferences.call_off(date(2026, 11, 23))
    assert preferences.start_language(CODES) == "es"
    preferences.start_in("fr")
    assert files.load(Choices) == Choices("fr", date(2026, 11, 23))
    preferences.call_off(None)
    assert files.load(Choices) == Choices("fr", None)
