"""Model and facts, to outcome. Total: every model and every fact set ends in an outcome.

No clock, no files, no floats: the same model and facts always give the same outcome.
"""
