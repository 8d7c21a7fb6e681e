"""What has no voice is rendered, goes on after an end, and what is gone is taken away."""

import os
import time
from pathlib import Path

import pytest

from kiosk.speech.sound.decoding import Samples, proven
from kiosk.speech.voices.rendering import Shelf
from kiosk.speech.voices.store import VoiceStore, key_of
from tests.support.sounds import tone

WANTED = [("en", "One."), ("en", "Two."), ("es", "Uno.")]


class FakeSpeaker:
    """Says every text as a tone, and fails at one of them."""

    def __init__(self, *, provisional: bool = False, fails_at: str = "") -> None:
        self.provisional = provisional
        self.fails_at = fails_at
        self.said: list[str] = []

    def say(self, text: str, language: str) -> Samples:
        """A moment."""
        assert language
        if text == self.fails_at:
            raise KeyboardInterrupt
        self.said.append(text)
        return tone(0.03)


def test_what_is_missing_is_rendered_and_found(tmp_path: Path) -> None:
    """As Ogg Opus that the player takes; it tells how far it is."""
    told: list[int] = []
    shelf = Shelf(tmp_path)
    shelf.render(shelf.missing(WANTED, provisional=False), FakeSpeaker(), told.append)
    assert told == [1, 2, 3]
    clip = VoiceStore((tmp_path,)).find("Uno", "es")
    assert clip is not None
    assert proven(clip.path, clip.sha256).rate == 24_000
    assert Shelf(tmp_path).missing(WANTED, provisional=False) == []


def test_it_goes_on_where_it_was_ended(tmp_path: Path) -> None:
    """What was rendered is not rendered again."""
    with pytest.raises(KeyboardInterrupt):
        Shelf(tmp_path).render(WANTED, FakeSpeaker(fails_at="Two."), lambda _done: None)
    assert Shelf(tmp_path).missing(WANTED, provisional=False) == WANTED[1:]


def test_a_damaged_clip_is_rendered_again(tmp_path: Path) -> None:
    """And a file that is gone."""
    Shelf(tmp_path).render(WANTED, FakeSpeaker(), lambda _done: None)
    (tmp_path / f"{key_of('One.', 'en')}.opus").write_bytes(b"damaged")
    (tmp_path / f"{key_of('Two.', 'en')}.opus").unlink()
    assert Shelf(tmp_path).missing(WANTED, provisional=False) == WANTED[:2]


def test_the_good_voice_takes_the_place_of_a_provisional_one(tmp_path: Path) -> None:
    """Which counts as long as nothing better can speak."""
    Shelf(tmp_path).render(WANTED, FakeSpeaker(provisional=True), lambda _done: None)
    assert Shelf(tmp_path).missing(WANTED, provisional=True) == []
    assert Shelf(tmp_path).missing(WANTED, provisional=False) == WANTED
    Shelf(tmp_path).render(WANTED, FakeSpeaker(), lambda _done: None)
    assert Shelf(tmp_path).missing(WANTED, provisional=False) == []


def test_what_nobody_says_is_taken_away_when_it_is_old(tmp_path: Path) -> None:
    """At once where no days are asked for."""
    Shelf(tmp_path).render(WANTED, FakeSpeaker(), lambda _done: None)
    kept = {key_of(said, code) for code, said in WANTED[1:]}
    assert Shelf(tmp_path).prune(kept, days=30) == 0
    month = time.time() - 31 * 86_400
    os.utime(tmp_path / f"{key_of('One.', 'en')}.opus", (month, month))
    assert Shelf(tmp_path).prune(kept, days=30) == 1
    assert Shelf(tmp_path).missing(WANTED, provisional=False) == WANTED[:1]
    assert Shelf(tmp_path).prune(set()) == 2
    assert not list(tmp_path.glob("*.opus"))
