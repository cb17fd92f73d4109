"""What a value can be once reckoned: known, or not, and then why."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from overenskommelse.model.agreement import AgreementModel
from overenskommelse.model.units import Value
from overenskommelse.outcome.reasons import Gap
from overenskommelse.source.records import frozen


@frozen
class Known:
    """A value; a quotient of two counts keeps them."""

    value: Value
    counts: tuple[Fraction, Fraction] | None = None


def merged_gaps(gaps: list[Gap]) -> tuple[Gap, ...]:
    """Gaps that differ only in the items, or then in the recipients, as one with all of these."""
    items: dict[Gap, list[str]] = {}
    for gap in gaps:
        items.setdefault(evolve(gap, items=()), []).extend(gap.items)
    owners: dict[Gap, list[str]] = {}
    for gap, codes in items.items():
        alike = evolve(gap, items=tuple(dict.fromkeys(codes)), recipients=())
        owners.setdefault(alike, []).extend(gap.recipients)
    return tuple(evolve(gap, recipients=tuple(dict.fromkeys(of))) for gap, of in owners.items())


def owned_gap(gap: Gap, recipient: str, model: AgreementModel) -> Gap:
    """A gap with whom it is for, if that is not told yet and it is of something per recipient."""
    name = gap.fact or ""
    named = model.facts.get(name) or model.measures.get(name)
    is_own = named is not None and named.kind is not None
    return evolve(gap, recipients=(recipient,)) if is_own and not gap.recipients else gap


@frozen
class Unknown:
    """No value, and everything that is missing for one."""

    gaps: tuple[Gap, ...]
