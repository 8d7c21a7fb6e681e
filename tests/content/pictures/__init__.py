"""Tests of `kiosk/content/pictures`."""
