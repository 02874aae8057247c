"""The calendar: the feed that apps ask for, and calendars brought in as busy time."""
