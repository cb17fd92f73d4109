"""In: a grant and a day. Out: a judge, to be asked of any facts how recipients stand, in short.

What depends on the agreement and the day is worked out once, when the judge is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import evolve, field

from overenskommelse.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from overenskommelse.diagnostics.errors import FactsError
from overenskommelse.engine.judged import Judged
from overenskommelse.engine.plans import Plan
from overenskommelse.engine.row_columns import LaidOut, laid_out, recipient_of
from overenskommelse.facts.knowing import read_known
from overenskommelse.outcome.standings import Standing
from overenskommelse.source.records import frozen

_TOGETHER = 500
"""So many rows are laid out at a time, few enough to stay in a processor's cache."""


@frozen
class Judge:
    """Judges recipients on the requirements of a grant, on any facts.

    It can be pickled, and may be used by many threads at once.

    Attributes:
        plan: How, made once for the grant and the day.
        known_by: The last day of which facts are counted as known; None counts all of them.
    """

    plan: Plan = field(repr=False)
    known_by: date | None = None

    def of(self, facts: object) -> Judged:
        """How everyone stands on some facts.

        Args:
            facts: In any form `Agreement.evaluate` takes.

        Raises:
            FactsError: If anything is wrong with them; it carries every mistake.

        Example:
            >>> import overenskommelse as ov
            >>> judge = ov.builtin("2024").judge("second", on=date(2024, 12, 1))
            >>> judged = judge.of(ov.read_facts("examples/2024/invented.csv"))
            >>> judged["13"].failed, judged["09"].undecided
            (('prem',), ('report',))
        """
        read, found = read_known(self.plan.model, facts, self.plan.wanted, self.known_by)
        if has_errors(found):
            raise FactsError(in_order(found))
        return Judged(self.plan, read)

    def rows(self, rows: Iterable[Mapping[str, object]]) -> list[Standing]:
        """How the recipient of each row stands, on the facts of that row alone.

        Args:
            rows: Mappings as ``csv.DictReader`` gives them, with texts or with Python values: the
                recipient under ``code`` or its kind, facts under ``prem`` or ``new_cases H1``. The
                same recipient may come in many of them. Values of facts that the requirements do
                not ask for need not be looked at.

        Raises:
            FactsError: If anything is wrong with a row; it carries the mistakes of that row.
            KeyError: If the grant is not for the recipient of a row.

        Example:
            >>> import overenskommelse as ov
            >>> judge = ov.builtin("2024").judge("second", on=date(2024, 12, 1))
            >>> row = {"region": "01", "new_cases H1": 1230, "cases_in_svf H1": 860}
            >>> found = judge.rows([row | {"prem": True, "report": date(2024, 9, 30)}, row])
            >>> [(each.failed, each.undecided) for each in found]
            [(('inclusion',), ()), (('inclusion',), ('prem', 'report'))]
        """
        taken = list(rows)
        found: list[Standing] = []
        for start in range(0, len(taken), _TOGETHER):
            found += self._together(taken[start : start + _TOGETHER], start)
        return found

    def _together(self, rows: list[Mapping[str, object]], start: int) -> list[Standing]:
        """Some rows, of which as many as can be are judged by the plan."""
        laid, plan = laid_out(self.plan, rows), self.plan
        if laid is None:
            return [self._alone(row, start + at) for at, row in enumerate(rows)]
        try:
            if laid.is_whole:
                return list(map(plan.standings.__getitem__, plan.keys(laid.rows)))
        except KeyError:
            pass  # one of them is for the engine; each is looked at by itself
        return [self._one_of(laid, at, row, start + at) for at, row in enumerate(rows)]

    def _one_of(self, laid: LaidOut, at: int, row: Mapping[str, object], before: int) -> Standing:
        """A row that was laid out, by the plan if it can be, else by its facts."""
        plan, code = self.plan, laid.codes[at]
        values = laid.rows[at]
        if None not in values and code not in plan.special:
            key = plan.key(values)
            if None not in key:
                return plan.standings[key]
        facts = laid.layout.facts_in(row, code)
        if facts is None:
            return self._alone(row, before)
        return Judged(plan, facts, (code,))[code]

    def _alone(self, row: Mapping[str, object], before: int) -> Standing:
        """A row read as a table of one row; its mistakes are told with its own number."""
        read, found = read_known(self.plan.model, [row], self.plan.wanted, self.known_by)
        if has_errors(found):
            raise FactsError(in_order([_numbered(each, before) for each in found]))
        code = recipient_of(row, self.plan)
        return Judged(self.plan, read, (code,))[code]


def _numbered(found: Diagnostic, before: int) -> Diagnostic:
    """A mistake in the first row of a table, as one in the row after so many others."""
    line = found.place.line
    place = evolve(found.place, line=None if line is None else max(line, 1) + before)
    return evolve(found, place=place)
