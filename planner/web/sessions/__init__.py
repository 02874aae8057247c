"""Revision sessions: made, judged, mended, moved, logged."""
