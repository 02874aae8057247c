"""Changes of calendar links and of imported calendars."""
