"""Tests of what keeps the kiosk alive."""
