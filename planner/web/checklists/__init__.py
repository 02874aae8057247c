"""Checklists: saved, compared, kept up to date, printed."""
