"""Acts on clocks (inner functions for the commands of upper floors) and on calendars (commands)."""
