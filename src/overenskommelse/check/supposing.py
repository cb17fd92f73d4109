"""In: the trees of an agreement, its model, and what is supposed. Out: the trees as supposed.

The trees are changed, not the model, and then checked like any others, so that whatever a file may
not say cannot be supposed either: a threshold in another unit, parts that do not add up. The model
only says where the rule of a name stands. Examples go, since they tell of the rules as written.

With the amount of a grant, that of the funds and requisitions it is part of and the agreement's
total change by as much, so that a rest that is not itemised stays the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from attrs import evolve

from overenskommelse.check.heads import kronor
from overenskommelse.check.scope import Scope
from overenskommelse.diagnostics.diagnostic import Diagnostic, Language, diagnostic
from overenskommelse.diagnostics.suggest import nearest
from overenskommelse.model.agreement import AgreementModel, funds_in
from overenskommelse.model.grants import Grant, written_name
from overenskommelse.model.requirements import Requirement
from overenskommelse.source.records import frozen
from overenskommelse.source.text import Place
from overenskommelse.syntax import duties, facts, grants, heads, requirements
from overenskommelse.syntax.examples import Example
from overenskommelse.syntax.expression_phrasing import ExpressionPhrasing
from overenskommelse.syntax.expressions import Quantity, Reference, UnitWord
from overenskommelse.syntax.money_phrasing import MoneyPhrasing
from overenskommelse.syntax.suppositions import RuleSupposition
from overenskommelse.syntax.thresholds import (
    quantity_like,
    threshold_like,
    threshold_text,
    thresholds_in,
    with_threshold,
)
from overenskommelse.syntax.tree import File, Sentence, Statement
from overenskommelse.syntax.words import words_of

_SHARES = (
    "shares", "andelar", "shares of those who fail",
    "andelar för dem som inte uppfyller kraven", "andelar för dem som inte uppfyller",
)  # fmt: skip
_AMOUNT = ("amount", "belopp")
_KRONOR = Quantity(Fraction(0), UnitWord.KRONOR)
_RULES = (requirements.Require, requirements.Requirement, requirements.Target, requirements.Flag)
_LANGUAGES: tuple[Language, ...] = ("en", "sv")


@frozen
class RuleChange:
    """A rule as it was and as it is supposed.

    Attributes:
        name: The rule, as it was named.
        before: What it says, as written.
        after: What it is supposed to say.
        place: Where it stands.
    """

    name: str
    before: str
    after: str
    place: Place

    def to_dict(self) -> dict[str, object]:
        """The change as JSON-ready data."""
        return {
            "name": self.name,
            "before": self.before,
            "after": self.after,
            "line": self.place.line,
        }


@frozen
class Supposed:
    """Trees as supposed.

    Attributes:
        files: The agreement's own file first, then those it uses.
        changes: What became of each rule.
        found: What cannot be supposed.
    """

    files: tuple[File, ...]
    changes: tuple[RuleChange, ...]
    found: tuple[Diagnostic, ...]


def supposed(
    files: tuple[File, ...], model: AgreementModel, wanted: tuple[RuleSupposition, ...]
) -> Supposed:
    """The trees of an agreement with other values in its rules."""
    work = _Work(files, model)
    for one in wanted:
        work.suppose(one)
    kept = tuple(sentence for sentence in work.files[0].sentences if not _is_example(sentence))
    first = evolve(work.files[0], sentences=kept)
    return Supposed((first, *work.files[1:]), tuple(work.changes), tuple(work.found))


def is_named(model: AgreementModel, wanted: RuleSupposition) -> bool:
    """Whether an agreement has a rule of the name that is supposed something of."""
    return bool(_Work((), model).targets(wanted))


def _named(grant: Grant, name: str) -> list[Requirement]:
    """The requirements of a grant that go by a name, in the file or in the part."""
    return [item for item in grant.requirements if name in (item.name, written_name(item.name))]


@frozen
class _Target:
    """What a name stands for: where it stands, and which part of it is meant."""

    part: str
    place: Place


class _Work:
    """Trees on their way to what is supposed."""

    def __init__(self, files: tuple[File, ...], model: AgreementModel) -> None:
        self.files = files
        self._model = model
        self._language = model.language
        self.changes: list[RuleChange] = []
        self.found: list[Diagnostic] = []
        self._grown: list[tuple[str, int]] = []

    def suppose(self, wanted: RuleSupposition) -> None:
        targets = self.targets(wanted)
        if len({target.part for target in targets}) > 1:
            self._tell("supposed-ambiguous", wanted)
        elif not targets:
            known = self._known()
            self._tell("supposed-unknown", wanted, suggestion=nearest(wanted.text, known))
        else:
            for target in targets:
                self._carry_out(wanted, target)

    def targets(self, wanted: RuleSupposition) -> tuple[_Target, ...]:
        """What a name can stand for: rules of one sort, wherever they stand."""
        names = tuple(name.text for name in wanted.names)
        found: dict[_Target, None] = {}
        if len(names) == 1:
            found = dict.fromkeys(self._plain(names[0]))
        elif len(names) == 2:
            found = dict.fromkeys(self._of_grant(*names))
        return tuple(found)

    def _plain(self, name: str) -> Iterator[_Target]:
        if name in self._model.values:
            yield _Target("value", self._model.values[name].place)
        for requirement in self._model.requirements_named(name):
            yield _Target("threshold", requirement.place)
        for grant in self._model.grants.values():
            yield from (_Target("threshold", item.place) for item in _named(grant, name))
            if grant.whole == name:
                yield _Target("amount", grant.place)
        if name in _SHARES:
            for grant in self._model.grants.values():
                if grant.failing_shares is not None:
                    yield _Target("shares", grant.place)

    def _of_grant(self, grant: str, name: str) -> Iterator[_Target]:
        """Of a grant that was cut, each part has the same rules, which stand in one place."""
        for rules in self._model.grants.values():
            if grant not in (rules.name, rules.whole):
                continue
            named = _named(rules, name)
            if named:
                yield _Target("threshold", named[0].place)
            elif name in _SHARES and rules.failing_shares is not None:
                yield _Target("shares", rules.place)
            elif name in _AMOUNT and grant == rules.whole:
                yield _Target("amount", rules.place)

    def _known(self) -> list[str]:
        """Everything that can be named, as it is named."""
        model = self._model
        known = [*model.values, *model.grants]
        known += [target.requirement.name for target in (*model.targets, *model.flags)]
        for grant in model.grants.values():
            names = [item.name for item in grant.requirements]
            shares = [_SHARES[self._language == "sv"]] if grant.failing_shares else []
            known += [*names, *(f"{grant.name}.{name}" for name in (*names, *shares))]
        return known

    def _carry_out(self, wanted: RuleSupposition, target: _Target) -> None:
        edits: dict[str, Callable[[Sentence, RuleSupposition], Sentence]] = {
            "value": self._value,
            "threshold": self._threshold,
            "amount": self._amount,
            "shares": self._shares,
        }
        edit = edits[target.part]

        def changed(sentence: Sentence) -> Sentence:
            is_meant = sentence.statement.span.place == target.place
            own = edit(sentence, wanted) if is_meant else sentence
            return evolve(own, body=tuple(changed(below) for below in own.body))

        self.files = tuple(
            evolve(file, sentences=tuple(changed(sentence) for sentence in file.sentences))
            for file in self.files
        )
        while self._grown:
            self.files = with_wholes(_written_out(self.files, self._model), *self._grown.pop())

    # --- one sort of rule each ---------------------------------------------------------

    def _threshold(self, sentence: Sentence, wanted: RuleSupposition) -> Sentence:
        node = sentence.statement
        if not isinstance(node, _RULES):
            return sentence
        found = thresholds_in(node.condition)
        phrasing = ExpressionPhrasing(words_of(self._language))
        before = phrasing.expression(node.condition)
        if len(found) != 1:
            told = " · ".join(threshold_text(item, self._language) for item in found) or None
            code = "supposed-several" if found else "supposed-no-threshold"
            self._tell(code, wanted, found=told, text=before, value=self._value_named(node))
            return sentence
        new = threshold_like(found[0], wanted.text, wanted.value)
        if isinstance(new, Diagnostic):
            self.found.append(new)
            return sentence
        condition = with_threshold(node.condition, found[0], new)
        self._note(wanted, before, phrasing.expression(condition), node)
        return evolve(sentence, statement=evolve(node, condition=condition))

    def _value(self, sentence: Sentence, wanted: RuleSupposition) -> Sentence:
        """A named value, whatever day it is."""
        node = sentence.statement
        if not isinstance(node, facts.NamedValue):
            return sentence
        new = quantity_like(node.quantity, wanted.text, wanted.value)
        if isinstance(new, Diagnostic):
            self.found.append(new)
            return sentence
        phrasing = ExpressionPhrasing(words_of(self._language))
        versions = [
            item.statement.quantity
            for item in sentence.body
            if isinstance(item.statement, facts.ValueFrom)
        ]
        before = " · ".join(phrasing.quantity(item) for item in (node.quantity, *versions))
        self._note(wanted, before, phrasing.quantity(new), node)
        body = tuple(
            item for item in sentence.body if not isinstance(item.statement, facts.ValueFrom)
        )
        return evolve(sentence, statement=evolve(node, quantity=new), body=body)

    def _shares(self, sentence: Sentence, wanted: RuleSupposition) -> Sentence:
        rule = self._rule(wanted)
        if rule is None:
            return sentence

        def changed(below: Sentence) -> Sentence:
            node = below.statement
            if not isinstance(node, grants.Shares):
                return below
            words = words_of(self._language)
            name = f"{_name_of(sentence)}.{wanted.names[-1].text}"
            before, after = words.write(node.rule.value), words.write(rule.value)
            self.changes.append(RuleChange(name, before, after, node.span.place))
            return evolve(below, statement=evolve(node, rule=rule))

        return evolve(sentence, body=tuple(changed(below) for below in sentence.body))

    def _rule(self, wanted: RuleSupposition) -> grants.FailingShares | None:
        """The rule for shares that a value stands for, in either language, or its beginning."""
        text = wanted.value.text.casefold()
        for rule in grants.FailingShares:
            spelt = [each for name in _LANGUAGES for each in words_of(name).spellings[rule.value]]
            if text and any(each.startswith(text) for each in spelt):
                return rule
        written = [words_of(self._language).write(rule.value) for rule in grants.FailingShares]
        self._tell("supposed-no-reading", wanted, found=text[:60], known=" · ".join(written))
        return None

    def _amount(self, sentence: Sentence, wanted: RuleSupposition) -> Sentence:
        node = sentence.statement
        if not isinstance(node, grants.Grant):
            return sentence
        written = _KRONOR if isinstance(node.amount, grants.Reckoned) else node.amount
        new = quantity_like(written, wanted.text, wanted.value)
        if isinstance(new, Diagnostic):
            self.found.append(new)
            return sentence
        phrasing = MoneyPhrasing(words_of(self._language))
        self._note(wanted, phrasing.amount(node.amount), phrasing.quantity(new), node)
        old_kronor = self._kronor_of(node)
        new_kronor = kronor(new, Scope(self._language))
        if old_kronor is not None and new_kronor is not None:
            self._grown.append((node.name.text, new_kronor - old_kronor))
        return evolve(sentence, statement=evolve(node, amount=new))

    def _kronor_of(self, node: grants.Grant) -> int | None:
        """What a grant comes to; that of one that is reckoned stands in the model."""
        if not isinstance(node.amount, grants.Reckoned):
            return kronor(node.amount, Scope(self._language))
        found = [each for each in self._model.grants.values() if each.whole == node.name.text]
        return sum(each.amount for each in found) or None

    def _note(self, wanted: RuleSupposition, before: str, after: str, node: Statement) -> None:
        self.changes.append(RuleChange(wanted.text, before, after, node.span.place))

    def _tell(self, code: str, wanted: RuleSupposition, **values: object) -> None:
        self.found.append(diagnostic(code, wanted.span, name=wanted.text[:60], **values))

    def _value_named(self, node: Statement) -> str | None:
        """The named value that a condition is held against, to be changed instead."""
        condition = getattr(node, "condition", None)
        sides = (getattr(condition, "left", None), getattr(condition, "right", None))
        names = [side.name.text for side in sides if isinstance(side, Reference)]
        return next((name for name in names if name in self._model.values), None)


def _written_out(files: tuple[File, ...], model: AgreementModel) -> tuple[File, ...]:
    """Trees in which amounts that were reckoned stand as what they come to.

    So what is supposed of one amount changes no other that was reckoned from it.
    """
    known = {fund.name: fund.amount for fund in funds_in(model.parts)}
    known |= {grant.name: grant.amount for grant in model.grants.values()}

    def changed(sentence: Sentence) -> Sentence:
        node = sentence.statement
        match node:
            case grants.Fund(name, grants.Reckoned()) | grants.Grant(name, grants.Reckoned()):
                amount = Quantity(Fraction(known[name.text]), UnitWord.KRONOR)
                node = evolve(node, amount=amount)
            case _:
                pass
        body = tuple(changed(below) for below in sentence.body)
        return evolve(sentence, statement=node, body=body)

    return tuple(
        evolve(file, sentences=tuple(changed(sentence) for sentence in file.sentences))
        for file in files
    )


def with_wholes(files: tuple[File, ...], grant: str, difference: int) -> tuple[File, ...]:
    """Trees in which everything that holds a grant has grown by as much as the grant has.

    Args:
        files: The trees.
        grant: The grant's name.
        difference: Whole kronor, less than 0 if it has shrunk.
    """
    names = {grant}
    for file in files:
        names.update(_funds_around(file.sentences, grant))

    def changed(sentence: Sentence) -> Sentence:
        node = sentence.statement
        match node:
            case grants.Fund(name, Quantity() as amount) if name.text in names:
                node = evolve(node, amount=_more(amount, difference))
            case duties.Requisition() if names & {name.text for name in node.grants}:
                node = evolve(node, amount=_more(node.amount, difference))
            case heads.Total(amount):
                node = evolve(node, amount=_more(amount, difference))
            case _:
                pass
        body = tuple(changed(below) for below in sentence.body)
        return evolve(sentence, statement=node, body=body)

    return tuple(
        evolve(file, sentences=tuple(changed(sentence) for sentence in file.sentences))
        for file in files
    )


def _funds_around(sentences: tuple[Sentence, ...], grant: str) -> list[str]:
    """The names of the funds that a grant is part of."""
    found: list[str] = []
    for sentence in sentences:
        node = sentence.statement
        if isinstance(node, grants.Fund) and _holds(sentence, grant):
            found += [node.name.text, *_funds_around(sentence.body, grant)]
    return found


def _holds(sentence: Sentence, grant: str) -> bool:
    node = sentence.statement
    if isinstance(node, grants.Grant) and node.name.text == grant:
        return True
    return any(_holds(below, grant) for below in sentence.body)


def _more(amount: Quantity, difference: int) -> Quantity:
    before = kronor(amount, Scope("en"))
    if before is None:
        return amount
    return Quantity(Fraction(before + difference), UnitWord.KRONOR, amount.span)


def _name_of(sentence: Sentence) -> str:
    node = sentence.statement
    return node.name.text if isinstance(node, grants.Grant) else ""


def _is_example(sentence: Sentence) -> bool:
    return isinstance(sentence.statement, Example)
