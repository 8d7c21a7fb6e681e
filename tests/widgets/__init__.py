"""Tests of `kiosk/widgets`."""
