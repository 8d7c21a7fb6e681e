"""Turns the picture with the touch, where the system has a way to."""

from collections.abc import Callable


def turner(output: str) -> Callable[[int], bool]:
    """What turns that output, the primary one if it has no name, to so many degrees, and tells whether it could."""

    def turn(degrees: int) -> bool:
        try:
            from kiosk.system.rotation import turn_screen  # type: ignore[import-not-found]
        except ImportError:
            return False
        turned: bool = turn_screen(degrees, output)
        return turned

    return turn
