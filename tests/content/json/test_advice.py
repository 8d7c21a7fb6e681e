"""Every piece of advice about a value or a mark, done, makes a valid file or brings the next slip, further on."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from kiosk.content.json.document import Finding
from kiosk.content.json.reader import parse

Details = Mapping[str, Any]


def replaced(typed: Callable[[Details], str]) -> Callable[[str, Finding], str]:
    """Types something in place of the words that the message names."""

    def cure(text: str, finding: Finding) -> str:
        end = finding.offset + len(finding.details["given"])
        assert text[finding.offset : end] == finding.details["given"]
        return text[: finding.offset] + typed(finding.details) + text[end:]

    return cure


def _in_quotes(details: Details) -> str:
    return f'"{details["given"]}"'


def _wanted(details: Details) -> str:
    return str(details["wanted"])


def _quotes_replaced(text: str, finding: Finding) -> str:
    mark = finding.details["given"]
    other = dict(zip("“„«「＂‹'`", "”“»」＂›'`", strict=True)).get(mark, mark)
    rest = text[finding.offset + 1 :].replace(other, '"', 1)
    return f'{text[: finding.offset]}"{rest}'


# What each message tells to do.
CURES: dict[str, Callable[[str, Finding], str]] = {
    "bare_text": replaced(_in_quotes),
    "unquoted_name": replaced(_in_quotes),
    "bare_constant": replaced(_wanted),
    "nearly_constant": replaced(_wanted),
    "wide_mark": replaced(_wanted),
    "wrong_colon": replaced(lambda _: ":"),
    "wrong_comma": replaced(lambda _: ","),
    "unexpected": replaced(lambda _: ""),
    "wrong_close": replaced(lambda details: str(details["close"])),
    "curly_quotes": _quotes_replaced,
    "single_quotes": _quotes_replaced,
    "comment": lambda text, finding: (
        text[: finding.offset] + re.sub(r"\A(/\*.*?\*/|[^\n]*)", "", text[finding.offset :])
    ),
    "odd_space": lambda text, finding: f"{text[: finding.offset]} {text[finding.offset + 1 :]}",
    "trailing_comma": lambda text, finding: text[: finding.offset] + text[finding.offset + 1 :],
    "not_json": lambda text, _: text[text.index("{") :],
    "after_end": lambda text, finding: text[: finding.offset],
}


def mended(text: str) -> str:
    """The text after doing what each message tells, one after another."""
    slips = set()
    while (finding := parse(text).slip) is not None:
        state = (len(text) - finding.offset, finding.kind)
        assert state not in slips, f"{finding} comes again: {text}"
        slips.add(state)
        text = CURES[finding.kind](text, finding)
    json.loads(text)
    return text


PLACES = [
    '{"a": %s}',
    '{"a": %s, "b": "c"}',
    '{\n  "a": %s,\n  "b": 1\n}',
    '["x", %s, "y"]',
    '{"b": [%s]}',
    '{"a": %s\n}',
]
# A value as people type it, and what it becomes.
VALUES = {
    "tru": True, "ture": True, "TRUE": True, "truee": True, "True": True, "truе": True, "ｔｒｕｅ": True, "yes": True,
    "on": True, "ja": True, "sí": True, "wahr": True, "vrai": True, "да": True, "是": True,
    "flase": False, "fals": False, "False": False, "no": False, "off": False, "nein": False, "falsch": False,
    "нет": False,
    "nul": None, "Null": None, "None": None, "undefined": None, "NaN": None, "-Infinity": None, "nil": None,
    "01": "01", ".5": ".5", "+1": "+1", "1.": "1.", "0x10": "0x10", "1e": "1e", "--1": "--1", "1_000": "1_000",
    "2026-11-30": "2026-11-30", "#094c50": "#094c50", "5%": "5%", "$5": "$5", "info": "info", "tune": "tune",
    "(214) 702-5855": "(214) 702-5855", "<b>x</b>": "<b>x</b>", "…": "…", "１": "１", "weiß": "weiß",
    "“x”": "x", "„x“": "x", "«x»": "x", "「x」": "x", "＂x＂": "x", "‹x›": "x", "'x'": "x", "`x`": "x",
    'u"x"': "x", "true\u200b": True, "\u00a05": 5, "5\ufeff": 5, "true /* or false */": True,
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_a_value_becomes_what_it_was_meant_for(place: str, value: str) -> None:
    """Words, numbers, constants of other languages, quotation marks."""
    found = json.loads(mended(place % value))
    assert found == json.loads(place % json.dumps(VALUES[value]))


@pytest.mark.parametrize("number", ["1,5", "-1,5", "1,000,000"])
def test_a_number_with_a_comma_is_put_between_quotation_marks(number: str) -> None:
    """In a list it may be several."""
    assert json.loads(mended(f'{{"a": {number}}}')) == {"a": number}
    assert json.loads(mended(f'{{"a": {number}, "b": 1}}')) == {"a": number, "b": 1}


SOUND = '{"a": {"b": 1, "c": [true, "d"]},\n "e": [{"f": "g"}, []], "h": null}'
WIDE = {"{": "｛﹛", "}": "｝﹜", "[": "［【", "]": "］】", ":": "：﹕", ",": "，、﹐،"}


@pytest.mark.parametrize("mark", WIDE)
def test_each_mark_of_another_keyboard_becomes_the_plain_one(mark: str) -> None:
    """One of them, wherever it stands, and all at once."""
    for other in WIDE[mark]:
        assert json.loads(mended(SOUND.replace(mark, other))) == json.loads(SOUND)
        for place in (found.start() for found in re.finditer(re.escape(mark), SOUND)):
            assert json.loads(mended(SOUND[:place] + other + SOUND[place + 1 :])) == json.loads(SOUND)


def test_a_file_typed_with_a_chinese_keyboard_is_mended_mark_by_mark() -> None:
    """Brackets, colons, commas and quotation marks."""
    table = str.maketrans("{}[]:,", "｛｝［］：，")
    assert json.loads(mended(SOUND.translate(table))) == json.loads(SOUND)
    quoted = re.sub(r'"(\w)"', r"“\1”", SOUND.translate(table))
    assert json.loads(mended(quoted)) == json.loads(SOUND)


@pytest.mark.parametrize(
    "text",
    [
        f"var content = {SOUND};",
        f"```json\n{SOUND}\n```",
        f"\ufeff\ufeff{SOUND}",
        f"{SOUND}\u00a0",
        f"// the clinic\n{SOUND}",
        SOUND.replace("1,", "1, # one\n"),
        SOUND.replace("1,", "1, // one\n"),
        SOUND.replace('"d"]', '"d",]').replace("null}", "null,}"),
        SOUND.replace('"a"', "a").replace('"e"', "e"),
        SOUND.replace('"', "'"),
        SOUND.replace(":", " ="),
        SOUND.replace(",", ";"),
    ],
)
def test_what_other_languages_allow_is_mended_slip_by_slip(text: str) -> None:
    """JavaScript, Python, a page of a chat."""
    assert json.loads(mended(text)) == json.loads(SOUND)


def test_what_is_nearly_a_constant_may_be_a_text() -> None:
    """Both are said."""
    finding = parse('{"a": tru}').slip
    assert finding is not None
    assert (finding.kind, finding.details["wanted"], finding.details["given"]) == ("nearly_constant", "true", "tru")
