"""In: what a command prints. Out: the same on a stream whose reader may leave, as ``head -1`` does.

Guarantees: the command runs to its end and its exit code is told, whoever has had enough of it.
"""

from __future__ import annotations

import io
import os
from typing import TextIO


class PatientOutput(io.TextIOBase):
    """A stream that drops what is written once nobody reads it any more."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_read = True

    def write(self, text: str) -> int:
        """Write a text, or drop it."""
        if self._is_read:
            try:
                self._stream.write(text)
            except BrokenPipeError:
                self._leave()
        return len(text)

    def flush(self) -> None:
        """Hand on what has been written, if somebody reads it."""
        if self._is_read:
            try:
                self._stream.flush()
            except BrokenPipeError:
                self._leave()

    def _leave(self) -> None:
        """Let what is left go nowhere, so that Python does not complain of it on its way out."""
        self._is_read = False
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
