"""Text and pictures packed into pages that fit."""
