"""The gazetteer: names and postal codes as an SQLite file of its own."""
