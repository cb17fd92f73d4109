"""What is left of grants and goes to other grants: to ones there are, and never in a circle.

In: grants with what stands below them, once all of them are known. Out: nothing but mistakes, and
the parts of a grant that was cut, each with the part that comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from overenskommelse.check import grant_mistakes, heads
from overenskommelse.check.scope import Scope
from overenskommelse.model.agreement import grants_in
from overenskommelse.model.grants import Fund, FundPart, Grant
from overenskommelse.syntax import grants as syntax
from overenskommelse.syntax.tree import Sentence


def left_to_of(sentence: Sentence, scope: Scope) -> str | None:
    """The grant that what is left goes to; None also for the next part of a grant that is cut."""
    node = heads.only_one(heads.below(sentence, syntax.LeftOver), scope)
    return None if node is None or node.to is None else node.to.text


def check_next_part(sentence: Sentence, scope: Scope, *, in_series: bool) -> None:
    """Only a grant that is cut by a series of periods has parts that come after others."""
    for node in heads.below(sentence, syntax.LeftOver):
        if node.to is None and not in_series:
            scope.found.append(grant_mistakes.no_next_part(node.span))


def in_turn(fund: Fund, sentence: Sentence) -> Fund:
    """A grant that was cut, with what is left of each part added to that of the next period."""
    if all(node.to is not None for node in heads.below(sentence, syntax.LeftOver)):
        return fund
    grants = tuple(grants_in(fund.parts))
    after: dict[str, str] = {}
    last: dict[tuple[tuple[str, str], ...], str] = {}
    for grant in grants:
        if grant.items in last:
            after[last[grant.items]] = grant.name
        last[grant.items] = grant.name
    parts = tuple(evolve(grant, left_to=after.get(grant.name)) for grant in grants)
    return evolve(fund, parts=parts)


def check_carrying(
    sentences: tuple[Sentence, ...], parts: tuple[FundPart, ...], scope: Scope
) -> None:
    """Tell of a grant that is not there, and of money that would come back to where it was."""
    known = {grant.name: grant for grant in grants_in(parts)}
    told: set[str] = set()
    for name, node in _written(sentences):
        if node.to is None or scope.look_up("grant", node.to, known) is None:
            continue
        for grant in known.values():
            circle = _circle(grant, known) if name in (grant.name, grant.whole) else []
            if circle and told.isdisjoint(circle):
                scope.found.append(grant_mistakes.left_in_circle(node.span, circle))
            told.update(circle)


def sources_of(grants: Mapping[str, Grant]) -> dict[str, tuple[str, ...]]:
    """For each grant, those whose leavings are added to it."""
    found: dict[str, list[str]] = {name: [] for name in grants}
    for name, grant in grants.items():
        if grant.left_to in found:
            found[grant.left_to].append(name)
    return {name: tuple(names) for name, names in found.items()}


def most_of(name: str, grants: Mapping[str, Grant]) -> int:
    """The most that a grant can come to, with all that could be added to it."""
    sources = sources_of(grants)
    seen: set[str] = set()
    ahead = [name]
    while ahead:
        each = ahead.pop()
        if each not in seen:
            seen.add(each)
            ahead.extend(sources[each])
    return sum(grants[each].amount for each in seen)


def _written(sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, syntax.LeftOver]]:
    """The name of each grant that says where what is left goes, with what it says."""
    for sentence in sentences:
        match sentence.statement:
            case syntax.Grant(name):
                for node in heads.below(sentence, syntax.LeftOver):
                    yield name.text, node
            case syntax.Fund():
                yield from _written(sentence.body)
            case _:
                pass


def _circle(grant: Grant, known: Mapping[str, Grant]) -> list[str]:
    """The grants through which what is left of one would come back to it; none if it does not."""
    passed = [grant.name]
    ahead = known.get(grant.left_to or "")
    while ahead is not None and ahead.name not in passed:
        passed.append(ahead.name)
        ahead = known.get(ahead.left_to or "")
    return passed if ahead is not None and ahead.name == grant.name else []
