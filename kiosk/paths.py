"""Where things lie on disk; together with `settings` and the content reader the only modules that know; no Qt."""

from pathlib import Path
from typing import Final

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
