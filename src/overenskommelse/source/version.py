"""The versions of the library and of the language, which receipts name."""

from __future__ import annotations

__version__ = "0.1.0"
LANGUAGE_VERSION = 1
"""Raised when a text that was right before can come to mean something else."""
