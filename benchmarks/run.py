"""Prints how long things take, as ratios measured in one run: ``python benchmarks/run.py``.

With names of parts behind it, only those: ``processes checking verdicts splits arrays``.
"""

from __future__ import annotations

import platform
import sys

from arrays import arrays
from splitting import splits
from starting import checking, processes
from verdicts import many_regions, many_rows, one_region

PARTS = {
    "processes": (processes,),
    "checking": (checking,),
    "verdicts": (one_region, many_regions, many_rows),
    "splits": (splits,),
    "arrays": (arrays,),
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no part {unknown[0]}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}; processor time, the best of several turns")
    for name in names or PARTS:
        for part in PARTS[name]:
            part()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
