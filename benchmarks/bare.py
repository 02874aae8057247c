"""The least that Flask can do for a program: one view, one small JSON answer, nothing around it."""

from flask import Flask, Response, jsonify

app = Flask(__name__)


@app.get("/")
def index() -> Response:
    """Answer at once."""
    return jsonify(ok=True)
