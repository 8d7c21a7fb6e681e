"""Durations: of a visit, of a countdown, of what moves."""
