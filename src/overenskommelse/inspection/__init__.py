"""A model, to what it says and to what differs from another: frozen data without sentences.

It knows the model only, so that whatever stands above it can ask. It goes through records field by
field: a clause the model learns is found here without new code.
"""
