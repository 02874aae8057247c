"""What a visitor sets once."""
