"""Fingers, pens, mice and keys, as one."""
