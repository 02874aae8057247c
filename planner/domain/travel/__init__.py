"""Ways: on foot and by rail, how long they take, and the last trains home."""
