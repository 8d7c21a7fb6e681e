"""The shapes of screens that a demo can take, as large as the screen it runs on allows; no Qt."""

from enum import Enum


class Shape(Enum):
    """A kind of screen: its width and height as whole numbers."""

    PORTRAIT = (9, 16)
    LANDSCAPE = (16, 9)
    LAPTOP = (16, 10)

    @property
    def following(self) -> "Shape":
        """The next shape, round and round."""
        shapes = list(Shape)
        return shapes[(shapes.index(self) + 1) % len(shapes)]

    def largest(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in pixels of the largest such shape in a room of that size."""
        across, down = self.value
        if width * down <= height * across:
            return width, width * down // across
        return height * across // down, height
