"""Tests of `kiosk/publishing`."""
