"""The Debian package holds what the kiosk needs, its files are root's alone, and its unit is locked down."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import kiosk
from kiosk import paths
from kiosk.commands.command_line import parse
from kiosk.health.heartbeat import BEAT_MS
from kiosk.system.process.exits import Exit

DEBIAN = paths.PROGRAM / "deploy" / "debian"
UNIT = DEBIAN / "waiting-room-kiosk.service"
CONTENT = "/var/lib/waiting-room-kiosk/content"


def output(*command: str | Path) -> str:
    """What a command prints, run in the project's folder."""
    return subprocess.run(command, cwd=paths.PROGRAM, capture_output=True, text=True, check=True).stdout


def setting(name: str) -> str:
    """The value of that setting of the unit."""
    found = re.search(rf"^{name}=((?:.*\\\n)*.*)", UNIT.read_text("utf-8"), re.MULTILINE)
    assert found, name
    return found[1].replace("\\\n", " ")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with one small Python package in place of the real ones, which are large."""
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg-deb is Debian's")
    folder = tmp_path_factory.mktemp("package")
    (folder / "packages").mkdir()
    (folder / "packages" / "one.py").write_text("pass\n")
    (folder / "packages").chmod(0o777)
    return Path(output(DEBIAN / "build", "amd64", folder / "packages", folder / "out").strip())


@pytest.mark.parametrize("name", ["postinst", "prerm", "postrm", "command"])
def test_a_script_of_the_package_is_plain_shell(name: str) -> None:
    """Debian's /bin/sh, which is not bash, reads it without an error."""
    subprocess.run(["sh", "-n", DEBIAN / name], check=True)


def test_the_package_has_the_version_of_the_program(package: Path) -> None:
    """The number that apt tells is the one that the staff panel shows."""
    assert output("dpkg-deb", "--field", package, "Version").strip() == kiosk.__version__


def test_nobody_but_root_may_write_a_file_of_the_package(package: Path) -> None:
    """Who may edit words may not edit code: all files are root's, and neither group nor others may write them."""
    listing = [line.split()[:2] for line in output("dpkg-deb", "--contents", package).splitlines()]
    assert len(listing) > 100
    assert {owner for _, owner in listing} == {"root/root"}
    assert {rights for rights, _ in listing} == {"drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x", "lrwxrwxrwx"}


def test_the_same_input_gives_the_same_package(package: Path, tmp_path: Path) -> None:
    """Whoever builds it again can compare the bytes."""
    again = output(DEBIAN / "build", "amd64", package.parent.parent / "packages", tmp_path).strip()
    assert Path(again).read_bytes() == package.read_bytes()


def test_the_package_holds_each_module_of_qt_that_the_kiosk_imports() -> None:
    """Of PySide6 a part is left out, for its size."""
    sources = "".join(file.read_text("utf-8") for file in (paths.PROGRAM / "kiosk").rglob("*.py"))
    imported = set(re.findall(r"from PySide6\.Qt(\w+) import", sources))
    kept = re.search(r"^qt_modules='(.*)'$", (DEBIAN / "packages").read_text("utf-8"), re.MULTILINE)
    assert kept
    assert {"Core", "Widgets"} <= imported <= set(kept[1].split("|"))


def test_the_unit_is_exposed_to_little() -> None:
    """At most 2.0 of 10, as systemd itself counts it."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd")
    said = output("systemd-analyze", "security", "--offline=true", "--no-pager", UNIT)
    exposure = re.search(r"Overall exposure level[^:]*: ([\d.]+)", said)
    assert exposure
    assert float(exposure[1]) <= 2.0


def test_the_unit_starts_the_kiosk_with_options_that_it_has() -> None:
    """A slip in the unit's command would be a black screen on every machine it is installed on."""
    session, _, command = setting("ExecStart").partition(" -- ")
    python, isolated, program, *options = command.split()
    assert (session.split()[0], python, isolated, program) == (
        "/usr/lib/waiting-room-kiosk/deploy/sessions/start",
        "/usr/lib/waiting-room-kiosk/bin/python3",
        "-I",
        "/usr/lib/waiting-room-kiosk/main.py",
    )
    assert f"--content {CONTENT}/content.json" in " ".join(options)
    parse(options)


def test_the_unit_keeps_the_contract_of_the_exit_statuses() -> None:
    """It starts the kiosk again when it asks for it or fails, for ever, and gives it time for more than two beats."""
    assert setting("RestartForceExitStatus") == str(int(Exit.RESTART))
    assert (setting("Restart"), setting("StartLimitIntervalSec")) == ("on-failure", "0")
    assert int(setting("WatchdogSec")) * 1000 > 2 * BEAT_MS


@pytest.mark.parametrize("name", ["postinst", "postrm", "command"])
def test_each_script_means_the_same_home(name: str) -> None:
    """The content that is made, put aside and checked is the one that the unit shows."""
    script = (DEBIAN / name).read_text("utf-8")
    home = re.search(r"^home=(.*)$", script, re.MULTILINE)
    assert home
    assert f"{home[1]}/content" == CONTENT
    assert re.search(r"\$home/content\b", script)
