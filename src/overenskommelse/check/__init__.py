"""Nodes to meaning. In: the trees of a file and of the files it uses. Out: a model, or mistakes.

All mistakes are found in one pass; each has a function of its own in `mistakes.py`.
"""
