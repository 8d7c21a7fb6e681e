"""Tests of `kiosk/widgets/pictures`."""
