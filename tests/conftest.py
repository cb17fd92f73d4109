"""How Hypothesis runs: without deadlines, since machines differ.

On CI the cases are the same each time, and a case that fails is told as it was drawn: to make it
small can take minutes, and is done by running the test alone.
"""

from __future__ import annotations

import os

from hypothesis import Phase, settings

settings.register_profile("suite", deadline=None)
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
settings.register_profile("ci", deadline=None, derandomize=True, phases=WITHOUT_SHRINKING)
settings.load_profile("ci" if os.environ.get("CI") else "suite")
