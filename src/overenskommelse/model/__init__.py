"""The resolved meaning of an agreement: every name known, every unit decided, every number exact.

What is in a model has been checked; there is no field that means "not checked yet".
"""
