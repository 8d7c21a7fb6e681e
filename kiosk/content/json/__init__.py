"""From a text to its value, with the place of everything in it and every slip."""
