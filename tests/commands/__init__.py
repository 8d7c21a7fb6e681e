"""Tests of `kiosk/commands`."""
