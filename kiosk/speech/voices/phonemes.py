"""From words to the sounds that the voice knows: espeak-ng says how they are pronounced, in letters of its own."""

import ctypes
import re
from functools import cache
from typing import Final

# What espeak-ng calls the languages: Spanish as in the Americas.
DIALECTS: Final = {"en": b"en-us", "es": b"es-419"}
# Punctuation, which espeak-ng leaves out and the voice breathes by.
_PUNCTUATION: Final = re.compile(r'\s*([;:,.!?¡¿—…"()“”]+)\s*')
# What the voice was taught to write otherwise (Kokoro-82M, 2025: its letters are those of the library misaki); with ^
# between two letters that are one sound. The longer ones come first.
_BOTH: Final = (
    ("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("t^ʃ", "ʧ"), ("ɔ^ɪ", "Y"), ("o^ʊ", "O"), ("t^s", "ʦ"),
)  # fmt: skip
_ENGLISH: Final = (
    ("ʔˌn\u0329", "tᵊn"), ("ʔn", "tᵊn"), ("ə^l", "ᵊl"), ("ɚ", "əɹ"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"),
    ("e", "A"), ("r", "ɹ"), ("ɐ", "ə"), ("ɬ", "l"), ("ʔ", "t"), ("ç", "k"), ("x", "k"), ("ʲ", ""), ("ː", ""),
    ("ɹɹ", "ɹ"),
)  # fmt: skip
_UTF8: Final = 1
_IPA: Final = 0x02
_TIED: Final = 0x80 | ord("^") << 8
_SYNCHRONOUS: Final = 2


class EngineMissing(Exception):
    """Something of the engine is not installed; its message is the name of the package or file."""


@cache
def _espeak() -> ctypes.CDLL:
    try:
        import espeakng_loader
    except ImportError as error:
        raise EngineMissing("espeakng-loader") from error
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0)
    return library


def phonemes(text: str, language: str) -> str:
    """How a text is pronounced; raises `EngineMissing`, and `KeyError` for a language that nobody taught it."""
    espeak, dialect = _espeak(), DIALECTS[language]
    espeak.espeak_SetVoiceByName(dialect)
    parts = _PUNCTUATION.split(text)
    said = []
    for index, part in enumerate(parts):
        if index % 2:
            said.append(part if part[0] in "¡¿“(" else f"{part} ")
        elif part:
            said.append(_said(espeak, part))
    return _respelled("".join(said).strip(), language)


def _said(espeak: ctypes.CDLL, text: str) -> str:
    buffer = ctypes.create_string_buffer(text.encode())
    at = ctypes.c_void_p(ctypes.addressof(buffer))
    found = []
    while at.value:
        found.append(espeak.espeak_TextToPhonemes(ctypes.byref(at), _UTF8, _IPA | _TIED).decode().strip())
    return " ".join(found)


def _respelled(said: str, language: str) -> str:
    for letters, ours in (*_BOTH, *(_ENGLISH if language == "en" else ())):
        said = said.replace(letters, ours)
    return said.replace("^", "").replace("-", "")
