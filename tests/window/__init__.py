"""Tests of `kiosk/window`."""
