"""The one window: what stands in it, what lies over it, and how pages change."""
