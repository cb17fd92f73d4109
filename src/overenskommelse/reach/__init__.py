"""In: a model and what is known. Out: what its values can still be, and what conditions can be.

Guarantees: nothing is left out that could happen. A value never lies outside its range, and what
is said to be impossible is impossible for any facts the agreement accepts.
"""
