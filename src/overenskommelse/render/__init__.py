"""Outcomes and diagnostics to words: the only place where a verdict becomes a sentence."""
