"""In: a text that is no sentence. Out: where reading it stopped, and what could have stood there.

The automaton only says that a text cannot be read; Lark, which is loaded for this alone, says why.
"""

from __future__ import annotations

from typing import cast

from overenskommelse.diagnostics.diagnostic import Language
from overenskommelse.syntax.tables import lark_of
from overenskommelse.syntax.unexpected import Unexpected


def unexpected_in(text: str, language: Language) -> Unexpected:
    """What Lark stumbled on, in our terms.

    Example:
        >>> unexpected_in('use 3', "en")
        Unexpected(start=4, accepted=frozenset({'STRING'}))
    """
    from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

    try:
        lark_of(language).parse(text)
    except UnexpectedToken as error:
        at_end = error.token.type == "$END"
        start = len(text) if at_end else error.token.start_pos or 0
        return Unexpected(start, frozenset(error.accepts or error.expected))
    except UnexpectedCharacters as error:
        return Unexpected(cast(int, error.pos_in_stream), frozenset(error.allowed or ()))
    except UnexpectedInput:
        pass
    return Unexpected(len(text), frozenset())
