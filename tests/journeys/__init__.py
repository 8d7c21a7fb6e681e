"""Tests of the whole kiosk."""
