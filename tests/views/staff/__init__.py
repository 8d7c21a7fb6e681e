"""Tests of `kiosk/views/staff`."""
