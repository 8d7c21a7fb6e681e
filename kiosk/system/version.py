"""Which version of the program this is."""

import tomllib
from importlib import metadata

from kiosk import paths

_UNKNOWN = "?"


def version() -> str:
    """From `pyproject.toml` when it runs from a clone, else from the installed package."""
    try:
        project = tomllib.loads((paths.PROGRAM / "pyproject.toml").read_text("utf-8"))["project"]
        return str(project["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return metadata.version("waiting-room-kiosk")
    except metadata.PackageNotFoundError:
        return _UNKNOWN
