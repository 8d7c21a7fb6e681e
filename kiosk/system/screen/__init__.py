"""The window on the screen: whole, on top, lit, turned."""
