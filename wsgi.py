"""What the server imports: ``granian --interface wsgi wsgi:app``."""

import gc
import sys

from planner.app import create_app
from planner.domain.errors import SetUpFault

try:
    app = create_app()
except SetUpFault as fault:
    sys.exit(f"Waypoint cannot start. {fault}")

# What stands by now stays: looking through it for garbage costs a large page 0.1 s now and then.
gc.freeze()
