"""What the server imports: ``granian --interface wsgi wsgi:app``."""

import sys

from planner.app import create_app
from planner.domain.errors import SetUpFault

try:
    app = create_app()
except SetUpFault as fault:
    sys.exit(f"Waypoint cannot start. {fault}")
