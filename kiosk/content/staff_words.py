"""The words for staff that came with the program, for contents that have none of their own; no Qt."""

import json
from functools import cache

from kiosk import paths
from kiosk.content.model import Staff


@cache
def staff_words() -> Staff:
    """The words of `resources/staff.json`, read once; raises `OSError`, or `ValueError` where they are not whole."""
    return Staff.model_validate(json.loads(paths.STAFF_WORDS.read_text("utf-8")))
