"""Waypoint: study places in Singapore on one map, open for the time you need."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
