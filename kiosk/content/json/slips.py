"""The slips that people make in a JSON text: a table of what stands there, and what was meant; no Qt.

Where a text stops being JSON several may fit, the likeliest first: `guesses` finds them, and `reader` tries each.
"""

import re
from typing import Final, NamedTuple

from kiosk.content.json.scanner import SOUND, UNSEEN, WIDE

_CURLY: Final = "“”„‟«»″＂「」『』〝〞〟‹›"
_SINGLE: Final = "'`\u2018\u2019\u201a\u201b\u00b4"
# What ends a text for certain: a mark or the end of the line; the end of its member; the end of its line. Whatever is
# repeated here is possessive (*+) or of one kind, so that no text, however long or odd, takes long.
_MARK: Final = rf"(?=[ \t]*+(?:[,:}}\]{''.join(WIDE)}]|\n|\Z))"
_MEMBER: Final = r'(?=[ \t]*+(?:,[ \t]*+(?:["{\[]|\n|\Z)|[}\]]|\n|\Z))'
_LINE: Final = r"(?=[ \t,}\]]*+(?:\n|\Z))"
_REST: Final = r"(?:[^\n]*[^\n \t,}\]])?"
# A text; words as a name; words up to the quotation mark that ends them; words that none ends, within reason.
QUOTED: Final = r'"(?:[^"\\\n]|\\.)*+"'
_NAME: Final = rf'(?P<given>(?![{_CURLY}{_SINGLE}])[^"\n,:{{}}\[\]]*?[^"\n,:{{}}\[\] \t])'
_ENDED: Final = rf'(?![{{}}\[\],:{_CURLY}{_SINGLE}])[^"\n]{{0,2000}}[^"\n,:{{\[ \t](?="(?:{_MEMBER}|[ \t]*+:))'
_STOP: Final = r'(?=[ \t]{0,200}+(?:[,}\]]{0,200}+[ \t]{0,200}+(?:\n|\Z)|,[ \t]{0,200}+"|"))'
_BARE: Final = rf'(?![{{}}\[\],:{_CURLY}{_SINGLE}])(?P<given>[^"\n]{{1,2000}}?)(?:{_STOP}|(?<=[^"\n]{{2000}}))'
# A text on one line, up to the first thing in it that JSON does not allow.
_UP_TO_ODD: Final = rf'(?={QUOTED})"{SOUND}*+'
# A text but for its end; and no mark follows, but perhaps a word like {page}, which the kiosk fills in.
_BEGUN: Final = r'"(?:[^"\\\n]|\\.)*+'
_NO_MARK: Final = r'(?=[^{}\[\],:"\n]|\{[a-z]++\}")'
# A word or number that stands alone, and a number with a comma as in many languages.
_WORD: Final = rf"(?P<given>[-+]?[^\s\",:{{}}\[\]{_CURLY}{_SINGLE}]{{1,20}}){_MARK}"
_WITH_COMMA: Final = r"-?[0-9]+(?:,[0-9]+)+(?![0-9.])"


class Slip(NamedTuple):
    """A row of the table: where to look, what must hold there, the kind of slip, the words it has, and what was meant.

    Where: at the token at hand; `after` the last one, or where that starts (`text` when it is a text that a colon or
    comma must follow); at the `key` of this member or of the one `before`; at the last `comma` or the `open` bracket.

    What must hold, letter by letter: what `scanner` expects, or N a name, V a value; the bracket around it, or I any; L
    it begins a line, S it does not; D the bracket may end before it; O it is no JSON.

    What was meant stands in place of the words, or of the group `x` in them. The slip is told where that begins, or at
    the group `at`; its message may name the group `given`.
    """

    where: str
    holds: str
    kind: str
    words: re.Pattern[str]
    meant: str


