"""Tests of `kiosk/content/language`."""
