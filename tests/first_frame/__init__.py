"""Tests of the first frame."""
