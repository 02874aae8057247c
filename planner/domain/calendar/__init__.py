"""What calendar apps are told, and what is read of other calendars."""
