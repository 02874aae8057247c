"""The tasks of a checklist, and the evidence kept with them."""
