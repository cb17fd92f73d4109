"""The gate: every check a change has to pass, in one command.

    .venv/bin/python tests/gate.py

All checks run, also after one has failed. Pytest comes last, with one worker for each core and the
same drawn cases each time, and tells its result last.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}
TESTS = ["-m", "pytest", "-q", "-n", "auto"]


def main() -> int:
    """Run the checks, then the tests; 0 if all pass."""
    failed = [name for name, arguments in CHECKS.items() if not _passes(name, arguments)]
    _say(f"tests: running; failed so far: {', '.join(failed) or 'nothing'}")
    surroundings = os.environ | {"CI": "1"}
    tests = subprocess.run([sys.executable, *TESTS], cwd=ROOT, env=surroundings, check=False)  # noqa: S603
    return 1 if failed or tests.returncode != 0 else 0


def _passes(name: str, arguments: list[str]) -> bool:
    """Run one check, and tell of it what it says only if it fails."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    _say(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
    if done.returncode != 0:
        _say(done.stdout.rstrip())
    return done.returncode == 0


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
