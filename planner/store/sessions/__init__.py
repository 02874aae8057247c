"""Rows of the plan."""
