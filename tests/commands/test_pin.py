"""The command `pin`: asks twice and stores nothing but a hash."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.commands.pin import pin
from kiosk.staff import pin_hash as hashing
from kiosk.staff.pin_hash import hash_pin, matches
from kiosk.staff.stored import StaffFiles


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small cost of hashing, so that tests are quick."""
    monkeypatch.setattr(hashing, "_N", 2**4)


def typing(*answers: str | type[BaseException]) -> Callable[[str], str]:
    """Somebody at the terminal who types these."""
    waiting = iter(answers)

    def ask(prompt: str) -> str:
        assert prompt
        answer = next(waiting)
        if isinstance(answer, str):
            return answer
        raise answer

    return ask


@pytest.mark.parametrize("digits", ["0000", "1234", "123456789012"])
def test_the_stored_hash_matches_its_pin_alone(digits: str) -> None:
    """The right digits match, others do not."""
    stored = hash_pin(digits)
    assert matches(digits, stored)
    assert not any(matches(wrong, stored) for wrong in ("", digits[:-1], digits + "0", "9" + digits[1:]))


def test_the_same_pin_is_never_stored_alike() -> None:
    """Each hash has a salt of its own."""
    first, second = hash_pin("1234"), hash_pin("1234")
    assert first.salt != second.salt
    assert first.key != second.key
    assert not matches("1234", replace(first, salt=second.salt))


def test_the_cost_is_what_is_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the real cost a hash is made, matches, and needs no more memory than allowed."""
    monkeypatch.undo()
    stored = hash_pin("1234")
    assert (stored.n, stored.r, stored.p) == (2**17, 8, 1)
    assert matches("1234", stored)


def test_a_pin_typed_twice_is_stored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 0; the terminal says where, never what."""
    assert pin(StaffFiles(tmp_path), typing("4711", "4711")) == 0
    assert StaffFiles(tmp_path).pin_is_set()
    said = capsys.readouterr()
    assert (str(tmp_path) in said.out, said.err) == (True, "")
    texts = [said.out, *(file.read_text() for file in tmp_path.rglob("*") if file.is_file())]
    assert not any("4711" in text.replace(str(tmp_path), "") for text in texts)


@pytest.mark.parametrize(
    "answers",
    [
        ("1234", "1235"),
        ("1234", "12345"),
        ("123", "123"),
        ("1234567890123", "1234567890123"),
        ("", ""),
        ("abcd", "abcd"),
        ("12 4", "12 4"),
        ("１２３４", "１２３４"),
        ("1234", "12é4"),
        ("1234", "\udcff"),
        (EOFError,),
        ("1234", EOFError),
        (KeyboardInterrupt,),
    ],
)
def test_wrong_typing_stores_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answers: tuple[str | type[BaseException], ...]
) -> None:
    """Exit status 2 and one line that says why; no file is written."""
    assert pin(StaffFiles(tmp_path), typing(*answers)) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "nothing was changed" in said.err
    assert not list(tmp_path.iterdir())


def test_wrong_typing_keeps_the_former_pin(tmp_path: Path) -> None:
    """The PIN in force stays when a new one is mistyped."""
    pin(StaffFiles(tmp_path), typing("4711", "4711"))
    file = tmp_path / "staff-pin.json"
    before = file.read_bytes()
    assert pin(StaffFiles(tmp_path), typing("0815", "0816")) == 2
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2 and one line with the reason of the system."""
    (tmp_path / "config").write_text("a file where the folder should be")
    assert pin(StaffFiles(tmp_path / "config"), typing("4711", "4711")) == 2
    assert capsys.readouterr().err.count("\n") == 1
