"""The process: how it starts, what it survives, how it ends."""
