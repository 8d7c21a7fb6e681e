"""The set-up script fills the environment when it must, and only then."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import paths

# Stands for the environment's Python: notes what pip is to install, and is the real one for all else.
STAND_IN = """#!/bin/sh
case "$*" in
    *"pip install"*) for last; do :; done; cat "$last" >>"{log}" ;;
    *) exec "{python}" "$@" ;;
esac
"""


class Clone:
    """A clone of the project with an environment in which pip installs nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "installed"
        (folder / "deploy").mkdir()
        (folder / ".venv" / "bin").mkdir(parents=True)
        (folder / "kiosk").mkdir()
        self.write("app")
        (folder / "deploy" / "setup.sh").write_bytes((paths.PROGRAM / "deploy" / "setup.sh").read_bytes())
        for name in ("python", "pip"):
            file = folder / ".venv" / "bin" / name
            file.write_text(STAND_IN.format(log=self._log, python=sys.executable))
            file.chmod(0o755)

    def check_out(self, name: str) -> None:
        """The lock files of that state of the project."""
        for lock in ("requirements", "requirements-typefaces", "requirements-dev"):
            (self._folder / "deploy" / f"{lock}.lock").write_text(f"{name} {lock}\n")

    def set_up(self, purpose: str) -> int:
        """Runs the script; its exit status."""
        command = ["bash", "deploy/setup.sh", purpose]
        return subprocess.run(command, cwd=self._folder, capture_output=True, check=False).returncode

    def write(self, module: str) -> None:
        """A module of the program."""
        (self._folder / "kiosk" / f"{module}.py").write_text("pass\n")

    def compiled(self, module: str) -> list[Path]:
        """The compiled forms of that module."""
        return list((self._folder / "kiosk" / "__pycache__").glob(f"{module}.*.pyc"))

    def installed(self) -> list[str]:
        """The lock files that were installed, one after the other."""
        return self._log.read_text().splitlines() if self._log.exists() else []


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone in which nothing was set up yet."""
    clone = Clone(tmp_path)
    clone.check_out("A")
    return clone


def test_a_second_run_installs_nothing(clone: Clone) -> None:
    """It costs no time, and needs no network."""
    assert (clone.set_up("run"), clone.set_up("run")) == (0, 0)
    assert clone.installed() == ["A requirements"]


def test_going_back_to_former_lock_files_installs_their_packages(clone: Clone) -> None:
    """Whoever looks at another state of the project and comes back has the packages of this one."""
    for name in "ABA":
        clone.check_out(name)
        clone.set_up("run")
    assert clone.installed() == ["A requirements", "B requirements", "A requirements"]


def test_what_another_purpose_filled_in_is_not_taken_for_ones_own(clone: Clone) -> None:
    """All purposes share the environment."""
    clone.set_up("run")
    clone.check_out("B")
    clone.set_up("dev")
    clone.check_out("A")
    clone.set_up("run")
    assert clone.installed() == ["A requirements", "B requirements-dev", "A requirements"]


def test_the_environment_for_work_on_the_code_runs_the_kiosk_too(clone: Clone) -> None:
    """Changing between them installs nothing."""
    for purpose in ("run", "dev", "run", "dev"):
        clone.set_up(purpose)
    assert clone.installed() == ["A requirements", "A requirements-dev"]


def test_a_kiosk_with_more_typefaces_keeps_them(clone: Clone) -> None:
    """Starting it takes none away and fills nothing twice; work on the code needs more, and has them too."""
    for purpose in ("typefaces", "run", "typefaces", "run", "dev", "typefaces", "run"):
        clone.set_up(purpose)
    assert clone.installed() == ["A requirements-typefaces", "A requirements-dev"]


def test_a_kiosk_without_more_typefaces_gets_them(clone: Clone) -> None:
    """What was filled for the kiosk alone is not enough."""
    for purpose in ("run", "typefaces"):
        clone.set_up(purpose)
    assert clone.installed() == ["A requirements", "A requirements-typefaces"]


def test_the_typefaces_of_the_system_are_those_that_the_kiosk_asks_for() -> None:
    """Each package of Debian in the table of typefaces is installed by the script, and no other."""
    table = json.loads(paths.TYPEFACES.read_text("utf-8"))["typefaces"].values()
    script = (paths.PROGRAM / "deploy" / "setup.sh").read_text("utf-8")
    (needs,) = re.findall(r"^typeface_needs=\((.*)\)$", script, re.MULTILINE)
    assert set(needs.split()) == {typeface["debian"] for typeface in table if "debian" in typeface}


def test_the_packages_of_python_are_those_that_the_kiosk_asks_for() -> None:
    """Each in the table of typefaces is in the lock file for typefaces; what every kiosk has is in its own too."""
    table = json.loads(paths.TYPEFACES.read_text("utf-8"))["typefaces"]
    packages = {
        name: typeface["package"].replace("_", "-") for name, typeface in table.items() if "package" in typeface
    }
    locks = {
        name: (paths.PROGRAM / "deploy" / f"{name}.lock").read_text("utf-8")
        for name in ("requirements", "requirements-typefaces", "requirements-dev")
    }
    for name, package in packages.items():
        always = name in ("latin", "arabic")
        assert [f"\n{package}==" in f"\n{lock}" for lock in locks.values()] == [always, True, True], package


def test_the_modules_are_compiled(clone: Clone) -> None:
    """A user who cannot write there starts as fast; a module that changed is compiled again by the next set-up."""
    clone.set_up("run")
    assert len(clone.compiled("app")) == 1
    assert not clone.compiled("wiring")
    clone.write("wiring")
    clone.set_up("run")
    assert len(clone.compiled("wiring")) == 1


def test_a_purpose_that_there_is_not_is_refused(clone: Clone) -> None:
    """Nothing is installed for a slip of the pen."""
    assert clone.set_up("rum") != 0
    assert not clone.installed()
