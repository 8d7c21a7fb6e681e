"""What a picture needs behind it: is all of it covered, and is the ink on it pale; no Qt."""

from typing import Final, NamedTuple

from PIL import Image

# Grey of this value and more, of 255, has a luminance over 0.3, and so less than 3:1 against white (WCAG 2.2, 1.4.11).
_PALE: Final = 149
# Below this the luminance is under 0.15, and so less than 3:1 against the dark plate.
_DARK: Final = 108
# The shares of the covered pixels that must be pale at least, and may be dark at most: beside dark ink there is paint
# that may be pale, and beside the white letters of a sign there is a coloured one.
_MANY: Final = 0.3
_HARDLY_ANY: Final = 0.01
_COVERED: Final = 128


class Ink(NamedTuple):
    """Whether all pixels are covered; whether many that are covered are pale, and hardly any dark; whether none is."""

    opaque: bool = True
    pale: bool = False
    blank: bool = False


def ink_of(picture: Image.Image) -> Ink:
    """What is known of the ink of a picture."""
    if "A" not in picture.getbands():
        return Ink()
    alpha = picture.getchannel("A")
    seen = alpha.point([255 * (value >= _COVERED) for value in range(256)])
    greys = picture.convert("RGB").convert("L").histogram(seen)
    covered, pale, dark = sum(greys), sum(greys[_PALE:]), sum(greys[:_DARK])
    is_pale = pale > _MANY * covered and dark <= _HARDLY_ANY * covered
    return Ink(alpha.getextrema() == (255, 255), is_pale, alpha.getbbox() is None)
