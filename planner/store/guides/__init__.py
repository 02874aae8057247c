"""The files of ``data/guides/``."""
