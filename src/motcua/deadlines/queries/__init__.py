"""Questions about calendars and clocks."""
