"""How high the buttons are is told with the height at which the panel hangs."""

from pathlib import Path

import pytest

from kiosk.commands import reach
from kiosk.commands.reach import measured, told_reach
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import read
from kiosk.system.settings.settings import Settings
from tests.support.samples import minimal_content, saved

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(("pitch", "millimetres"), [(0.248, 475), (0.4, 767)])
def test_heights_follow_the_panel(tmp_path: Path, pitch: float, millimetres: int) -> None:
    """No button is above the panel's upper edge, and none that is brought down above its middle."""
    file = saved(tmp_path, minimal_content())
    settings = Settings(mm_per_px=pitch, mounting_height_mm=1200)
    store = PictureStore(tmp_path)
    found = {one.screen: one for one in measured(read(file, store), store, settings)}
    assert {"attract", "home", "idle-warning"} <= found.keys()
    assert all(1200 - millimetres / 2 < one.low <= 1200 for one in found.values())
    assert all(one.whole < 1200 + millimetres / 2 for one in found.values())
    assert found["home"].whole > found["home"].low


@pytest.mark.parametrize(("height", "kinds"), [(900, ("well", "well")), (1800, ("over", "over"))])
def test_what_is_out_of_reach_is_a_warning(
    tmp_path: Path, height: float, kinds: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is, and brought down."""
    told: list[str] = []
    monkeypatch.setattr(reach, "message", lambda _group, key, **_details: key)
    told += told_reach(saved(tmp_path, minimal_content()), Settings(mounting_height_mm=height))
    assert told[-2:] == [f"whole_{kinds[0]}", f"low_{kinds[1]}"]


def test_bad_content_is_told(tmp_path: Path) -> None:
    """Rather than a height of nothing."""
    (line,) = told_reach(saved(tmp_path, "{"), Settings(mounting_height_mm=1200))
    assert str(tmp_path) in line
