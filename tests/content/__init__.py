"""Tests of `kiosk/content`."""
