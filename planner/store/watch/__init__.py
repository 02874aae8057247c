"""Rows of the source watch."""
