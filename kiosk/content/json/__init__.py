"""From a text to its value, with the place of everything in it, or its first slip."""
