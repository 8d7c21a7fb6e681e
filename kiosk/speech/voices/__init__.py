"""The voices: what can be said, how it is said, and the files that say it."""
