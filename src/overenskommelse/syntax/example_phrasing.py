"""In: a sentence of an example. Out: its canonical words in one language."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from overenskommelse.syntax import examples as ex
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing, quoted

ExpectationNode: TypeAlias = ex.ExpectAmounts | ex.ExpectUndistributed | ex.ExpectStatus
ExampleNode: TypeAlias = (
    ex.Example | ex.ExampleDate | ex.ValueRow | ex.Given | ex.Assessed | ExpectationNode
)


class ExamplePhrasing(ExpressionPhrasing):
    """Writes the sentences of examples."""

    def _case(self, node: ExampleNode) -> str:
        match node:
            case ex.Example(title):
                return f"{self._word('EXAMPLE')} {quoted(title)}"
            case ex.ExampleDate(day):
                return f"{self._word('ON')} {day.isoformat()}"
            case ex.ValueRow():
                return self._value_row(node)
            case ex.Given(fact, during, row, value):
                opening = f"{self._word('GIVEN')} {fact.text}{self._during(during)}"
                if value is not None:
                    return f"{opening} = {self._value(value)}"
                return opening + self._of_row(row)
            case ex.Assessed():
                return self._assessed(node)
            case _:
                return f"{self._word('EXPECT')} {self._expected(node)}"

    def _expected(self, node: ExpectationNode) -> str:
        match node:
            case ex.ExpectAmounts(grant, row):
                return grant.text + self._of_row(row)
            case ex.ExpectUndistributed(grant, amount):
                return f"{grant.text} {self._word('UNDISTRIBUTED')} = {self.quantity(amount)}"
            case ex.ExpectStatus(name, outcome, who):
                met = outcome in {ex.Outcome.MET, ex.Outcome.NOT_MET}
                link = self._word("BY_WHOM" if met else "FOR")
                told = f"{self._rule_name(name)} {self._word(outcome.value)}"
                return f"{told} {link} {self._who(who)}"
        assert_never(node)

    def _assessed(self, node: ex.Assessed) -> str:
        names = ", ".join(self._rule_name(name) for name in node.requirements)
        status = f"{self._word('ASSESSED')} {names} {self._word(node.outcome.value)}"
        whom = f"{self._word('FOR')} {self._who(node.who)}"
        by = f"{self._word('BY_WHOM')} {quoted(node.by)}"
        day = f"{self._word('ON')} {node.day.isoformat()}"
        document = f"{self._word('IN')} {quoted(node.document)}"
        return self._joined(status, whom, by, day, document)

    def _rule_name(self, rule: ex.RuleName) -> str:
        match rule.owner:
            case None:
                return rule.name.text
            case ex.OwnerWord() as word:
                return f"{self._word(word.value)} {rule.name.text}"
            case owner:
                return f"{owner.text}: {rule.name.text}"

    def _of_row(self, row: ex.ValueRow | None) -> str:
        if row is None:
            return ""
        return f" {self._word('OF')} {self._value_row(row)}"

    def _value_row(self, row: ex.ValueRow) -> str:
        return f"{self._refs((row.ref, *row.items))} = {self._value(row.value)}"

    def _who(self, who: ex.Who) -> str:
        return ", ".join(self._ref(ref) for ref in who.refs) or self._word("ALL")
