"""Tests of `kiosk/content/json`."""
