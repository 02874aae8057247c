"""Where distances start: what a typed text may mean."""
