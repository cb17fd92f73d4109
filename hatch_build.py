"""Writes the parser's tables into the package when it is built, so that a run need not make them.

Without them the package works as well, only slower; see `overenskommelse/syntax/tables.py`.
"""

import os
import subprocess
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WRITE = "from overenskommelse.syntax.tables import write_tables; write_tables()"


class TablesHook(BuildHookInterface):
    """Runs before a wheel or an editable install is put together."""

    def initialize(self, version, build_data):
        """Write the tables, the same bytes each time, and have them packed."""
        folders = [f"{self.root}/src", *filter(None, [os.environ.get("PYTHONPATH")])]
        path = os.pathsep.join(folders)
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", WRITE], env=environment, check=True)
        build_data["artifacts"].append("/src/overenskommelse/syntax/tables/*.json")
