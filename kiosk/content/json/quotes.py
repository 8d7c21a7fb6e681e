"""What was meant where quotation marks are missing or too many, told from the rest of the line; no Qt.

Texts in JSON stand on one line, so the line is enough to guess well.
"""

import re
from typing import Final, NamedTuple

# No more of an endless line than this is looked at where it could be looked at often: {0,2000}.
_CURLY: Final = "“”„‟«»″"
_MARK_FOLLOWS: Final = re.compile(r"[ \t]*(?:[,:}\]]|\n|\Z)")
_UP_TO_ITS_QUOTE: Final = re.compile(
    r'([^"\n]{0,2000}[^"\n,:{\[ \t])"(?=[ \t]*(?:,[ \t]*(?:["{\[]|\n|\Z)|[:}\]]|\n|\Z))'
)
_NAME_UP_TO_ITS_QUOTE: Final = re.compile(r'([^"\n,:{}\[\]]*)"(?=[ \t]*:)')
_NAME: Final = re.compile(r'([^"\n,:{}\[\]]*?)(?=[ \t]*:)')
_FEW_WORDS: Final = re.compile(r'["\n].*', re.DOTALL)
_UNCLOSED_NAME: Final = re.compile(r"[^:,{}\[\]]*(?=:)")
_BARE: Final = re.compile(r'[^"\n]{0,2000}?(?=[ \t]*(?:[,}\]]*[ \t]*(?:\n|\Z)|,[ \t]*"|"))')
_TRUE_END: Final = re.compile(r'[^\n]*?"(?=[ \t]*(?:,[ \t]*(?:["{\[]|\n|\Z)|[}\]]|\n|\Z))')
_LINE_END: Final = re.compile(r"[^\n]*?(?=[ \t]*[,}\]]*[ \t]*(?:\n|\Z))")
_COLON_FOLLOWS: Final = re.compile(r"[ \t\n]*:")
_NEXT_MARK: Final = re.compile(r"[ \t\n]{0,2000}+([^ \t\n])")
_NAME_FOLLOWS: Final = re.compile(r'[ \t\n]{0,2000}+"[^"\n]{0,2000}+"[ \t]*:')
_BRACE_FIRST: Final = re.compile(r'(?:[^"{}\[\]\n]|"[^"\n]{0,2000}+"){0,200}+\}')
_LIST: Final = re.compile(r'"[^"\n]*+"(?:[ \t\n]{0,200}+,[ \t\n]{0,200}+"[^"\n]*+"){1,100}+[ \t\n]{0,200}+\]')
_TEXT: Final = re.compile(r'"([^"]*)"')
_ENDS_LIKE_A_NAME: Final = re.compile(r'"([^"\n]*?)[ \t]*:[ \t]*[{\[]?[ \t]*"')
_ENDS_LIKE_A_VALUE: Final = re.compile(r'"([^"\n]*?)[ \t]*,[ \t]*"')
_ENDS_CURLY: Final = re.compile(rf'"([^"\n{_CURLY}]*)([{_CURLY}])[ \t]*[,:}}\]][^"\n]*"')
_MEANT: Final = {"true": "true", "yes": "true", "false": "false", "no": "false"} | dict.fromkeys(
    ("none", "null", "nan", "undefined", "nil", "infinity"), "null"
)


class Slip(NamedTuple):
    """A slip: its kind, where it stands, where reading goes on, the words it concerns and what to write instead."""

    kind: str
    start: int
    end: int
    given: str
    wanted: str = ""


def bare_name(text: str, start: int, end: int) -> Slip | None:
    """The slip when words without an opening quotation mark (the first from `start` to `end`) are meant as a name."""
    if (match := _NAME_UP_TO_ITS_QUOTE.match(text, start)) and text[end : end + 1] != ":":
        return Slip("missing_opening_quote", start, match.end(), match[1])
    if match := _NAME.match(text, start):
        return Slip("unquoted_name", start, match.end(), match[0])
    return None


def bare_value(text: str, start: int, end: int) -> Slip:
    """The slip when words without an opening quotation mark (the first from `start` to `end`) stand as a value."""
    if match := _UP_TO_ITS_QUOTE.match(text, start):
        return Slip("missing_opening_quote", start, match.end(), match[1])
    alone, word = _MARK_FOLLOWS.match(text, end) is not None, text[start:end]
    if alone and (meant := _MEANT.get(word.lower().lstrip("-"))):
        return Slip("bare_constant", start, end, word, meant)
    match = None if alone else _BARE.match(text, start)
    end = max(match.end(), end) if match else end
    return Slip("bare_text", start, end, text[start:end])


def broken_text(text: str, start: int, end: int, words: int, *, name: bool) -> Slip | None:
    """The slip when a text from `start` to `end` is followed by bare words, for it ended too late or too early."""
    if (match := _ENDS_CURLY.match(text, start)) and match.end() == end:
        return Slip("curly_end", match.start(2), match.end(2), match[2])
    match = (_ENDS_LIKE_A_NAME if name else _ENDS_LIKE_A_VALUE).match(text, start)
    if match and match.end() == end and (name or _NAME_UP_TO_ITS_QUOTE.match(text, words)):
        return Slip("unclosed_text", start, match.end(1), match[1])
    if name or "\n" in text[end:words]:
        return None
    if end - start == 2 and words == end:
        match = _TRUE_END.match(text, words) or _LINE_END.match(text, words)
        return Slip("doubled_quote", start, match.end() if match else words, text[start:end])
    match = _TRUE_END.match(text, words) or _LINE_END.match(text, words)
    return Slip("quote_in_text", end - 1, match.end() if match else words, _FEW_WORDS.sub("", text[words : words + 80]))


def list_of_texts(text: str, start: int, end: int) -> tuple[int, list[str]] | None:
    """Where texts from `start` on end with a ], and the texts, unless a colon follows the one that ends at `end`."""
    match = None if _COLON_FOLLOWS.match(text, end) else _LIST.match(text, start)
    return (match.end(), _TEXT.findall(match[0])) if match else None


def brace_comes_first(text: str, start: int) -> bool:
    """Whether the first bracket after `start`, on the same line and outside texts, is a }."""
    return _BRACE_FIRST.match(text, start) is not None


def doubled_before_name(text: str, start: int) -> Slip | None:
    """The slip when a name begins with two quotation marks, the first of them at `start`."""
    match = _NAME_UP_TO_ITS_QUOTE.match(text, start + 2)
    return Slip("doubled_quote", start, match.end(), match[1]) if match and match[1].strip() else None


def next_mark(text: str, start: int) -> str:
    """The first character after spaces and line breaks; none at the end."""
    match = _NEXT_MARK.match(text, start)
    return match[1] if match else ""


def round_meant(text: str, start: int) -> str | None:
    """The bracket that was meant by a ( before `start`: {, if a name follows, [, if a text does; else none."""
    if next_mark(text, start) != '"':
        return None
    return "{" if _NAME_FOLLOWS.match(text, start) else "["


def unclosed_name_end(content: str) -> int | None:
    """Where in an unclosed text the colon stands that shows it was meant as a name."""
    match = _UNCLOSED_NAME.match(content)
    return match.end() if match else None
