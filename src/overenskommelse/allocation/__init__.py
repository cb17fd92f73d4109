"""Amount, weights and a rule, to parts and steps. Pure arithmetic, without any agreement.

Parts always add up to the whole, and the steps show why.
"""
