"""What is measured: this kiosk, what a clinic would use instead, and the floor."""

import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bench.frames import Picture, Watch, alike, thinned
from bench.plan import Plan
from bench.pointer import Pointer
from bench.processes import Program
from bench.screen import XScreen
from bench.site import START
from bench.table import BARE, CHROMIUM, KIOSK
from kiosk import paths

# Why each flag is there stands in docs/performance.md.
_CHROMIUM_FLAGS: Final = (
    "--kiosk", "--window-position=0,0", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--disable-breakpad", "--disable-extensions", "--disable-default-apps", "--password-store=basic",
)  # fmt: skip
# What the kiosk's log says when its first frame was drawn.
FIRST_FRAME: Final = "ready in"
# A picture is complete when it is the one that is wanted and rests so long.
REST_S: Final = 0.7
_FIRST_REST_S: Final = 2.5
_LIMIT_S: Final = 30.0
# The screen is empty again when a program has ended and nothing changes for so long.
_EMPTY_S: Final = 0.3
# So long after its first picture the kiosk has done what it puts off until then.
_AFTERWARDS_S: Final = 1.5


@dataclass
class Bench:
    """What every measurement needs: a screen, a mouse, the plan, a folder, how often, whether in short, and the peers.

    The browser has so many `pages` in each language.
    """

    screen: XScreen
    pointer: Pointer
    plan: Plan
    folder: Path
    runs: int
    short: bool
    peers: tuple[str, ...]
    pages: int
    _numbers: "count[int]" = field(default_factory=count)
    _finals: dict[str, Picture] = field(default_factory=dict)

    def home(self) -> Path:
        """A new empty home folder."""
        folder = self.folder / f"home-{next(self._numbers)}"
        folder.mkdir(mode=0o700)
        return folder

    def command(self, peer: str, *options: str, python: Sequence[str] = ()) -> list[str]:
        """The command line of a peer; the options are the kiosk's or the browser's, `python` those of Python."""
        if peer == KIOSK:
            return [sys.executable, *python, str(paths.PROGRAM / "main.py"), *options]
        if peer == BARE:
            return [sys.executable, str(Path(__file__).parent / "bare.py"), "Touch to begin"]
        profile = self.folder / f"profile-{next(self._numbers)}"
        size = f"--window-size={self.screen.width},{self.screen.height}"
        page = (self.folder / "site" / START).as_uri()
        return [chromium() or "chromium", *_CHROMIUM_FLAGS, size, f"--user-data-dir={profile}", *options, page]

    def start(
        self,
        peer: str,
        *options: str,
        home: Path | None = None,
        python: Sequence[str] = (),
        wrapper: Sequence[str] = (),
        extra: Mapping[str, str] = MappingProxyType({}),
    ) -> Program:
        """Starts a peer on the screen, in a new home unless one is given; `wrapper` is a command that runs it."""
        environment = self.environment(self.home() if home is None else home)
        log = self.folder / f"log-{next(self._numbers)}"
        return Program([*wrapper, *self.command(peer, *options, python=python)], {**environment, **extra}, log)

    def environment(self, home: Path) -> dict[str, str]:
        """As on a kiosk's own machine: nothing of this user's settings, nothing that changes how Python runs."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_"))}
        kept.pop("WAYLAND_DISPLAY", None)
        folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
        return kept | folders | {"HOME": str(home), "DISPLAY": self.screen.name, "QT_QPA_PLATFORM": "xcb"}

    # --- pictures -----------------------------------------------------------------------------------------------------

    def wait_for_final(self, peer: str, watch: Watch) -> float:
        """Waits until the peer's first screen is complete, and says when that was, in seconds after the watch began."""
        if peer not in self._finals:
            moment = watch.last(_FIRST_REST_S, _LIMIT_S, lambda seen: int(seen.max()) != int(seen.min()))
            self._finals[peer] = watch.seen
            return moment
        final = self._finals[peer]
        return watch.last(REST_S, _LIMIT_S, lambda seen: alike(seen, final))

    def final(self, peer: str) -> Picture | None:
        """The first screen of a peer that has been started once."""
        return self._finals.get(peer)

    def wait_for_empty(self) -> None:
        """Waits until nothing changes on the screen any more."""
        watch = Watch(self.screen)
        quiet = time.monotonic()
        while time.monotonic() - quiet < _EMPTY_S:
            if watch.look():
                quiet = time.monotonic()
            time.sleep(0.01)

    def wait_for_waiting_screen(self) -> None:
        """Waits until the kiosk shows its waiting screen, as the plan has it, and whatever follows is done."""
        watch = Watch(self.screen)
        if not self.shows(watch.seen, self.plan.waiting):
            watch.last(REST_S, _LIMIT_S, lambda seen: self.shows(seen, self.plan.waiting))
        time.sleep(_AFTERWARDS_S)

    def shows(self, seen: Picture, wanted: Picture) -> bool:
        """Whether the screen shows what the plan says."""
        return alike(thinned(seen), wanted)


def chromium() -> str | None:
    """The browser on this machine."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def peers() -> tuple[str, ...]:
    """The peers that this machine has."""
    return (KIOSK, CHROMIUM, BARE) if chromium() else (KIOSK, BARE)
