"""Put the drawings of the risks on sheets, for where one sentence tells several of them.

Run ``python tools/pictures/make_risks.py`` from anywhere; it rewrites ``risks-four.svg``, and ``risks.svg`` with the
pregnancy warning above them, in ``resources/pictures`` from the drawings beside them. On a sheet each has the id of its
name, and no marks of its own.
"""

import re
from collections.abc import Mapping
from typing import Final

from shapes import PICTURES, Point, drawing, group, write

# Where each drawing stands and how large: each is a square of 400 units.
Places = Mapping[str, tuple[Point, float]]

FOUR: Final[Places] = {
    "infection": ((0.0, 0.0), 1.0),
    "bleeding": ((400.0, 0.0), 1.0),
    "nerve": ((0.0, 400.0), 1.0),
    "dural": ((400.0, 400.0), 1.0),
}
ALL: Final[Places] = {
    "pregnancy": ((124.0, 0.0), 1.38),
    "infection": ((0.0, 564.0), 0.5),
    "bleeding": ((200.0, 564.0), 0.5),
    "nerve": ((400.0, 564.0), 0.5),
    "dural": ((600.0, 564.0), 0.5),
}
SHEETS: Final[Mapping[str, tuple[Point, Places]]] = {
    "risks-four": ((800.0, 800.0), FOUR),
    "risks": ((800.0, 770.0), ALL),
}


def placed(name: str, corner: Point, size: float) -> str:
    """One drawing at its place on a sheet."""
    text = (PICTURES / f"risk-{name}.svg").read_text("utf-8")
    inner = text.partition("-->")[2].rpartition("</svg>")[0]
    inner = re.sub(r'<\w+ id="[\w-]+" class="anchor"[^>]*/>\s*', "", inner)
    # A gradient keeps its name, for its surface asks for it by that.
    inner = re.sub(r'(?<!Gradient) id="[\w-]+"', "", inner)
    moved = f"translate({corner[0]:g} {corner[1]:g}) scale({size:g})"
    return group(name, "", [f'<g transform="{moved}">\n{inner.strip()}\n</g>'])


def main() -> None:
    """Write the files."""
    for sheet, (size, places) in SHEETS.items():
        parts = [placed(name, *place) for name, place in places.items()]
        write(f"{sheet}.svg", drawing(size, "Made by make_risks.py from the drawings of each risk.", parts))


if __name__ == "__main__":
    main()
