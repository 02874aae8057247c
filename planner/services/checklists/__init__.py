"""Changes of checklists and of all that they hold."""
