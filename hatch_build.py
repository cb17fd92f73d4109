"""Writes the parser's tables into the package when it is built, so that a run need not make them.

Without them the package works as well, only slower; see `overenskommelse/syntax/tables.py`. An
editable install has its modules compiled, too, as pip does with those of a wheel.
"""

import compileall
import os
import subprocess
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WRITE = """
import sys
sys.path.insert(0, sys.argv[1])
from overenskommelse.syntax.tables import write_tables
write_tables()
"""


class TablesHook(BuildHookInterface):
    """Runs before a wheel or an editable install is put together."""

    def initialize(self, version, build_data):
        """Write the tables, the same bytes each time, and have them packed.

        The folder goes in as an argument: where this package is installed as editable already,
        pip takes its folder out of the paths it finds in the environment.
        """
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        source = f"{self.root}/src"
        subprocess.run([sys.executable, "-c", WRITE, source], env=environment, check=True)
        if version == "editable":
            compileall.compile_dir(f"{source}/overenskommelse", quiet=1)
        build_data["artifacts"].append("/src/overenskommelse/syntax/tables/*.json")
