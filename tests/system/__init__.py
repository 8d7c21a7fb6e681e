"""Tests of `kiosk/system`."""
