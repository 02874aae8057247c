"""The guides, their sources, and the flow "does this count?"."""
