"""Reading a file in whose place there may be anything."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.system.files.bounded_files import read_bounded


def test_an_ordinary_file_is_read_whole(tmp_path: Path) -> None:
    """Also one of as many bytes as are allowed, and through a link."""
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_bounded(tmp_path / "link", 5) == b"12345"


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    """By one byte."""
    (tmp_path / "file").write_bytes(b"123456")
    with pytest.raises(OSError, match="file") as refusal:
        read_bounded(tmp_path / "file", 5)
    assert refusal.value.errno == errno.EFBIG


def test_a_folder_is_told_as_one(tmp_path: Path) -> None:
    """With an error of its own."""
    with pytest.raises(IsADirectoryError):
        read_bounded(tmp_path, 5)


@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "/dev/null"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    """A pipe into which nobody writes, a device without end, one that is empty."""
    file = tmp_path / "file"
    if kind == "fifo":
        os.mkfifo(file)
    else:
        file.symlink_to(kind)
    with pytest.raises(OSError, match="file") as refusal:
        read_bounded(file, 5)
    assert refusal.value.errno == errno.EINVAL


def test_nothing_stays_open(tmp_path: Path) -> None:
    """Whatever was refused."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with pytest.raises(IsADirectoryError):
            read_bounded(tmp_path, 5)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
