"""Tests of what is said, of the files that say it, and of what makes them."""
