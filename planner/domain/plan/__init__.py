"""The plan: what stands on which day, and how many minutes that makes."""
