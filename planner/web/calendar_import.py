"""Calendars brought in as busy time: read, looked at, saved."""

from flask import Blueprint

blueprint = Blueprint("calendar_import", __name__)
