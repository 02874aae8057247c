"""What a visitor sets once: the home station, the usual reminder, calendar links."""

from flask import Blueprint

blueprint = Blueprint("settings", __name__)
