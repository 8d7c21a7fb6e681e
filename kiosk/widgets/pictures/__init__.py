"""Pictures, still and moving, with the names of their parts."""
