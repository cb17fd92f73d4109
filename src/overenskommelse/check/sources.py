"""Rules without a source: a warning, since an auditor cannot follow them to a document."""

from __future__ import annotations

from overenskommelse.check import mistakes
from overenskommelse.check.heads import below
from overenskommelse.check.scope import Scope
from overenskommelse.syntax import duties, facts, grants, requirements
from overenskommelse.syntax.heads import Citation
from overenskommelse.syntax.placement import OPENERS
from overenskommelse.syntax.tree import Broken, File, Sentence
from overenskommelse.syntax.words import words_of

_RULES = (
    facts.Measure,
    requirements.Require,
    requirements.Target,
    requirements.Flag,
    requirements.Requirement,
    duties.Requisition,
    duties.Duty,
    grants.Fund,
    grants.Grant,
)


def check_sources(file: File, scope: Scope) -> None:
    """Warn of each rule that neither has a source nor stands below one that has."""
    for sentence in file.sentences:
        _check(sentence, scope, sourced=False)


def _check(sentence: Sentence, scope: Scope, *, sourced: bool) -> None:
    node = sentence.statement
    is_unread = isinstance(node, Broken) or _has_unread_source(sentence, scope)
    sourced = sourced or is_unread or bool(below(sentence, Citation))
    if isinstance(node, _RULES) and not sourced:
        keyword = words_of(scope.language).write(OPENERS[type(node)][0])
        scope.found.append(mistakes.no_source(node.span, keyword))
        return
    for item in sentence.body:
        _check(item, scope, sourced=sourced)


def _has_unread_source(sentence: Sentence, scope: Scope) -> bool:
    """Whether a source stands below that could not be read, as one without quotation marks."""
    words = words_of(scope.language)
    broken = [item.statement for item in sentence.body if isinstance(item.statement, Broken)]
    return any("SOURCE" in words.terminals_spelt(item.text.split()[0]) for item in broken)
