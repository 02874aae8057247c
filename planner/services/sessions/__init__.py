"""Changes of revision sessions and of their dates."""
