"""Boots the installed Debian package on an emulated computer: `python -m tools.try_boot SUITE FOLDER`, as root.

FOLDER is where `deploy/debian/try` left the bare system and the package. A disk is made of both and of Debian's own
kernel; QEMU starts it, which needs no hardware but is 20 times as slow, so that the unit's times are lengthened. What
is seen is printed as rows of a table; pictures of the screen go into FOLDER.
"""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

MIRROR: Final = "http://deb.debian.org/debian"
UNIT: Final = "waiting-room-kiosk"
SYSTEM: Final = ["linux-image-amd64", "initramfs-tools", "systemd-sysv", "dbus", "udev", "zstd", "procps"]
SLOW: Final = "[Service]\nTimeoutStartSec=400\nWatchdogSec=300\nTimeoutStopSec=60\n"
# A root shell on the serial line, which this program speaks to.
SHELL: Final = """[Unit]
Description=A shell on the serial line
[Service]
Environment=TERM=dumb
ExecStart=/bin/sh -c 'stty -echo; echo SHELL-READY; PS1= exec bash --norc --noprofile'
StandardInput=tty-force
StandardOutput=tty
StandardError=tty
TTYPath=/dev/ttyS0
[Install]
WantedBy=multi-user.target
"""
BOOT_S: Final = 600
KIOSK: Final = f"$(pgrep -u {UNIT} -f '^/usr/lib/{UNIT}/bin/python3')"


def run(*command: str | Path) -> None:
    """Runs a command of this machine; raises `CalledProcessError`."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands


def make_disk(suite: str, folder: Path) -> None:
    """The disk `boot-SUITE.img` with the bare system, a kernel, the package and a shell on the serial line."""
    root = folder / f"boot-{suite}"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    run("tar", "-C", root, "-xf", folder / f"{suite}.tar")
    shutil.copy("/etc/resolv.conf", root / "etc")
    (root / "etc/apt/sources.list").write_text(
        f"deb {MIRROR} {suite} main\ndeb {MIRROR}-security {suite}-security main\n"
    )
    package = min(folder.glob("waiting-room-kiosk_*.deb"), key=lambda file: file.stat().st_mtime)
    shutil.copy(package, root / "kiosk.deb")
    inside: list[str | Path] = [
        "env",
        "-i",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND=noninteractive",
        "chroot",
        root,
    ]
    run("mount", "-t", "proc", "proc", root / "proc")
    try:
        run(*inside, "apt-get", "update", "-qq")
        run(*inside, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *SYSTEM, "/kiosk.deb")
    finally:
        run("umount", root / "proc")
    units = root / "etc/systemd/system"
    (units / f"{UNIT}.service.d").mkdir(exist_ok=True)
    (units / f"{UNIT}.service.d/slow.conf").write_text(SLOW)
    (units / "shell.service").write_text(SHELL)
    (units / "multi-user.target.wants").mkdir(exist_ok=True)
    (units / "multi-user.target.wants/shell.service").symlink_to("../shell.service")
    (units / "serial-getty@ttyS0.service").symlink_to("/dev/null")  # its login would take half of what is said
    disk = folder / f"boot-{suite}.img"
    disk.unlink(missing_ok=True)
    run("truncate", "-s", "4G", disk)
    run("mke2fs", "-q", "-t", "ext4", "-d", root, disk)


class Computer:
    """An emulated computer with an upright screen, a tablet and a keyboard; it begins to boot at once."""

    def __init__(self, suite: str, folder: Path) -> None:
        self._folder, self._suite = folder, suite
        boot = folder / f"boot-{suite}" / "boot"
        serial, monitor = folder / "serial", folder / "monitor"
        command: list[str | Path] = ["qemu-system-x86_64", "-cpu", "max", "-m", "2048", "-smp", "2"]
        command += ["-kernel", next(boot.glob("vmlinuz-*")), "-initrd", next(boot.glob("initrd.img-*"))]
        command += ["-append", "root=/dev/vda rw console=ttyS0 quiet systemd.show_status=false"]
        command += ["-drive", f"file={folder}/boot-{suite}.img,if=virtio,format=raw,snapshot=on"]
        command += ["-vga", "none", "-device", "virtio-vga,xres=1080,yres=1920", "-device", "virtio-tablet-pci"]
        command += ["-device", "virtio-keyboard-pci", "-display", "none", "-nic", "none", "-monitor", "none"]
        command += ["-serial", f"unix:{serial},server=on,wait=off", "-qmp", f"unix:{monitor},server=on,wait=off"]
        self._process = subprocess.Popen(command)  # noqa: S603 - our own command
        self._serial = _connected(serial)
        self._monitor = _connected(monitor).makefile("rw")
        self._monitor.readline()
        self._ask("qmp_capabilities")
        self._heard = b""
        self._until(rb"SHELL-READY\r?\n", BOOT_S)

    def say(self, command: str, patience_s: float = BOOT_S) -> str:
        """Runs a command on it; what it printed."""
        self._serial.sendall(f"{command}\necho @@''@@\n".encode())
        return self._until(rb"@@@@\r?\n", patience_s).strip()

    def keys(self, *names: str) -> None:
        """Presses keys together."""
        self._ask("send-key", keys=[{"type": "qcode", "data": name} for name in names])

    def picture(self, name: str) -> None:
        """Writes what its screen shows as `boot-SUITE-NAME.png`."""
        raw = self._folder / "screen.ppm"
        self._ask("screendump", filename=str(raw))
        run("convert", raw, self._folder / f"boot-{self._suite}-{name}.png")

    def end(self) -> None:
        """Switches it off."""
        self._process.kill()
        self._process.wait()

    def _ask(self, command: str, **arguments: Any) -> None:
        self._monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._monitor.flush()
        while "return" not in (answer := json.loads(self._monitor.readline())):
            if "error" in answer:
                raise OSError(answer["error"])

    def _until(self, pattern: bytes, patience_s: float) -> str:
        deadline = time.monotonic() + patience_s
        while not (found := re.search(pattern, self._heard)):
            self._serial.settimeout(max(0.1, deadline - time.monotonic()))
            self._heard += self._serial.recv(65536)
        before, self._heard = self._heard[: found.start()], self._heard[found.end() :]
        return before.decode(errors="replace")


def _connected(place: Path) -> socket.socket:
    """A connection to a socket that is about to be there."""
    for _ in range(100):
        line = socket.socket(socket.AF_UNIX)
        try:
            line.connect(str(place))
        except OSError:
            line.close()
            time.sleep(0.1)
        else:
            return line
    raise OSError(f"{place} is not there")


def wait_active(computer: Computer) -> str:
    """Waits until the service says that its first frame is on the screen; the service's state."""
    state = f"systemctl show --value -p ActiveState {UNIT}"
    return computer.say(f'for _ in $(seq 300); do [ "$({state})" != active ] || break; sleep 1; done; {state}')


