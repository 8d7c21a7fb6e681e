"""Tests of `kiosk/demo`."""
