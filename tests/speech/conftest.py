"""A kiosk that speaks without sound."""

import pytest

from tests.support.rig import Rig
from tests.support.speech import Voice


@pytest.fixture
def voice(rig: Rig) -> Voice:
    """On the first page of the first section, silent."""
    return Voice(rig)
