"""Kiosks with staff, for these tests."""

from tests.support.staff_fixtures import cheap, desk, new_desk, with_pin

__all__ = ["cheap", "desk", "new_desk", "with_pin"]
