"""Where lines end in each script, and how words are divided."""

import pytest

from kiosk.content.language.hyphenation import SOFT_HYPHEN
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.line_breaks import chunks, clusters, divided, last_resort
from kiosk.widgets.disposal import dispose
from tests.conftest import MakeWindow
from tests.journeys.test_languages import line_faults


@pytest.mark.parametrize(
    ("text", "chunked"),
    [
        ("打针以后，请（三十）分钟。", "打|针|以|后，|请|（三|十）|分|钟。"),
        ("「硬膜外」注射ステーション", "「硬|膜|外」|注|射|ス|テー|ショ|ン"),
        ("경막외 스테로이드 주사는", "경막외 |스테로이드 |주사는"),
        ("การฉีดยาช่วยลดอาการปวดหลังสั้น ๆ", "การ|ฉีดยา|ช่วย|ลด|อาการ|ปวด|หลัง|สั้น ๆ"),
        ("ការឈឺចាប់នៅខ្នងនិងជើងនីមួយៗ", "ការឈឺចាប់|នៅ|ខ្នង|និង|ជើង|នី|មួយៗ"),
        ("ການສັກຢາຊ່ວຍອາການເຈັບຫຼັງ", "ການ|ສັກ|ຢາ|ຊ່ວຍ|ອາການ|ເຈັບຫຼັງ"),
        ("မြန်မာဘာသာစကားဖြင့်ရေးထားသော", "မြန်မာဘာသာ|စကား|ဖြင့်|ရေးထား|သော"),
        ("anti-inflammatory shot", "anti-|inflammatory |shot"),
        ("https://example.org/a-b/c", "https://|example.org/|a-|b/|c"),
        ("Donau\u00addampf", "Donau\u00ad|dampf"),
        ("ខ្នង\u200bជើង", "ខ្នង\u200b|ជើង"),
        ("डॉक्टर को बताएँ।", "डॉक्टर |को |बताएँ।"),
        ("𠀀𠀁 x", "𠀀|𠀁 |x"),
        ("1" * 40, "1" * 40),
        ("Call (214) 555-0142 or come: 80 mg/2 ml", "Call |(214) 555-0142 |or |come: |80 mg/2 ml"),
        ("Saved 2026-11-23 10:31:05", "Saved |2026-11-23 |10:31:05"),
        ("拨打(214) 555-0142转5", "拨|打|(214) 555-0142|转|5"),
        ("Plus de 38,5 °C ou 1 250 $, L4/L5, ≥ 5 %", "Plus |de |38,5 °C |ou |1 250 $, |L4/L5, |≥ 5 %"),
        ("マーカイン®は", "マー|カ|イ|ン®|は"),
    ],
)
def test_lines_end_where_the_script_lets_them(text: str, chunked: str) -> None:
    """Behind spaces, between letters of Chinese, between words of Thai, Lao, Khmer, Burmese."""
    assert "|".join(chunks(text)) == chunked


def test_headings_of_japanese_are_divided_between_phrases() -> None:
    """A word with its particle stays together."""
    assert "|".join(chunks("注射に入っているもの", phrases=True)) == "注射に|入って|いる|もの"
    assert "|".join(chunks("注射（ちゅうしゃ）とは", phrases=True)) == "注射|（ちゅうしゃ）|とは"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("เข้าช่อง", "เข้า|ช่|อ|ง"),
        ("ເຂົ້າ", "ເຂົ້າ"),
        ("ស្តេរ៉ូ", "ស្តេ|រ៉ូ"),
        ("မြန်မာ", "မြ|န်|မာ"),
        ("क्षत्रि", "क्ष|त्रि"),
        ("Ngữ", "N|g|ữ"),
        ("e\u0301a", "e\u0301|a"),
        ("한국", "한|국"),
        ("😾់a", "😾់|a"),
    ],
)
def test_a_letter_keeps_its_marks(text: str, whole: str) -> None:
    """As a last resort a line ends between letters, never within one and its vowel signs."""
    assert "|".join(clusters(text)) == whole


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("Противовоспалительное", "Про- ти- во- вос- па- ли- тель- ное"),
        ("объяснение", "объ- яс- не- ние"),
        ("статья", "ста- тья"),
        ("майор", "ма- йор"),
        ("знеболювання", "зне- бо- лю- вання"),
        ("противовъзпалително", "про- ти- во- въз- па- ли- телно"),
        ("Ηλεκτροκαρδιογράφημα", "Ηλε- κτρο- καρ- διο- γρά- φημα"),
        ("επισκληρίδιος", "επι- σκλη- ρί- διος"),
        ("հակաբորբոքային", "հա- կա- բոր- բո- քա- յին"),
        ("ანთების", "ან- თე- ბის"),
        ("selkäydinkanavan", "sel- käy- din- ka- na- van"),
        ("karaciğer", "ka- ra- ci- ğer"),
        ("इंजेक्शन", "इंजेक्शन"),
        ("经济", "经济"),
        ("O\u0323\u0300po\u0323\u0300lo\u0323po\u0323\u0300", "O\u0323\u0300po\u0323\u0300- lo\u0323po\u0323\u0300"),
    ],
)
def test_words_of_other_alphabets_get_a_hyphen(word: str, syllables: str) -> None:
    """Between syllables; scripts that know no hyphen get none."""
    assert [part.replace(SOFT_HYPHEN, "-") for part in divided(word)] == syllables.split()


@pytest.mark.parametrize(
    ("part", "chunk", "letters"),
    [
        ("gbé.", "gbé.", "g- b- é."),
        ("lo\u0323\u0301n", "lo\u0323\u0301n", "l- o\u0323\u0301- n"),
        ("під’їзд", "під’їзд", "п- і- д’- ї- з- д"),
        ("dallas", "example.org/dallas", "d a l l a s"),
        ("....", "....", ". . . ."),
        ("B12", "B12", "B 1 2"),
    ],
)
def test_letters_have_a_hyphen_between_them_in_words_alone(part: str, chunk: str, letters: str) -> None:
    """Whatever marks and signs stand in the word or behind it; none in an address, and no sign begins a line."""
    assert [letter.replace(SOFT_HYPHEN, "-") for letter in last_resort(part, chunk)] == letters.split()


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("Versicherungsnummer 80 mg/2 ml, Tel. (214) 702-5855", 150),
        ("打针以后请在候诊室休息三十分钟。当天不要开车也不要提重物。", 300),
        ("1" * 40, 200),
        ("Rhythmsxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 200),
        ("https://example.org/a/very/long/way/to/one/page.html?and=more", 200),
        ("Иглорефлексотерапевтическое лечение", 220),
        ("ការចាក់ថ្នាំដើម្បីបន្ថយការឈឺចាប់", 150),
    ],
)
def test_what_is_measured_is_what_is_drawn(make_window: MakeWindow, text: str, width: int) -> None:
    """No line is wider than the widget, and there is room for each."""
    theme: Theme = make_window((800, 600)).theme()
    words = Label(text, "body", theme)
    words.resize(width, words.heightForWidth(width))
    assert not list(line_faults(words))
    assert len(words.wrapped(width)) > 1
    dispose(words)
