"""The calendar: the feed, its links, and downloads."""

from flask import Blueprint

blueprint = Blueprint("calendar", __name__)
