"""The CSV files of ``data/``: read, and held against themselves and each other."""
