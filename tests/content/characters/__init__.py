"""Tests of `kiosk/content/characters`."""
