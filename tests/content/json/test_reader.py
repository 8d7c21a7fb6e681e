"""The JSON reader: right on everything right, and one plain fault with its place for each slip."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.json import builder as json_builder
from kiosk.content.json.builder import DEEPEST, MOST_FAULTS
from kiosk.content.json.reader import parse

# Characters that UTF-8 can hold.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def findings(text: str) -> list[tuple[int, int, str]]:
    """Line, column and kind of each fault."""
    document = parse(text)
    return [(*document.position(finding.offset), finding.kind) for finding in document.findings]


# --- agreement with the standard library ------------------------------------------------------------------------------


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 2, "\t"]))
@settings(max_examples=300, deadline=None)
def test_valid_json_is_read_as_the_standard_library_reads_it(
    value: Any, *, ascii_only: bool, indent: int | str | None
) -> None:
    """Whatever `json.dumps` writes gives no fault and the same value."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = parse(text)
    assert not document.findings
    assert document.value == json.loads(text)
    assert repr(document.value) == repr(json.loads(text))  # 1 and 1.0 and True are equal but not the same


@given(st.text(st.sampled_from("{}[],:\"\\ \n\t0123456789.eE+-truefalsn'“”/*ñ\u00a0"), max_size=40))
@settings(max_examples=1500, deadline=None)
def test_what_the_standard_library_refuses_is_refused(text: str) -> None:
    """No fault means that `json.loads` reads it too, to the same value; and no text makes the reader raise."""
    document = parse(text)
    for finding in document.findings:
        line, column = document.position(finding.offset)
        assert line >= 1
        assert column >= 1
    if not document.findings:
        assert document.value == json.loads(text)
    elif all(finding.kind != "duplicate_key" for finding in document.findings):
        with pytest.raises(ValueError, match=r"."):
            json.loads(text, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    raise ValueError(name)


@given(VALUES, st.data())
@settings(max_examples=200, deadline=None)
def test_every_value_and_name_is_found_again(value: Any, data: st.DataObject) -> None:
    """The spot of a path is where the value's text begins, and a member's key spot where its name begins."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    path: tuple[str | int, ...] = ()
    while isinstance(value, dict | list) and value:
        step = data.draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        path, value = (*path, step), value[step]
    document = parse(text)
    spot = document.spot_of(path)
    assert json.JSONDecoder().raw_decode(text, spot.start)[0] == value
    if path and isinstance(path[-1], str):
        assert json.JSONDecoder().raw_decode(text, spot.key)[0] == path[-1]


# --- one fault for one slip -------------------------------------------------------------------------------------------

SLIPS = [
    ('{"a": 1 "b": 2}', 1, 8, "missing_comma"),
    ('{\n  "a": 1\n  "b": 2\n}', 2, 9, "missing_comma"),
    ("[1 2]", 1, 3, "missing_comma"),
    ('[{"a": 1} {"a": 2}]', 1, 10, "missing_comma"),
    ('{"a": 1,}', 1, 8, "trailing_comma"),
    ("[1,\n]", 1, 3, "trailing_comma"),
    ("[1,,2]", 1, 4, "extra_comma"),
    ("[,1]", 1, 2, "extra_comma"),
    ('{"a": 1; "b": 2}', 1, 8, "wrong_comma"),
    ('{"a": "b"; "c": 2}', 1, 10, "wrong_comma"),
    ('{"a": "b".\n "c": 2}', 1, 10, "wrong_comma"),
    ('["a"; "b"]', 1, 5, "wrong_comma"),
    ('{"a": "b".}', 1, 10, "unexpected"),
    ('{x "a": 1}', 1, 2, "unexpected"),
    ('{"a": {}, d\n "b": 2}', 1, 11, "unexpected"),
    ('{"a": {} d, "b": 2}', 1, 10, "unexpected"),
    ('{"a": ( "b": 1, "c": 2 ), "d": 3}', 1, 7, "wrong_open"),
    ('{"a": ( "b": 1 }, "d": 3}', 1, 7, "wrong_open"),
    ('{"a": ("b", "c"), "d": 3}', 1, 7, "wrong_open"),
    ('{"a": { "b": 1 ), "d": 3}', 1, 16, "wrong_close"),
    ('{"a": {"b": "c"), "d": 3}', 1, 16, "wrong_close"),
    ('{"a": "b", "c"], "d": 3}', 1, 7, "missing_open"),
    ('{\n "a": "b"],\n "d": 3\n}', 2, 7, "missing_open"),
    ('{"a": ], "d": 3}', 1, 7, "missing_open"),
    ('{"a": [, "d": 3}', 1, 8, "missing_close_before"),
    ('{"a": ["b", "d": 3}', 1, 11, "missing_close_before"),
    ('"a": 1}', 1, 1, "missing_open"),
    ('{"a" 1}', 1, 5, "missing_colon"),
    ('{"a" = 1}', 1, 6, "wrong_colon"),
    ('{"a":: 1}', 1, 6, "extra_colon"),
    ('["a": 1]', 1, 5, "colon_in_list"),
    ('{"a": , "b": 1}', 1, 6, "missing_value"),
    ('{"a":\n "b": 1}', 1, 2, "missing_value"),
    ('{"a": 1, "b"}', 1, 10, "name_without_value"),
    ('{"a": 1, {"b": 2}}', 1, 10, "missing_name"),
    ('{a: 1, "b": 2}', 1, 2, "unquoted_name"),
    ("{1: 2}", 1, 2, "unquoted_name"),
    ('{a": 1, "b": 2}', 1, 2, "missing_opening_quote"),
    ('{"a": Risks", "b": 2}', 1, 7, "missing_opening_quote"),
    ('{"a": Risks, and more",\n "b": 2}', 1, 7, "missing_opening_quote"),
    ('{"a": "Risks,\n "b": 2}', 1, 7, "unclosed_text"),
    ('{"a": "Risks, "b": 2}', 1, 7, "unclosed_text"),
    ('{"en": "Risks, "es": "Riesgos"}', 1, 8, "unclosed_text"),
    ('{"a: "Risks", "b": 2}', 1, 2, "unclosed_text"),
    ('{"a: true,\n "b": 2}', 1, 2, "unclosed_text"),
    ('{"a: { "b": "c" } }', 1, 2, "unclosed_text"),
    ('{"a": "one\n  two",\n "b": 2}', 1, 11, "line_break_in_text"),
    ('{"a": "He said "hello" to me", "b": 2}', 1, 16, "quote_in_text"),
    ('{"a": "Risks"", "b": 2}', 1, 14, "doubled_quote"),
    ('{"a": ["Risks""]}', 1, 15, "doubled_quote"),
    ('{"a"": "Risks", "b": 2}', 1, 5, "doubled_quote"),
    ('{"a": ""Risks", "b": 2}', 1, 7, "doubled_quote"),
    ('{"a": ""Risks"", "b": 2}', 1, 7, "doubled_quote"),
    ('{"a": "Risks\\n""}', 1, 16, "doubled_quote"),
    ('{""a": "Risks", "b": 2}', 1, 2, "doubled_quote"),
    ('{"a": {{"b": 1}, "c": 2}', 1, 8, "extra_open"),
    ('{"a": "What is "{word}"?", "b": 2}', 1, 16, "quote_in_text"),
    ("{'a': 1}", 1, 2, "single_quotes"),
    ('{"a": \'It\'s so\', "b": 2}', 1, 7, "single_quotes"),
    ("{“a”: 1}", 1, 2, "curly_quotes"),
    ('{"a": “Risks", "b": 2}', 1, 7, "curly_quotes"),
    ('{"a": "Risks”, "b": 2}', 1, 13, "curly_end"),
    ('{"a": "Risks”,\n "b": 2}', 1, 13, "curly_end"),
    ('{"a”: "Risks", "b": 2}', 1, 4, "curly_end"),
    ('{"a”: true,\n "b": 2}', 1, 4, "curly_end"),
    ('{"a": True, "b": 2}', 1, 7, "bare_constant"),
    ('{"a": None}', 1, 7, "bare_constant"),
    ('{"a": NaN}', 1, 7, "bare_constant"),
    ("[-Infinity]", 1, 2, "bare_constant"),
    ('{"a": (214) 702-5855, "b": 2}', 1, 7, "bare_text"),
    ('{"a": 007}', 1, 7, "bare_text"),
    ('{"a": 1, // note\n "b": 2}', 1, 10, "comment"),
    ('{"a": /* note */ 1}', 1, 7, "comment"),
    ('{"a": 1 # note\n}', 1, 9, "comment"),
    ('{"a": "x"\u00a0}', 1, 10, "odd_space"),
    ('{"a": "the \\pain"}', 1, 12, "bad_escape"),
    ('{"a": "C:\\Users\\Ana\\Pictures\\new.jpg"}', 1, 10, "backslash_path"),
    ('{"a": "photos\\door.jpg"}', 1, 14, "backslash_path"),
    ('{"a": "\\u12"}', 1, 8, "bad_escape"),
    ('{"a": "ñ\\ud83d"}', 1, 9, "lone_surrogate"),
    ('{"a": "x\ud83d"}', 1, 9, "lone_surrogate"),
    ('{"a": "x\ty"}', 1, 9, "tab_in_text"),
    ('{"a": "x\x07y"}', 1, 9, "control_in_text"),
    ('{"a": 1,\n "a": 2}', 2, 2, "duplicate_key"),
    ('{"a": {"b": 1}', 1, 15, "ends_early"),
    ('{"a": "b', 1, 9, "ends_early"),
    ('{"a": tr', 1, 9, "ends_early"),
    ('[{"a": 1, {"a": 2}]', 1, 9, "missing_close_before"),
    ('[{"a": 1 {"a": 2}]', 1, 9, "missing_close_comma"),
    ('[{"a": 1 ]', 1, 10, "missing_close"),
    ('{"a": [1, 2}, "b": 3}', 1, 12, "wrong_close"),
    ('{"a": 1}}', 1, 9, "extra_close"),
    ('{"a": 1} more', 1, 10, "after_end"),
    ("", 1, 1, "nothing_there"),
    (" \n ", 1, 1, "nothing_there"),
    ("Dear all,\nhello", 1, 1, "not_json"),
    ("[" * 100_000, 1, DEEPEST + 1, "too_deep"),
    ('{"a":' * 100_000, 1, 5 * DEEPEST + 1, "too_deep"),
    ("9" * 5_000, 1, 1, "number_too_long"),
]


@pytest.mark.parametrize(("text", "line", "column", "kind"), SLIPS, ids=lambda value: repr(value)[:40])
def test_one_slip_gives_one_fault_at_its_place(text: str, line: int, column: int, kind: str) -> None:
    """Each usual slip of someone who types is told once, where it stands."""
    assert findings(text) == [(line, column, kind)]


def test_all_slips_of_a_text_are_found_at_once() -> None:
    """Reading goes on after each slip."""
    text = '{\n  "a": 1\n  "b": True,\n  c: "x",\n  "d": “y”,\n  "e": [1, 2,],\n}'
    kinds = ["missing_comma", "bare_constant", "unquoted_name", "curly_quotes", "trailing_comma", "trailing_comma"]
    assert [kind for _, _, kind in findings(text)] == kinds


def test_a_fault_knows_its_value_and_details() -> None:
    """The path leads to the value at fault, and the details say what a message needs."""
    [finding] = parse('{"list": [{}, {"a": 1, "a": 2}]}').findings
    assert finding.path == ("list", 1, "a")
    assert dict(finding.details) == {"name": "a", "line": 1, "column": 16}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ending: str) -> None:
    """Windows, Unix and old Macintosh line ends count as one."""
    assert findings(ending.join(["{", '"a": 1', '"ñb": "😀" "c": 3', "}"])) == [
        (2, 7, "missing_comma"),
        (3, 10, "missing_comma"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("“", "”", "curly_everywhere"), ("„", "“", "curly_everywhere"), ("'", "'", "single_everywhere")],
)
def test_wrong_quotation_marks_in_the_whole_file_are_one_fault(before: str, after: str, kind: str) -> None:
    """As another program makes them; other slips are still told, and a few of them each."""
    line = f"{before}a{after}"
    assert findings(f"[{', '.join([line] * 200)}, True]") == [(1, 2, kind), (1, 1002, "bare_constant")]
    assert [found for _, _, found in findings(f"[{', '.join([line] * 20)}]")] == [
        kind.replace("everywhere", "quotes")
    ] * 20


def test_odd_spaces_in_the_whole_file_are_one_fault() -> None:
    """As a web page has them."""
    assert findings("[1,\n" + "\u00a0\u00a01,\n" * 200 + "1]") == [(2, 1, "odd_space_everywhere")]


def test_very_many_faults_end_with_one_that_says_so() -> None:
    """A text that is nothing but faults is given up early."""
    kinds = [kind for _, _, kind in findings("[" + "a: " * 1_000)]
    assert len(kinds) == MOST_FAULTS + 1
    assert kinds[-1] == "and_more"


def test_more_values_than_a_kiosk_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list without end costs no more than the limit."""
    monkeypatch.setattr(json_builder, "MOST_VALUES", 3)
    assert findings("[0, 1]") == []
    assert findings("[0, 1, 2]") == [(1, 8, "too_many_values")]
