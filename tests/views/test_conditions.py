"""The reasons for the injection."""

from pathlib import Path
from typing import Any

from kiosk.widgets.pictures.picture_view import PictureView
from tests.conftest import MakeWindow
from tests.support.rig import edited


def test_an_introduction_is_never_alone_on_a_page(make_window: MakeWindow, tmp_path: Path) -> None:
    """Without a cover, as in a content of version 0.2.0, the picture of the first reason stands beside it."""

    def change(data: Any) -> None:
        (reasons,) = (section for section in data["sections"] if section["kind"] == "conditions")
        del reasons["cover"]

    content = edited(tmp_path, change)
    window = make_window(content=content)
    window.go(window.visit.home().open("reasons"))
    shown = [picture for picture in window.findChildren(PictureView) if picture.isVisible()]
    assert [picture.accessibleName() for picture in shown] == [content.section("reasons").title.in_language("en")]
