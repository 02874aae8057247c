"""Waypoint: study places, revision sessions and internship checks on one map."""
