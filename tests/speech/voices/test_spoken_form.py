"""What is said for what is written."""

import pytest

from kiosk.speech.voices.spoken_form import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("(214) 702-5855", "2 1 4, 7 0 2, 5 8 5 5."),
        ("Call 214-702-5855 today!", "Call 2 1 4, 7 0 2, 5 8 5 5 today!"),
        ("What does “Spine” mean?", "What does Spine mean?"),
        ("Lyrica® helps", "Lyrica helps."),
        ("Bones 4–5", "Bones 4, 5."),
        ("Listen", "Listen."),
    ],
)
def test_signs_become_words(written: str, said: str) -> None:
    """Phone numbers digit by digit, no quotation marks, an end."""
    assert spoken_form(written, {}) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A tear.", "A tair."),
        ("Tear", "tair."),
        ("Close", "cloze."),
        ("Very close", "Very close."),
        ("Close by", "near by."),
        ("Tearing L52", "Tearing L52."),
        ("L5 tear", "L five tair."),
    ],
)
def test_words_of_the_lexicon_are_said_as_it_tells(written: str, said: str) -> None:
    """Whole words, the first that fits; small letters stand for any, capitals for themselves."""
    lexicon = {"Close by": "near by", "Close": "cloze", "tear": "tair", "L5": "L five"}
    assert spoken_form(written, lexicon) == said


def test_what_the_lexicon_says_is_taken_as_it_is() -> None:
    """No sign in it has a meaning of its own."""
    assert spoken_form("C1", {"C1": r"C \1"}) == r"C \1."
