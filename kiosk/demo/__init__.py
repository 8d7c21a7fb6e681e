"""Showing the kiosk to people: keys, shapes, a sample clinic, a tour and its recording; made with `--demo` alone."""
