"""Revision sessions: how they repeat, fit, clash, and may be mended."""
