"""In: the text of an agreement. Out: the same agreement as everybody writes it.

Guarantees: what comes out says what went in, with every comment; if it would not, nothing comes
out.
"""
