"""Mistakes as data. In: a code word, a place and values. Out: one record, worded per language."""
