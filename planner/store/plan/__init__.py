"""What the plan reads of sessions and calendars together."""
