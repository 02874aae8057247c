"""Study places: the list, the map, one place, and the API that gives the same answers."""
