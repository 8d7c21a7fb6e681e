"""The arithmetic of the bench; what it measures is no test."""