SLIPS: Final = tuple(Slip(where, holds, kind, re.compile(words), meant) for where, holds, kind, words, meant in (
    # words and quotation marks
    ("token", "O", "doubled_quote", rf'"{{1,20}}+(?:{_MARK}|(?=[ \t]*["{{\[]))', ""),
    ("token", "O", "lone_surrogate", rf"{_UP_TO_ODD}(?P<x>\\u[dD][89a-fA-F][0-9a-fA-F]{{2}}|[\ud800-\udfff])", ""),
    ("token", "O", "bad_escape", rf"{_UP_TO_ODD}(?P<x>\\(?!u[0-9a-fA-F]{{4}}).)", ""),
    ("token", "O", "tab_in_text", rf"{_UP_TO_ODD}(?P<x>\t)", " "),
    ("token", "O", "control_in_text", rf"{_UP_TO_ODD}(?P<x>[\x00-\x1f])", ""),
    ("token", "O", "curly_end", rf'"[^"\n{_CURLY}]*(?P<x>(?P<given>[{_CURLY}]))(?:{_LINE}|(?=[ \t]*:))', '"'),
    ("token", "O", "line_break_in_text",
     rf'"[^"\n]*+(?P<x>(?:\n[ \t]*+(?:(?!["{{}}\[\],:\n])[^"\n]++)?){{1,40}}?(?<!\n)"){_MARK}', '"'),
    ("token", "ON", "unclosed_text", rf'(?P<at>)"{_NAME}(?P<x>)[ \t]*:', '"'),
    ("token", "O", "unclosed_text", rf'(?P<at>)"(?P<given>{_REST})(?P<x>)', '"'),
    ("token", "O", "comment", r"//[^\n]*|#[^\n]*|/\*(?s:.*?)(?:\*/|\Z)", ""),
    ("token", "O", "odd_space", rf"(?:(?![ \t\n])[\s\x00-\x1f\x7f-\x9f{UNSEEN}])+", " "),
    ("token", "OF", "not_json", r"[^{]+(?=\{)", ""),
    ("token", "O", "curly_quotes", rf'(?P<given>[{_CURLY}])(?:([^\n]*?)[{_CURLY}"]{_MARK}|({_REST}))', r'"\2\3"'),
    ("token", "O", "single_quotes", rf"(?P<given>[{_SINGLE}])(?:([^\n]*?)[{_SINGLE}]{_MARK}|({_REST}))", r'"\2\3"'),
    ("token", ":", "wrong_colon", r"=>|->|[^\w\s\":]", ":"),
    ("token", ",", "unexpected", r"[^\w\s\",:{}\[\]](?=\s*[}\]])", ""),
    ("token", ",", "wrong_close", r'[^\w\s",}\]]', "close"),
    ("token", "VI", "wrong_open", r'[^\w\s"{\[\\]', "{"),
    ("token", "VI", "wrong_open", r'[^\w\s"{\[\\]', "["),
    ("token", "OV", "missing_opening_quote", _ENDED, r'"\g<0>'),
    ("token", "OV", "bare_constant", _WORD, "constant"),
    ("token", "OV", "nearly_constant", _WORD, "nearly"),
    ("token", "OV", "unexpected", r'(?P<given>[A-Za-z]{1,2}|\\)(?="[^"\n]*")', ""),
    ("before", "{2", "bare_text", rf"{QUOTED}[ \t]*:[ \t]*(?P<x>(?P<given>{_WITH_COMMA}))", r'"\g<given>"'),
    ("token", "OF", "not_json", _BARE, ""),
    ("token", "OV", "bare_text", _BARE, r'"\1"'),
    ("token", "N", "missing_opening_quote", rf'{_NAME}"(?=[ \t]*:)', r'"\g<0>'),
    ("token", "N", "unquoted_name", rf"{_NAME}(?=[ \t]*:)", r'"\1"'),
    # commas, colons, names, values, brackets
    ("last", "E", "missing_open", rf"(?={QUOTED}\s*:)", "{"),
    ("token", "E", "extra_close", r"[}\]]", ""),
    ("token", "E", "after_end", r"(?s:.*)", ""),
    ("last", "F", "nothing_there", r"\s*\Z", ""),
    ("token", "F", "not_json", "", ""),
    ("after", ",", "missing_comma", "", ","),
    ("after", ":", "missing_colon", "", ":"),
    ("key", ":", "name_without_value", rf'{QUOTED}\s*(?=")', ""),
    ("token", "I", "extra_comma", ",", ""),
    ("comma", "2", "trailing_comma", r",(?=\s*[}\]])", ""),
    ("token", "v", "missing_open", r"(?=\})", "{"),
    ("token", "v", "missing_open", r"(?=\])", "["),
    ("after", "v", "missing_value", "", "0"),
    ("key", "{,", "missing_open", rf"{QUOTED}\s*:(?P<x>)\s*(?P<at>){QUOTED}\s*:", "{"),
    ("key", "{,", "missing_value", rf"(?P<at>){QUOTED}\s*:\s*(?P<x>){QUOTED}\s*:", "0,"),
    ("last", "[,", "missing_open", rf"(?={QUOTED}\s*:)", "{"),
    ("key", "{,L", "missing_open", rf"{QUOTED}\s*:(?P<x>)\s*(?P<at>)[^\[\s](?s:.*)\]\Z", "["),
    ("key", "{,S", "missing_open", rf"{QUOTED}\s*:(?P<x>)\s*(?P<at>)[^{{\[\s][^\n]*\]\Z", "["),
    ("before", "{:", "missing_open", rf'{QUOTED}\s*:(?P<x>)\s*(?P<at>)"', "["),
    ("before", "{2L", "missing_open", rf"{QUOTED}\s*:(?P<x>)[ \t]*+\n\s*+(?P<at>)\{{", "["),
    ("before", "{2S", "missing_open", rf"{QUOTED}\s*:(?P<x>)[ \t]*(?P<at>)\{{", "["),
    ("key", ":", "name_without_value", rf"(?P<at>){QUOTED}(?P<x>)", ":0"),
    ("token", "N", "missing_name", "(?=:)", '""'),
    ("token", "{", "extra_colon", ":", ""),
    ("last", "[,", "colon_in_list", rf"{QUOTED}\s*(?P<at>):", ""),
    ("token", "1", "extra_open", r"[{\[]", ""),
    ("token", ":", "extra_open", r"[{\[]", ""),
    ("token", ",", "extra_open", r"[{\[]", ""),
    ("token", "N,", "missing_name", '(?=[^"])', ',"":'),
    ("token", "N", "missing_name", "", '"":'),
    ("comma", "2", "missing_close", r"(?P<x>,\s*)(?P<at>)[}\]]", "close"),
    ("token", "I", "missing_close", r"(?=[}\]])", "close"),
    ("token", "I", "wrong_close", r"[}\]]", "close"),
    ("token", "2", "extra_close", r"[}\]](?:[ \t]*,)?", ""),
    ("token", "I", "extra_close", r"[}\]]", ""),
    ("open", "I", "wrong_open", r"\{", "["),
    ("open", "I", "wrong_open", r"\[", "{"),
    ("open", ":", "extra_open", r"\{", ""),
    ("token", "1", "missing_close_before", "(?=,)", "close"),
    ("comma", "2", "missing_close_before", r"(?P<x>,\s*)(?P<at>),", "close"),
    ("comma", "[,", "missing_close_before", rf"(?=,\s*{QUOTED}\s*:)", "close"),
    ("last", "[,", "missing_close_comma", rf"(?={QUOTED}\s*:)", "close,"),
    ("comma", "2D", "missing_close_before", "", "close"),
    ("after", ",D", "missing_close_comma", "", "close,"),
    ("after", "1D", "missing_close_comma", "", "close,"),
    ("token", ",", "wrong_comma", r'[^\w\s",]', ","),
    # the text before, which ended too late or too early; words where nothing belongs
    ("text", "", "doubled_quote", rf'{QUOTED}(?P<x>"{{1,20}}+){_MARK}', ""),
    ("text", "", "doubled_quote", rf'"{{2,3}}(?=[^\s"])([^"\n]+)"*+(?:{_MEMBER}|(?=[ \t]*:))', r'"\1"'),
    ("text", "", "doubled_quote", r'"(?=[ \t]*["{\[])', ""),
    ("text", "", "curly_end", rf'"[^"\n{_CURLY}]*(?P<x>(?P<given>[{_CURLY}]))[ \t]*[,:}}\]][^"\n]*"', '"'),
    ("text", "", "unclosed_text",
     r'(?P<at>)"(?P<given>(?:[^"\n]*?[^"\n \t])??)(?P<x>)[ \t]*+[:,][ \t]*+[{\[]?[ \t]*+"', '"'),
    ("text", ",", "quote_in_text",
     rf'{_BEGUN}(?P<x>"[ \t]*+{_NO_MARK}(?P<given>[^"\n]++)(?:"[^"\n]*+)*?"){_MEMBER}', '"'),
    ("text", ",", "quote_in_text",
     rf'{_BEGUN}(?P<x>"[ \t]*+{_NO_MARK}(?P<given>[^"\n]*[^"\n \t,}}\]])){_LINE}', '"'),
    ("token", "N2", "unexpected", rf'(?P<given>{_ENDED}")(?:[ \t]*,)?', ""),
    ("token", "N", "unexpected", rf"(?!\w+[ \t]*:){_BARE}", ""),
    ("token", ",", "unexpected", rf"(?![;；]){_BARE}", ""),
    ("token", ":", "unexpected", rf"{_NAME}(?=[ \t]*:)", ""),
))  # fmt: skip
