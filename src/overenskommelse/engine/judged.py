"""In: the plan of a grant, and facts. Out: how each recipient stands, in short.

Facts are laid out as rows of plain values, and the plan's tests go through them. Where something
is missing, decided by an authority or not planned for, the engine is asked; its reasons are made
when somebody wants them.

Guarantees: the status and the names that an evaluation gives, which tests hold against each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from itertools import repeat

from overenskommelse.engine.expressions import value_of
from overenskommelse.engine.known import Known
from overenskommelse.engine.plan_terms import OWN, Plain, Row, Slot, plain
from overenskommelse.engine.plans import NUMBERS, Plan
from overenskommelse.engine.requirements import requirement_verdict, verdict_of
from overenskommelse.engine.situation import Asked, Situation
from overenskommelse.facts.fact_set import FactSet
from overenskommelse.model.facts import Recipient
from overenskommelse.outcome.standings import Standing
from overenskommelse.outcome.status import Status
from overenskommelse.outcome.verdicts import RequirementVerdict, Verdict


class Judged:
    """How the recipients of a grant stand on its requirements, on some facts.

    It goes by code, as a mapping does. The facts are laid out when it is made; whoever is asked for
    is judged then, and not before.
    """

    def __init__(self, plan: Plan, facts: FactSet, codes: Collection[str] | None = None) -> None:
        """Lay out the facts of everyone, or of those with these codes."""
        self._plan, self._facts = plan, facts
        self._codes = plan.members if codes is None else codes
        self._situation = Situation(plan.model, facts, plan.on)
        self._key, self._standings = plan.key, plan.standings
        totals = {slot.fact for slot in plan.slots if slot.term is not None}
        self._itemised = {key[0] for key in facts.values if key[3]} if totals else frozenset()
        self._rows = self._laid_out()
        aside = plan.special | _decided(plan, facts)
        self._whole = {
            code: row for code, row in self._rows.items() if code not in aside and None not in row
        }
        self._asked: dict[str, Standing] = {}

    def __reduce__(self) -> tuple[type[Judged], tuple[Plan, FactSet, tuple[str, ...]]]:
        """Pickle as what it was made of."""
        return (Judged, (self._plan, self._facts, tuple(self._codes)))

    def __len__(self) -> int:
        """How many recipients the grant concerns."""
        return len(self._rows)

    def __iter__(self) -> Iterator[str]:
        """The codes of the recipients, in the agreement's order."""
        return iter(self._rows)

    def __getitem__(self, code: str) -> Standing:
        """How the recipient with this code stands.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        try:
            return self._standings[self._key(self._whole[code])]
        except KeyError:
            return self._looked_into(code)

    def all(self) -> dict[str, Standing]:
        """How everyone stands, by code, in the agreement's order."""
        if len(self._whole) == len(self._rows):
            found = map(self._standings.__getitem__, self._plan.keys(self._rows.values()))
            try:
                return dict(zip(self._rows, found, strict=True))
            except KeyError:
                pass  # one of them is for the engine; each is looked at by itself
        return {code: self[code] for code in self._rows}

    def reasons(self, code: str) -> Verdict:
        """The verdict on the recipient with this code, with all reasons; reckoned when asked.

        Raises:
            KeyError: If the grant is not for that recipient.
        """
        plan, member = self._plan, self._plan.members[code]
        row = self._whole.get(code)
        if row is None:
            return verdict_of(plan.requirements, member, plan.owner, self._situation)
        each: list[RequirementVerdict] = []
        for told, values in plan.told:
            found = told.get(values(row))
            each.append(self._told(len(each), row, member) if found is None else found)
        return Verdict(code, member.name, self[code].status, tuple(each))

    def _told(self, at: int, row: Row, member: Recipient) -> RequirementVerdict:
        """What the engine tells of a requirement, or has told of others that come out alike."""
        plan, telling = self._plan, self._plan.rules[at].telling
        ask = partial(
            requirement_verdict, plan.requirements[at], member, plan.owner, self._situation
        )
        return ask() if telling is None else telling.of(row, ask)

    def _laid_out(self) -> dict[str, Row]:
        """The row of each recipient."""
        codes = self._codes
        columns = [self._column(slot) for slot in self._plan.slots]
        rows = zip(*columns, strict=True) if columns else repeat((), len(codes))
        return dict(zip(codes, rows, strict=True))

    def _column(self, slot: Slot) -> list[Plain | None]:
        """What stands in a slot for each recipient; the engine is asked for what is no fact."""
        codes, get = self._codes, self._facts.values.get
        fact, period, items = slot.fact, slot.period, slot.items
        if fact is None:
            return [self._gathered(slot, code) for code in codes]
        if slot.recipient == OWN:
            found = [get((fact, code, period, items)) for code in codes]
        else:
            found = [get((fact, slot.recipient, period, items))] * len(codes)
        column = [None if each is None else plain(each.value) for each in found]
        if slot.term is None or fact not in self._itemised:
            return column
        pairs = zip(codes, column, strict=True)
        return [self._gathered(slot, code) if at is None else at for code, at in pairs]

    def _gathered(self, slot: Slot, code: str) -> Plain | None:
        """What the engine gives for a value."""
        if slot.term is None:
            return None
        recipient = code if slot.asked.recipient == OWN else slot.asked.recipient
        asked = Asked(recipient, slot.asked.period, slot.asked.items)
        value = value_of(slot.term, asked, self._situation)
        return plain(value.value) if isinstance(value, Known) else None

    def _looked_into(self, code: str) -> Standing:
        """A recipient's standing, with the engine asked where there is no other way."""
        found = self._asked.get(code)
        if found is None:
            row = self._rows[code]
            numbers = [self._number(at, code, row) for at in range(len(self._plan.requirements))]
            found = self._asked[code] = self._standings[tuple(numbers)]
        return found

    def _number(self, at: int, code: str, row: Row) -> int:
        """The number of a requirement's status."""
        plan, situation = self._plan, self._situation
        requirement, owner = plan.requirements[at], plan.owner
        if code in requirement.except_for:
            return NUMBERS[Status.NOT_APPLICABLE.value]
        decision = situation.facts.decision((owner, requirement.name, code), situation.on)
        if decision is not None:
            status = Status.MET_BY_DECISION if decision.met else Status.NOT_MET
            return NUMBERS[status.value]
        rule = plan.rule(at, code)
        if all(row[place] is not None for place in rule.places):
            holds = rule.test(row)
            if holds is not None:
                return holds
        verdict = requirement_verdict(requirement, plan.members[code], owner, situation)
        return NUMBERS[verdict.status.value]


def _decided(plan: Plan, facts: FactSet) -> frozenset[str]:
    """Codes of those on whom an authority has decided."""
    owner, names = plan.owner, {each.name for each in plan.requirements}
    keys = (key for key in facts.assessments if key[0] == owner and key[1] in names)
    return frozenset(key[2] for key in keys)
