"""The words for staff that came with the program, for contents that have none of their own; no Qt."""

import json

from kiosk.content.model import Staff


def read_staff_words(text: str) -> Staff:
    """The words in the text of `resources/staff.json`; raises `ValueError` where they are not whole."""
    return Staff.model_validate(json.loads(text))
