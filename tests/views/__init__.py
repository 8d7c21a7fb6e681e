"""Tests of `kiosk/views`."""
