"""Tests of `kiosk/speech/sound`."""
