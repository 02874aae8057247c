"""TBW."""

from flask import Blueprint

blueprint = Blueprint("check", __name__)
