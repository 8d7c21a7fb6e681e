"""The voice: what is said, in whose voice, and how it comes out of the machine."""
