"""Revision sessions: one of them, and each change that its owner makes."""

from flask import Blueprint

blueprint = Blueprint("sessions", __name__)
