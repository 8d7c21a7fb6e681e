"""Put the drawings of the four risks below that of the pregnancy warning, for where one sentence tells all of them.

Run ``python tools/pictures/make_risks.py`` from anywhere; it rewrites ``resources/pictures/risks.svg`` from the five
drawings beside it. On the sheet each has the id of its name, and no marks of its own.
"""

import re
from typing import Final

from shapes import PICTURES, Point, drawing, group, write

SHEET: Final = (800.0, 770.0)
# Where each drawing stands and how large: each is a square of 400 units.
PLACES: Final[dict[str, tuple[Point, float]]] = {
    "pregnancy": ((124.0, 0.0), 1.38),
    "infection": ((0.0, 564.0), 0.5),
    "bleeding": ((200.0, 564.0), 0.5),
    "nerve": ((400.0, 564.0), 0.5),
    "dural": ((600.0, 564.0), 0.5),
}


def placed(name: str) -> str:
    """One drawing at its place on the sheet."""
    (x, y), size = PLACES[name]
    text = (PICTURES / f"risk-{name}.svg").read_text("utf-8")
    inner = text.partition("-->")[2].rpartition("</svg>")[0]
    inner = re.sub(r'<\w+ id="[\w-]+" class="anchor"[^>]*/>\s*', "", inner)
    # A gradient keeps its name, for its surface asks for it by that.
    inner = re.sub(r'(?<!Gradient) id="[\w-]+"', "", inner)
    return group(name, "", [f'<g transform="translate({x:g} {y:g}) scale({size:g})">\n{inner.strip()}\n</g>'])


def main() -> None:
    """Write the file."""
    write("risks.svg", drawing(SHEET, "Made by make_risks.py from the drawings of each risk.", map(placed, PLACES)))


if __name__ == "__main__":
    main()
