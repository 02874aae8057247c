"""Checklists: tasks, days that are due, offers, dossiers."""
