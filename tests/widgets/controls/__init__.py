"""Tests of `kiosk/widgets/controls`."""
