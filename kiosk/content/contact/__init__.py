"""How a clinic is reached: its number as phones dial it, and its card for an address book."""
