"""Tests of `kiosk/content/lint`."""
