"""Waypoint: study places, revision sessions and internship checks on one map."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
