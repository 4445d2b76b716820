"""Questions that pages and commands ask."""
