"""Rows: the only package that writes SQL or reads the files of ``data/``."""
