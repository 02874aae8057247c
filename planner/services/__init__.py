"""Use cases that change something: one function, one transaction."""
