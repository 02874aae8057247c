"""Watching the pages that claims rest on."""
