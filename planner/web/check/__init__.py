"""The check "does this count?": its questions, and its outcome."""
