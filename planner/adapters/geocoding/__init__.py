"""Geocoders that may be asked where a text leads."""
