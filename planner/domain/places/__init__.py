"""Study places: what they are, when they are open, which of them answer a question."""
