"""Sentences, words and room in any script."""

import pytest

from kiosk.content.language.sentences import columns, has_word_spaces, sentences, words, words_to_read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It helps. It lasts!  Does it? Yes", ["It helps. ", "It lasts!  ", "Does it? ", "Yes"]),
        ("He said “stop.” Then he left.", ["He said “stop.” ", "Then he left."]),
        ("今天休息。明天！", ["今天休息。", "明天！"]),
        ("「休息。」然后来。", ["「休息。」", "然后来。"]),
        ("दवा लें। आराम करें॥", ["दवा लें। ", "आराम करें॥"]),
        ("សម្រាក ញ៉ាំ ។ល។ មកវិញ។", ["សម្រាក ញ៉ាំ ។ល។ ", "មកវិញ។"]),
        ("Πονάτε; Ναι.", ["Πονάτε; ", "Ναι."]),
        ("Ցավո՞ւմ է։ Այո։", ["Ցավո՞ւմ է։ ", "Այո։"]),
        ("አዎ። አይ።", ["አዎ። ", "አይ።"]),
        ("ဆေးထိုးပါ။ နားပါ။", ["ဆေးထိုးပါ။ ", "နားပါ။"]),
        ("3.5 mg; C1.2", ["3.5 mg; C1.2"]),
        ("", []),
    ],
)
def test_sentences_of_any_script(text: str, found: list[str]) -> None:
    """Each with the space behind it, so that they are the text again."""
    assert list(sentences(text)) == found
    assert "".join(found) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("इंजेक्शन से दर्द कम होता है।", 6),
        ("Противовоспалительное средство", 2),
        ("kuin e\u0301te\u0301 don't anti-inflammatory", 4),
        ("المَفْصِل يؤلم", 2),
        ("C7 – 24", 2),
    ],
)
def test_marks_belong_to_their_word(text: str, count: int) -> None:
    """In Hindi most vowels are marks on a letter, and a word with them is one word."""
    assert len(words(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The shot has two medicines.", 5),
        ("Эпидуральная инъекция", 2),
        ("경막외 스테로이드 주사", 3),
        ("这一针里有两种药物。每一种都起作用。", 11),  # 16 letters, 1.5 to a word
        ("MRI 检查 24", 4),
        ("ยาฉีดนี้มียาสองชนิด", 4),  # 14 letters, 4 to a word; marks do not count
        ("", 0),
    ],
)
def test_how_many_words_there_are_to_read(text: str, count: int) -> None:
    """Where no space parts words, by their letters: a page of Chinese is not read in a second."""
    assert words_to_read(text) == count


def test_how_much_room_a_text_takes() -> None:
    """A letter of Chinese is as wide as two of Latin, a mark on a letter takes none."""
    assert [columns(text) for text in ("abc", "注射", "ที่นี่", "e\u0301", "ﾊﾝ")] == [3, 4, 2, 1, 2]


def test_scripts_without_spaces_are_known() -> None:
    """Their words cannot be counted, so that no sentence of them is called long."""
    assert all(map(has_word_spaces, ("a b", "경막외 주사", "हिन्दी में", "")))
    assert not any(map(has_word_spaces, ("打针", "ほね", "ยา", "ຢາ", "ថ្នាំ", "ဆေး")))
