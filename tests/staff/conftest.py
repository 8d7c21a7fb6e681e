"""Kiosks with staff, for these tests."""

from tests.support.staff_fixtures import cheap, files, new_staff_rig, staff_rig, with_pin

__all__ = ["cheap", "files", "new_staff_rig", "staff_rig", "with_pin"]
