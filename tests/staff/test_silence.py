"""The staff panel says why there is no sound, in words for each reason."""

import json

import pytest

from kiosk import paths
from kiosk.speech.sound.protocol import Lost
from kiosk.staff.silence import SilenceNotice, silence_of
from kiosk.views.staff.report import Silence
from tests.support.staff_rig import StaffRig


def test_each_reason_has_words_in_each_language() -> None:
    """And no words are left over."""
    words = json.loads(paths.own_text(paths.SOUND_WORDS))
    assert set(words) == {"title", "off", *Lost}
    assert {tuple(texts) for texts in words.values()} == {("en", "es")}


def test_the_panel_tells_it_while_it_is_so(staff_rig: StaffRig) -> None:
    """Also while it is open; in its own language."""
    notice = SilenceNotice(staff_rig.staff.show_silence, is_off=False)
    staff_rig.staff.open()
    told = silence_of(Lost.NO_DEVICE).said("en")
    assert not set(told) & set(staff_rig.texts())
    notice.lost(Lost.NO_DEVICE)
    assert set(told) <= set(staff_rig.texts())
    notice.regained()
    assert not set(told) & set(staff_rig.texts())


def test_a_volume_of_nothing_is_the_reason_whatever_comes(staff_rig: StaffRig) -> None:
    """Nobody looks for a loudspeaker that is not to sound."""
    notice = SilenceNotice(staff_rig.staff.show_silence, is_off=True)
    notice.lost(Lost.NO_DEVICE)
    assert staff_rig.staff.report().silence == silence_of("off")
    notice.regained()
    assert staff_rig.staff.report().silence == silence_of("off")


@pytest.mark.parametrize(("language", "first"), [("es", "es"), ("fr", "en")])
def test_it_is_told_in_the_language_or_the_first(language: str, first: str) -> None:
    """A clinic's own languages may have no such words."""
    silence = Silence({"en": "a", "es": "b"}, {"en": "c", "es": "d"})
    assert silence.said(language) == silence.said(first)
    assert silence.said(first) == (silence.title[first], silence.why[first])
