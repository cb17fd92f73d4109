"""Published tables: read as they stand, to be held against the rules they should follow."""
