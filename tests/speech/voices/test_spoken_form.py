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


def test_words_of_the_lexicon_are_said_as_it_tells() -> None:
    """Whole words, however they are capitalised."""
    lexicon = {"L5": "L five", "enter": "énter"}
    assert spoken_form("Enter L5, entering L52.", lexicon) == "énter L five, entering L52."


def test_what_the_lexicon_says_is_taken_as_it_is() -> None:
    """No sign in it has a meaning of its own."""
    assert spoken_form("C1", {"C1": r"C \1"}) == r"C \1."
