"""How languages are written: direction, hyphenation, sentences, and the typefaces of their scripts."""
