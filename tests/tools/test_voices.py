"""The words that a recogniser heard wrongly are counted fairly, and all of them."""

import pytest

from tools.voices.__main__ import distance, words


@pytest.mark.parametrize(
    ("written", "heard", "wrong"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "a x c", 1),
        ("a b c", "a c", 1),
        ("a b c", "a b x c", 1),
        ("a b c", "", 3),
        ("", "a b", 2),
        ("a b c d", "b c d e", 2),
    ],
)
def test_each_word_that_is_changed_added_or_left_out_counts(written: str, heard: str, wrong: int) -> None:
    """The fewest that explain what was heard."""
    assert distance(written.split(), heard.split()) == wrong


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("en", "Where it hurts: the neck!", "where it hurts the neck"),
        ("en", "(214) 702-5855", "214-702-5855."),
        ("en", "Seven disks", "7 discs"),
        ("en", "the cord’s cover", "the cords cover"),
        ("es", "¿Dónde le duele?", "donde le duele"),
        ("es", "Quedan 5 segundos", "Quedan cinco segundos."),
    ],
)
def test_what_sounds_the_same_is_no_error(language: str, written: str, heard: str) -> None:
    """Case, punctuation, accents, figures and their words."""
    assert words(written, language) == words(heard, language)


@pytest.mark.parametrize(("language", "written", "heard"), [("en", "two", "ten"), ("es", "no duele", "duele")])
def test_what_means_something_else_is_an_error(language: str, written: str, heard: str) -> None:
    """However little it is."""
    assert words(written, language) != words(heard, language)
