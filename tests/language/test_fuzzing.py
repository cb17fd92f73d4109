"""Whatever a text says, the whole way through raises nothing but our own error.

Arbitrary texts, and agreements of the repository with slips of the pen. A long run, by hand:

    FUZZ_EXAMPLES=20000 .venv/bin/python -m pytest -q tests/language/test_fuzzing.py
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journey import take_all_the_way
from mutating import ODD, chosen_texts, mutated_texts

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "150"))
often = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
words = st.sampled_from(ODD) | st.text(max_size=20)


@given(st.text(max_size=300) | st.lists(words, max_size=20).map(" ".join), st.data())
@often
def test_no_text_at_all_raises(text: str, data: st.DataObject) -> None:
    take_all_the_way(text, data)


@given(mutated_texts(), st.data())
@often
def test_no_mutated_agreement_raises(text: str, data: st.DataObject) -> None:
    take_all_the_way(text, data)


@given(chosen_texts(), st.data())
@often
def test_no_sentences_together_raise(text: str, data: st.DataObject) -> None:
    take_all_the_way(text, data)
