"""What staff may do: the way in, the PIN, what they choose."""
