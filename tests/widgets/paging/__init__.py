"""Tests of `kiosk/widgets/paging`."""
