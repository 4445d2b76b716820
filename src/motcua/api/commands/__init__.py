"""Acts on API clients."""
