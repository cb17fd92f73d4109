"""In: a comparison. Out: a diagnostic if it holds a yes/no against the word `yes` or `no`.

The language has no such words in conditions: the fact alone, or `not` and the fact, says it.
"""

from __future__ import annotations

from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.diagnostic import Diagnostic, diagnostic
from overenskommelse.model.units import Unit
from overenskommelse.syntax import expressions as syntax
from overenskommelse.syntax.words import words_of

_ANSWERS = {"yes": True, "ja": True, "true": True, "sant": True}
_ANSWERS |= {"no": False, "nej": False, "false": False, "falskt": False}


def answered_in(node: syntax.Compared, scope: Scope) -> Diagnostic | None:
    """A yes or no held against a fact, which is a condition by itself."""
    answer, said = node.right, node.left
    if not isinstance(answer, syntax.Reference) or not isinstance(said, syntax.Reference):
        return None
    word, word_said = answer.name.text, said.span.text
    fact = scope.facts.get(said.name.text)
    is_yes = _ANSWERS.get(word.casefold())
    is_other = word in scope.facts or word in scope.values or is_yes is None
    if is_other or fact is None or fact.type.unit is not Unit.YES_NO:
        return None
    if node.comparator not in (syntax.Comparator.EQUALS, syntax.Comparator.DIFFERS):
        return None
    if node.comparator is syntax.Comparator.DIFFERS:
        is_yes = not is_yes
    negation = "" if is_yes else f"{words_of(scope.language).write('NOT')} "
    instead = negation + word_said
    return diagnostic("yes-no-compared", answer.span, word=word, instead=instead)
