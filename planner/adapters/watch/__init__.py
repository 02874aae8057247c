"""Pages that claims rest on, fetched and read."""
