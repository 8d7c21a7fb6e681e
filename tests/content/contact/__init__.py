"""Tests of `kiosk/content/contact`."""
