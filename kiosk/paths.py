"""Where the program's own files lie, where a picture is looked for, and where versions are kept; no Qt."""

import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path, PureWindowsPath
from typing import Final
from zlib import crc32

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

# The name of the program's folders among those of its user.
FOLDER: Final = "waiting-room-kiosk"
PROGRAM: Final = Path(__file__).resolve().parent.parent
# The file of the settings, and what lies beside it.
SETTINGS: Final = "settings.toml"
STAFF_CHOICES: Final = "staff-choices.json"
RESOURCES: Final = PROGRAM / "resources"
CONTENT: Final = PROGRAM / "content.json"
ICONS: Final = RESOURCES / "icons"
MESSAGES: Final = RESOURCES / "messages.json"
UPDATING: Final = RESOURCES / "updating.json"
STAFF_WORDS: Final = RESOURCES / "staff.json"
FIRST_START_WORDS: Final = RESOURCES / "first_start.json"
SOUND_WORDS: Final = RESOURCES / "sound.json"
SAMPLES: Final = RESOURCES / "samples"
SYLLABLES: Final = RESOURCES / "syllables.json"
TYPEFACES: Final = RESOURCES / "typefaces.json"
SCHEMA: Final = RESOURCES / "content.schema.json"
VOICES: Final = RESOURCES / "voices"
SETTINGS_TEMPLATE: Final = RESOURCES / "settings.toml"
STYLE_SHEET: Final = RESOURCES / "theme" / "kiosk.qss"
COLOURS: Final = RESOURCES / "theme" / "colours.toml"
PICTURE_STYLE: Final = RESOURCES / "theme" / "pictures.css"
# How many files of a folder are looked at: it may be one in which everything lies.
_MOST_FILES: Final = 2_000
# Drawings that have another name since version 0.2.0: a content file that was written then still finds them.
_RENAMED: Final = {
    "resources/pictures/clinic.svg": "resources/pictures/ask.svg",
    "resources/pictures/relief-figure.svg": "resources/pictures/shot.svg",
}


def own_file(name: str) -> bytes | None:
    """The bytes of a file of the program, by its name from the top; none where there is no such file."""
    try:
        return (PROGRAM / _RENAMED.get(name, name)).read_bytes()
    except OSError:
        return None


def program_state() -> int:
    """A number that tells states of the program's own files apart: by their names, sizes and dates."""
    state = 0
    for top in (PROGRAM / "kiosk", RESOURCES):
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(files):
                stat = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - before the first frame
                state = crc32(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns}".encode(), state)
    return state


def own_text(file: Path) -> str:
    """The text of a file that every copy of the program has; raises `OSError` where it was taken away."""
    return file.read_text("utf-8")


def icon_names() -> frozenset[str]:
    """The names of all icons that came with the program."""
    return frozenset(file.stem for file in ICONS.glob("*.svg"))


def own_pictures() -> list[str]:
    """The names of the program's own pictures, as a content file names them."""
    return [file.relative_to(PROGRAM).as_posix() for file in (RESOURCES / "pictures").glob("*.svg")]


def pictures_beside(folder: Path, endings: Collection[str]) -> list[str]:
    """The names of the pictures in a folder, as far as it can be read; of very many files only some are looked at."""
    with suppress(OSError):
        return [file.name for file in islice(folder.iterdir(), _MOST_FILES) if file.suffix.lower() in endings]
    return []


def leads_out(name: str) -> bool:
    """Whether the name alone leads out of a folder: only to look for a file on a server would call that server."""
    asked = PureWindowsPath(name)
    return bool(asked.drive or asked.root or ".." in asked.parts)


def find_picture(name: str, folder: Path) -> Path | None:
    """The picture of that name beside the content file, else among the program's own; None when neither has it.

    A name must stay inside the folder it is looked up in: no absolute path, no way up, no link that leads out.
    """
    for base, there in ((folder.resolve(), name), (PROGRAM, _RENAMED.get(name, name))):
        try:
            file = (base / there).resolve()
            if file.is_relative_to(base) and file.is_file():
                return file
        except (OSError, ValueError):  # too long a name, a NUL in it, a loop of links
            continue
    return None


def settings() -> Path:
    """The file of this user's settings; what is kept for staff lies beside it."""
    return user_config_path(FOLDER) / SETTINGS


def staff_choices() -> Path:
    """The file of what staff chose on the panel."""
    return settings().with_name(STAFF_CHOICES)


def state() -> Path:
    """The folder of what the program notes of its own runs: its log, how the last one ended, the stack of a crash."""
    return user_state_path(FOLDER)


def photograph(content: Path) -> Path:
    """The file in the user's cache with the first frame of that content; contents of one name take turns."""
    return user_cache_path(FOLDER) / f"{content.stem[:40]}.frame"


def answers() -> Path:
    """The folder in the user's cache with what was found out about pictures of staff; see `AnswerCache`."""
    return user_cache_path(FOLDER) / "pictures"


def voices() -> Path:
    """The folder of what was rendered since the program came; what came with it lies in `VOICES`."""
    return state() / "voices"


def recorded(content: Path) -> Path:
    """The folder of what people recorded for that content file, as it is played."""
    return state() / "recorded" / _own_name(content)


def voice_engine() -> Path:
    """The folder with what renders voices, where it was set up."""
    return state() / "voice-engine"


def recordings(content: Path) -> Path:
    """The folder of recordings by people, beside a content file."""
    return content.parent / "recordings"


def kept(content: Path) -> Path:
    """The folder in the user's data where the versions of that content file are kept."""
    return user_data_path(FOLDER) / "kept" / _own_name(content)


def instance_locks(content: Path) -> list[Path]:
    """The files of which the first that can be made tells that a kiosk shows that content on this machine.

    A user's cache may lie on a server and be that of several machines, so it comes second.
    """
    folders = [user_cache_path(FOLDER)]
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        folders.insert(0, Path(runtime, FOLDER))
    return [folder / f"{_own_name(content)}.lock" for folder in folders]


def _own_name(content: Path) -> str:
    """A name that no other content file has."""
    name = os.path.abspath(content)  # noqa: PTH100 - to resolve links may call a server
    return f"{content.stem[:40]}-{sha256(name.encode()).hexdigest()[:12]}"
