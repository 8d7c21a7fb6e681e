"""Tests of `kiosk/speech`."""
