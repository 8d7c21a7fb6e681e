"""Figures of speed and memory; printed, never asserted."""
