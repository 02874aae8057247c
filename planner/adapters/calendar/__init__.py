"""iCalendar: our feed written, calendars from elsewhere read."""
