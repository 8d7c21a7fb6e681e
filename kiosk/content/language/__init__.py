"""How languages are written: direction and hyphenation."""
