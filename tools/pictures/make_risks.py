"""Put the drawings of the four risks on one sheet, for where all of them are told in one sentence.

Run ``python tools/pictures/make_risks.py`` from anywhere; it rewrites ``resources/pictures/risks.svg`` from the four
drawings beside it. On the sheet each has the id of its name, and no marks of its own.
"""

import re
from typing import Final

from shapes import PICTURES, drawing, group, write

# The drawings in the order of the text, two in a row; each is a square tile of this side.
RISKS: Final = ("infection", "bleeding", "nerve", "dural")
SIDE: Final = 400.0
IN_A_ROW: Final = 2


def tile(index: int, name: str) -> str:
    """One drawing at its place on the sheet."""
    text = (PICTURES / f"risk-{name}.svg").read_text("utf-8")
    inner = text.partition("-->")[2].rpartition("</svg>")[0]
    inner = re.sub(r'<\w+ id="[\w-]+" class="anchor"[^>]*/>\s*', "", inner)
    # A gradient keeps its name, for its surface asks for it; the style and the gradient are the same in all.
    inner = re.sub(r'(?<!Gradient) id="[\w-]+"', "", inner)
    row, column = divmod(index, IN_A_ROW)
    place = f'<g transform="translate({column * SIDE:g} {row * SIDE:g})">\n{inner.strip()}\n</g>'
    return group(name, "", [place])


def main() -> None:
    """Write the file."""
    side = SIDE * IN_A_ROW
    parts = [tile(index, name) for index, name in enumerate(RISKS)]
    write("risks.svg", drawing((side, side), "Made by make_risks.py from the drawings of each risk.", parts))


if __name__ == "__main__":
    main()
