"""Help to test what is built on this library: strategies, laws, and a plugin for pytest.

In: an agreement, or nothing. Out: strategies for Hypothesis (`strategies`), laws that a host's own
code can be held against (`laws`), and the examples of `.agr` files as tests (`pytest_plugin`).

Guarantees: an optional part; nothing else in the library imports it. `strategies` needs Hypothesis,
from the extra ``testing``; `laws` and `pytest_plugin` do not.
"""
