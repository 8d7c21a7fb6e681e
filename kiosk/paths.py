"""Where the program's own files lie, where a picture is looked for, and where versions are kept; no Qt."""

import os
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import Final

from platformdirs import user_data_path

# The name of the program's folders among those of its user.
FOLDER: Final = "waiting-room-kiosk"
PROGRAM: Final = Path(__file__).resolve().parent.parent
RESOURCES: Final = PROGRAM / "resources"
CONTENT: Final = PROGRAM / "content.json"
ICONS: Final = RESOURCES / "icons"
MESSAGES: Final = RESOURCES / "messages.json"
UPDATING: Final = RESOURCES / "updating.json"
STAFF_WORDS: Final = RESOURCES / "staff.json"
SAMPLES: Final = RESOURCES / "samples"
SCHEMA: Final = RESOURCES / "content.schema.json"
STYLE_SHEET: Final = RESOURCES / "theme" / "kiosk.qss"
PICTURE_STYLE: Final = RESOURCES / "theme" / "pictures.css"


def icon_names() -> frozenset[str]:
    """The names of all icons that came with the program."""
    return frozenset(file.stem for file in ICONS.glob("*.svg"))


def leads_out(name: str) -> bool:
    """Whether the name alone leads out of a folder: only to look for a file on a server would call that server."""
    asked = PureWindowsPath(name)
    return bool(asked.drive or asked.root or ".." in asked.parts)


def find_picture(name: str, folder: Path) -> Path | None:
    """The picture of that name beside the content file, else among the program's own; None when neither has it.

    A name must stay inside the folder it is looked up in: no absolute path, no way up, no link that leads out.
    """
    for base in (folder.resolve(), PROGRAM):
        try:
            file = (base / name).resolve()
            if file.is_relative_to(base) and file.is_file():
                return file
        except (OSError, ValueError):  # too long a name, a NUL in it, a loop of links
            continue
    return None


def kept(content: Path) -> Path:
    """The folder in the user's data where the versions of that content file are kept."""
    name = os.path.abspath(content)  # noqa: PTH100 - to resolve links may call a server
    return user_data_path(FOLDER) / "kept" / f"{content.stem[:40]}-{sha256(name.encode()).hexdigest()[:12]}"
