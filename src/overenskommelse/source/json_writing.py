"""In: plain data. Out: JSON as people and tools read it, the same for the same data."""

from __future__ import annotations

import json


def json_text(data: object) -> str:
    r"""Data as JSON: keys in their order, two spaces a level, a line feed at the end.

    Example:
        >>> json_text({"namn": "Örebro"})
        '{\n  "namn": "Örebro"\n}\n'
    """
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