def try_boot(suite: str, computer: Computer) -> None:
    """Prints a row for each thing that is tried."""

    def row(what: str, seen: str) -> None:
        sys.stdout.write(f"| {suite:8} | {what:42} | {' '.join(seen.split())} |\n")
        sys.stdout.flush()

    terminal = "cat /sys/class/tty/tty0/active"
    group = f"/sys/fs/cgroup/system.slice/{UNIT}.service"
    row("started with the machine", wait_active(computer))
    time.sleep(20)
    computer.picture("started")
    row("terminal that is seen", computer.say(terminal))
    row("processes in the unit", computer.say(f"for p in $(cat {group}/cgroup.procs); do cat /proc/$p/comm; done"))
    row("most memory in use, MB", computer.say(f"echo $(($(cat {group}/memory.peak) / 1000000))"))
    row("exposure", computer.say(f"systemd-analyze security {UNIT} | grep -o '[0-9.]* OK'"))
    row("the kiosk writes no program or content", computer.say(
        f"setpriv --reuid {UNIT} --regid {UNIT} --clear-groups touch /usr/lib/{UNIT}/x /var/lib/{UNIT}/content/x 2>&1"
        " | grep -c denied"
    ))  # fmt: skip
    computer.keys("ctrl", "alt", "f1")
    computer.keys("ctrl", "alt", "backspace")
    time.sleep(10)
    row("after Ctrl+Alt+F1 and Ctrl+Alt+Backspace", computer.say(terminal))
    computer.say(f"kill -9 {KIOSK}; sleep 5")
    row("after kill -9 of the kiosk", wait_active(computer))
    computer.say("pkill -9 Xorg; sleep 5")
    row("after kill -9 of the X server", wait_active(computer))
    row("restarts", computer.say(f"systemctl show --value -p NRestarts {UNIT}"))
    computer.picture("restarted")
    row("after systemctl stop", computer.say(f"systemctl stop {UNIT}; systemctl show --value -p Result {UNIT}"))
    row("what failed on the machine", computer.say("systemctl --failed --no-legend --plain") or "nothing")


if __name__ == "__main__":
    make_disk(sys.argv[1], Path(sys.argv[2]))
    started = Computer(sys.argv[1], Path(sys.argv[2]))
    try:
        try_boot(sys.argv[1], started)
    finally:
        started.end()
