"""What a picture needs behind it: is all of it covered, and is the ink on it pale; no Qt."""

from typing import Final

from PIL import Image

# Grey of this value and more, of 255, has a luminance over 0.3, and so less than 3:1 against white (WCAG 2.2, 1.4.11).
_PALE: Final = 149
# The share of the covered pixels that must be pale: beside dark ink there is paint that may be.
_NEARLY_ALL: Final = 0.99
_COVERED: Final = 128


def ink_of(picture: Image.Image) -> tuple[bool, bool]:
    """Whether every pixel is covered, and whether nearly all that are covered are pale."""
    if "A" not in picture.getbands():
        return True, False
    alpha = picture.getchannel("A")
    seen = alpha.point([255 * (value >= _COVERED) for value in range(256)])
    greys = picture.convert("RGB").convert("L").histogram(seen)
    pale = sum(greys[_PALE:])
    return alpha.getextrema() == (255, 255), pale > 0 and pale >= _NEARLY_ALL * sum(greys)
