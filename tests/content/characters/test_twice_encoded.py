"""A file that was read in a wrong encoding and saved so is told as one problem; real texts of any language are not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.characters.twice_encoded import twice_encoded
from kiosk.content.json.decoding import decode
from kiosk.content.reading import ContentRefused, read
from tests.support.samples import as_text, minimal_content, saved, with_value

TEXTS = {
    "Spanish": "¿Qué desea saber? Información sobre la inyección, el daño y los músculos.",
    "French": "L’été à l’hôpital\u00a0: «\u00a0Où ça\u00a0?\u00a0» — déjà vu, cœur, santé\u00a0», garçon.",
    "German": "Müller – „Straße“ für Ärzte, Übung, größer. ÄRZTE, FÜR, GRÖSSE",
    "English": "It’s “fine” – really… we’re here",
    "Portuguese": "NÃO É LONGE DE SÃO PAULO. “IRMÔ, AVÔ… AMANHÃ – CORAÇÃO",
    "Vietnamese": "TIẾNG VIỆT, ĐÃ GÃY, NGÃ. Thuốc giảm đau, đã gãy, ngã",
    "Polish": "Zażółć gęślą jaźń, proszę",
    "Czech": "Příliš žluťoučký kůň",
    "Turkish": "İğne ağrıyı azaltır, şırınga",
    "Russian": "Привет, как дела? Укол в спину, «боль»",
    "Ukrainian": "Ні, це її вії. Ці люди, Її ґанок",
    "Greek": "Καλημέρα κόσμε, ένεση",
    "Hebrew": "שלום וברכה, זריקה",
    "Arabic": "مرحبا بكم في العيادة، حقنة",
    "Hindi": "नमस्ते आप कैसे हैं",
    "Chinese": "打针以后请在候诊室休息三十分钟。当天不要开车。",
    "Japanese": "こんにちは、注射について説明します",
    "Korean": "안녕하세요 주사에 대하여",
    "Haitian": "Doulè, piki, kè, pòt",
    "Somali": "Warbixin ku saabsan irbadda — fiiri",
}


def mixed_up(text: str, encoding: str) -> str:
    """The text as a program saves it that took its UTF-8 for that encoding."""

    def letter(byte: int) -> str:
        try:
            return bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            return chr(byte)

    return "".join(map(letter, text.encode()))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("change", [str, str.upper, lambda text: " ".join(f"“{word}”" for word in text.split())])
def test_a_real_text_is_left_alone(language: str, change: Callable[[str], str]) -> None:
    """Whatever its language, in capitals and between quotation marks too."""
    assert twice_encoded(change(TEXTS[language])) is None


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp437", "cp850"])
@pytest.mark.parametrize(
    "language", ["Spanish", "French", "German", "English", "Chinese", "Russian", "Arabic", "Czech"]
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_text_that_was_read_in_a_wrong_encoding_is_found(language: str, encoding: str, times: int) -> None:
    """Once or more often; with what was meant."""
    text = TEXTS[language]
    for _ in range(times):
        text = mixed_up(text, encoding)
    found = twice_encoded(text)
    assert found is not None
    assert text[found.offset :].startswith(found.given)
    assert found.meant in TEXTS[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("Polish", "cp1250"),
        ("Polish", "cp852"),
        ("Russian", "cp1251"),
        ("Russian", "cp866"),
        ("Russian", "koi8_r"),
        ("Ukrainian", "cp1251"),
        ("Greek", "cp1253"),
        ("Turkish", "cp1254"),
        ("Hebrew", "cp1255"),
        ("Arabic", "cp1256"),
        ("Vietnamese", "cp1258"),
        ("Hindi", "cp1252"),
        ("Japanese", "cp1252"),
    ],
)
def test_the_encoding_of_another_country_is_found_too(language: str, encoding: str) -> None:
    """Windows and its command line have one for each."""
    found = twice_encoded(mixed_up(TEXTS[language], encoding))
    assert found is not None
    assert found.meant in TEXTS[language]


def test_utf_8_read_as_chinese_is_found() -> None:
    """As Windows does in China; two bytes are a letter there."""
    text = "".join(word for word in TEXTS["Russian"].split() if word.isalpha())
    found = twice_encoded(f"[{text.encode().decode('gbk')}]")
    assert found is not None
    assert found.meant == text


def test_a_few_words_pasted_from_such_a_file_are_found_among_good_ones() -> None:
    """Two letters are enough where no real text could have them, and one within a word."""
    good = TEXTS["Spanish"] * 20
    assert twice_encoded(good + "Â¿Y Â¿") is not None
    for word in ("inyecciÃ³n", "EspaÃ±ol", "Itâ€™s", "9 â€“ 5", "37 Â°C", "1Â½", "CareÂ®", "Careâ„¢", "ðŸ˜Š"):
        assert twice_encoded(good + word) is not None
        assert twice_encoded(word) is not None
    assert twice_encoded(good + "Ã³") is None


@pytest.mark.parametrize("text", ["ЧЕХИЙ", "ИМЕ ТЕМЕ ИКОНА", "ФУКУИ", "МОЛДАВСКИЙ ЛЕЙ", "УМУМИЙ", "ЦЕЙ ДУЖЕ"])
def test_some_words_in_cyrillic_capitals_are_real(text: str) -> None:
    """In Big5 they have bytes like those of UTF-8, but of letters that nobody writes."""
    assert twice_encoded(text) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(["", "cp1252", "cp850", "gbk"]))
@settings(max_examples=300, deadline=None)
def test_no_text_is_an_obstacle(text: str, encoding: str) -> None:
    """Whatever letters, nothing is raised; what is found stands there."""
    found = twice_encoded(mixed_up(text, encoding) if encoding else text)
    assert found is None or found.given != found.meant


def test_few_such_words_far_behind_many_good_ones_are_found() -> None:
    """Nothing is left of the good ones after turning back."""
    found = twice_encoded("é " * 3_000 + "inyecciÃ³n y mÃºsculos")
    assert found is not None
    assert (found.offset, found.meant) == (6_000, "inyección")


def refused(folder: Path, text: str) -> str:
    """The one message about a file."""
    with pytest.raises(ContentRefused) as caught:
        read(saved(folder, text))
    [problem] = caught.value.problems
    assert problem.place == "the file"
    line = text.split("\n")[problem.line - 1]
    assert "?" in line or not line.isascii()
    return problem.message


def test_it_is_one_problem_of_the_file_with_the_remedy(tmp_path: Path) -> None:
    """At the first such word; patients never see it."""
    message = refused(tmp_path, mixed_up(as_text(minimal_content()), "cp1252"))
    assert "“EspaÃ±ol” stands where “Español” was meant" in message
    assert "choose UTF-8" in message


def test_letters_that_are_lost_are_told(tmp_path: Path) -> None:
    """No program brings them back."""
    text = as_text(with_value(minimal_content(), ("languages", 1, "name"), "Espa\ufffdol"))
    assert "Letters lost in this file: 1. “\ufffd” stands in their place" in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("lossy", "sign"),
    [
        (lambda text: text.encode("ascii", "replace").decode(), "?"),  # a language that ANSI does not have
        (lambda text: text.encode("cp850").decode("cp1252", "replace"), "¢"),
        (lambda text: text.encode("mac_roman").decode("cp1252"), "‡"),
        (lambda text: text.encode("latin-1").decode("mac_roman"), "Û"),
    ],
)
def test_signs_in_the_place_of_letters_are_told(lossy: Callable[[str], str], sign: str, tmp_path: Path) -> None:
    """Within words, three at least: fewer may be slips of typing."""
    text = as_text(minimal_content())
    assert f"“{sign}” stands in their place" in refused(
        tmp_path, text.replace("Español", lossy("Oración inyección atención, más rápida, más fácil"))
    )
    assert decode(lossy("más rápida").encode())


@pytest.mark.parametrize(
    "words", ["Why? What?When?", "kiosk.org/?a=1 x.org/b?id=2 y.org/c?d=3 z.org/q?e=4", "???", "5 £a"]
)
def test_question_marks_that_are_meant_are_left_alone(words: str) -> None:
    """At the end of a sentence, in addresses of web pages."""
    assert decode(words.encode()) == words


def test_marks_of_utf_8_before_the_text_do_not_count() -> None:
    """However many programs put them there."""
    assert decode(b"\xef\xbb\xbf" * 2 + b"{}") == "{}"


@pytest.mark.parametrize("name", ["EspaÃ±ol – mÃ¡s", "Espa\ufffdol"])
def test_letters_written_as_escapes_are_told_at_their_place(name: str, tmp_path: Path) -> None:
    """Programs write them so; a backslash that is one itself begins no letter."""
    value = with_value(minimal_content(), ("languages", 1, "name"), name) | {"$schema": "\\u00c3\\u00b3"}
    text = json.dumps(value, indent=1)
    with pytest.raises(ContentRefused) as caught:
        read(saved(tmp_path, text))
    [problem] = caught.value.problems
    assert problem.kind == ("letters_lost" if "\ufffd" in name else "twice_encoded")
    place = text.index("Espa") + (4 if "\ufffd" in name else 0)
    assert (problem.line, problem.column) == (text[:place].count("\n") + 1, place - text.rindex("\n", 0, place))
