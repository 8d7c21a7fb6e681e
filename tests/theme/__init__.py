"""Tests of `kiosk/theme`."""
