"""The JSON reader: right on everything right, and one plain fault with its place for the first slip."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.json import reader, scanner
from kiosk.content.json.document import position_in
from kiosk.content.json.reader import parse
from kiosk.content.json.scanner import DEEPEST, LONGEST_NUMBER
from tests.support.samples import all_paths

# Characters that UTF-8 can hold.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def slip(text: str) -> tuple[int, int, str] | None:
    """Line, column and kind of the first slip, None where there is none."""
    document = parse(text)
    return None if document.slip is None else (*position_in(document.text, document.slip.offset), document.slip.kind)


# --- agreement with the standard library ------------------------------------------------------------------------------


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 2, "\t"]))
@settings(max_examples=300, deadline=None)
def test_valid_json_is_read_as_the_standard_library_reads_it(
    value: Any, *, ascii_only: bool, indent: int | str | None
) -> None:
    """Whatever `json.dumps` writes gives no fault and the same value."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = parse(text)
    assert document.slip is None
    assert document.value == json.loads(text)
    assert repr(document.value) == repr(json.loads(text))  # 1 and 1.0 and True are equal but not the same


@given(st.text(st.sampled_from("{}[],:\"\\ \n\t0123456789.eE+-truefalsn'“”/*ñ\u00a0｛｝［：，\u200b"), max_size=40))
@settings(max_examples=1500, deadline=None)
def test_what_the_standard_library_refuses_is_refused(text: str) -> None:
    """No fault means that `json.loads` reads it too, to the same value; and no text makes the reader raise."""
    document = parse(text)
    if document.slip is None:
        assert document.value == json.loads(text)
        return
    line, column = position_in(document.text, document.slip.offset)
    assert line >= 1
    assert column >= 1
    if document.slip.kind != "duplicate_key":
        with pytest.raises(ValueError, match=r"."):
            json.loads(text, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    raise ValueError(name)


@given(VALUES, st.data())
@settings(max_examples=200, deadline=None)
def test_every_value_and_name_is_found_again(value: Any, data: st.DataObject) -> None:
    """The offsets of a path are where the value's text begins, and where a member's name begins."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    path: tuple[str | int, ...] = ()
    while isinstance(value, dict | list) and value:
        step = data.draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        path, value = (*path, step), value[step]
    document = parse(text)
    offsets = document.offsets_of(path)
    assert json.JSONDecoder().raw_decode(text, offsets.value)[0] == value
    if path and isinstance(path[-1], str):
        assert json.JSONDecoder().raw_decode(text, offsets.key)[0] == path[-1]


@given(VALUES)
@settings(max_examples=100, deadline=None)
def test_a_walk_meets_every_value_at_its_path(value: Any) -> None:
    """Outer ones first, in the order of the text; a path that leads nowhere has no value."""
    document = parse(json.dumps(value))
    met = list(document.walk())
    assert [path for path, _ in met] == [(), *all_paths(value)]
    for path, inner in met:
        assert document.at(path) == inner
        assert document.at((*path, "no such name")) is None
    assert document.at((-1,)) is None


def test_every_line_is_found_by_its_number() -> None:
    """The last one too, whether or not anything stands in it."""
    assert parse("[1,\n2,\n\n3]\n").lines == ["[1,", "2,", "", "3]", ""]


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
    ('{touch: {en: "Touch", es: "Toque"}, "b": 2}', 1, 2, "unquoted_name"),
    ('{"a": {en: "Touch", es: "Toque"}}', 1, 8, "unquoted_name"),
    ('{"a": """Risks""", "b": 2}', 1, 7, "doubled_quote"),
    ('{"a": \\"Risks\\", "b": 2}', 1, 7, "unexpected"),
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
    assert slip(text) == (line, column, kind)


def test_of_several_slips_the_first_is_told() -> None:
    """And when that is mended, the next."""
    text = '{\n  "a": 1\n  "b": True,\n  c: "x",\n  "d": “y”,\n  "e": [1, 2,],\n}'
    mends = [("missing_comma", "1\n", "1,\n"), ("bare_constant", "True", "true"), ("unquoted_name", "c:", '"c":')]
    mends += [("curly_quotes", "“y”", '"y"'), ("trailing_comma", "2,", "2"), ("trailing_comma", "],", "]")]
    for kind, wrong, right in mends:
        finding = parse(text).slip
        assert finding is not None
        assert finding.kind == kind
        text = text.replace(wrong, right, 1)
    assert slip(text) is None


def test_a_fault_knows_its_value_and_details() -> None:
    """The path leads to the value at fault, and the details say what a message needs."""
    finding = parse('{"list": [{}, {"a": 1, "a": 2}]}').slip
    assert finding is not None
    assert finding.path == ("list", 1, "a")
    assert dict(finding.details) == {"name": "a", "line": 1, "column": 16}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ending: str) -> None:
    """Windows, Unix and old Macintosh line ends count as one."""
    assert slip(ending.join(["{", '"a": 1,', '"ñb": "😀" "c": 3', "}"])) == (3, 10, "missing_comma")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [("“", "”", "curly_everywhere"), ("„", "“", "curly_everywhere"), ("'", "'", "single_everywhere")],
)
def test_wrong_quotation_marks_in_the_whole_file_are_one_fault(before: str, after: str, kind: str) -> None:
    """As another program makes them: the first is told, with how many there are; of a few it is told alone."""
    line = f"{before}a{after}"
    finding = parse(f"[{', '.join([line] * 200)}]").slip
    assert finding is not None
    assert (finding.offset, finding.kind, finding.details["count"]) == (1, kind, 200)
    assert slip(f"[{', '.join([line] * 20)}]") == (1, 2, kind.replace("everywhere", "quotes"))


def test_odd_spaces_in_the_whole_file_are_one_fault() -> None:
    """As a web page has them."""
    assert slip("[1,\n" + "\u00a0\u00a01,\n" * 200 + "1]") == (2, 1, "odd_space_everywhere")


def test_more_values_than_a_kiosk_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list without end costs no more than the limit."""
    monkeypatch.setattr(reader, "MOST_VALUES", 3)
    monkeypatch.setattr(scanner, "MOST_VALUES", 3)
    assert slip("[0, 1]") is None
    assert slip("[0, 1, 2]") == (1, 8, "too_many_values")


def test_the_limits_are_exact() -> None:
    """As many brackets and digits as are allowed, and one more."""
    assert slip("[" * DEEPEST + "1" + "]" * DEEPEST) is None
    assert slip("[" * DEEPEST + "[]" + "]" * DEEPEST) == (1, DEEPEST + 1, "too_deep")
    for number in ("9" * LONGEST_NUMBER, "0." + "1" * (LONGEST_NUMBER - 2)):
        assert slip(f"[{number}]") is None
        assert slip(f"[{number}1]") == (1, 2, "number_too_long")


def test_halves_of_a_character_that_belong_together_are_none() -> None:
    """As programs write 😀 in plain letters; a backslash before the u makes it no such half."""
    for text in ('"\\ud83d\\ude00"', '"\\\\ud83d"'):
        assert slip(text) is None
        assert parse(text).value == json.loads(text)
