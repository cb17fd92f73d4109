"""In: a path and bytes. Out: a file that holds them, whole, or as it was before.

Guarantees: whatever happens, nobody ever finds the file half written; a file that was there keeps
its rights.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path


def replace_file(target: Path, data: bytes) -> None:
    """Put bytes into a file, new or old.

    They are written to a new file beside it, which then takes its name.

    Args:
        target: The file; of a link, what it leads to.
        data: What it is to hold.

    Raises:
        OSError: If it cannot be written; it is then as it was.
    """
    target = target.resolve()
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
