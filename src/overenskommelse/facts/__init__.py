"""What a host hands in, to typed facts. In: tables, rows, mappings. Out: facts, or every mistake.

A fact has a value or is missing; a value knows which table and row it came from.
"""
