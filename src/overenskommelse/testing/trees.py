"""In: nothing. Out: strategies for syntax trees: whatever the grammar can say, meaningful or not.

Guarantees: names are no keywords in either language; each kind of sentence has a strategy; what is
printed of a tree is read back as the same tree. For what also has a meaning, see `agreements`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from overenskommelse.syntax import changes as ch
from overenskommelse.syntax import documents as dc
from overenskommelse.syntax import duties as dt
from overenskommelse.syntax import examples as ex
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import facts as ft
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.names import Name, Ref, Text, YearBefore, part_name
from overenskommelse.syntax.placement import PLACES
from overenskommelse.syntax.tree import File, Sentence, Statement
from overenskommelse.syntax.words import words_of

_KEYWORDS = {
    word.casefold()
    for language in ("en", "sv")
    for spellings in words_of(language).spellings.values()
    for spelling in spellings
    for word in spelling.split()
}
_PLAIN = st.characters(
    min_codepoint=32, max_codepoint=0x17F, exclude_characters='"', exclude_categories=("Cc", "Cf")
)
words = st.from_regex(r"[a-zåäöA-ZÅÄÖ][a-zåäö_0-9]{0,8}", fullmatch=True).filter(
    lambda word: word.casefold() not in _KEYWORDS
)
names = words.map(Name)
texts = st.text(_PLAIN, max_size=20).map(Text)
refs = st.one_of(
    words, st.from_regex(r"[0-9]{1,4}", fullmatch=True), st.text(_PLAIN, min_size=1)
).map(Ref)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
months = days.map(lambda day: day.replace(day=1))
labels = st.none() | texts
numbers = st.builds(
    lambda digits, places: Fraction(digits, 10**places),
    st.integers(0, 10**12),
    st.integers(0, 6),
)
percentages = st.builds(xp.Quantity, numbers, st.just(xp.UnitWord.PERCENT))
quantities = st.builds(xp.Quantity, numbers, st.sampled_from(xp.UnitWord))


list_names = st.lists(names, min_size=1, max_size=2).map(tuple)


period_names = names | months.map(lambda day: Name(f"{day:%Y-%m}"))
period_names |= st.integers(1900, 2199).map(lambda year: Name(str(year)))
during_names = period_names | (words | st.just("")).map(YearBefore)
references = st.builds(xp.Reference, names, st.none() | during_names) | st.builds(
    xp.Reference, names, st.none(), days
)
literals = st.builds(xp.Literal, texts)
of_one = st.builds(
    xp.OfOne,
    names,
    st.lists(refs, min_size=1, max_size=2).map(tuple),
    st.none() | during_names,
)
edges = st.builds(xp.PeriodDay, st.booleans(), st.none() | period_names)
written_days = st.builds(xp.WrittenDay, days) | edges
days_at = written_days | of_one | st.builds(xp.Reference, names, st.none() | during_names)


def _is_no_dated_by(node: xp.DatedSide) -> bool:
    """A written day behind `by` is read as a sentence of its own."""
    return node.side is not xp.DaySide.BY or not isinstance(node.day, xp.WrittenDay)


def _longer(inner: st.SearchStrategy[xp.Expression]) -> st.SearchStrategy[xp.Expression]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)

    def chain(operators: tuple[xp.Operator, ...]) -> st.SearchStrategy[xp.Chain]:
        more = st.lists(st.tuples(st.sampled_from(operators), inner), min_size=1, max_size=3)
        return st.builds(xp.Chain, inner, more.map(tuple))

    return st.one_of(
        st.builds(xp.Negative, inner),
        st.builds(xp.During, inner, during_names),
        chain((xp.Operator.PLUS, xp.Operator.MINUS)),
        chain((xp.Operator.TIMES, xp.Operator.DIVIDED)),
        st.builds(xp.Compared, inner, st.sampled_from(xp.Comparator), inner),
        st.builds(xp.DatedBy, inner, days),
        st.builds(xp.DatedIn, inner, months),
        st.builds(xp.DatedDuring, inner, names),
        st.builds(xp.DatedSide, inner, st.sampled_from(xp.DaySide), days_at).filter(
            _is_no_dated_by
        ),
        st.builds(xp.DatedBetween, inner, days, days),
        st.builds(xp.Not, inner),
        st.builds(xp.AllOf, several),
        st.builds(xp.AnyOf, several),
        st.builds(xp.AtLeastOf, st.integers(1, 5), several),
        st.builds(xp.HumanDecision, texts),
        st.builds(xp.DatedWithin, inner, st.integers(0, 9999), st.sampled_from(xp.SpanUnit), inner),
        st.builds(
            xp.Aggregate, st.sampled_from(xp.Gathering), inner, list_names, st.none() | inner
        ),
        st.builds(xp.Extreme, st.sampled_from(xp.ExtremeSide), several),
        st.builds(
            xp.Rounded,
            inner,
            quantities | st.integers(0, 9),
            st.none() | st.sampled_from(xp.Direction),
        ),
        st.builds(xp.ItemCount, list_names, inner),
        st.builds(xp.ForEvery, names, inner, st.lists(refs, max_size=2).map(tuple)),
    )


expressions = st.recursive(
    quantities | references | of_one | literals | written_days, _longer, max_leaves=8
)


def _reckoned(inner: st.SearchStrategy[xp.Expression]) -> st.SearchStrategy[xp.Expression]:
    def chain(*operators: xp.Operator) -> st.SearchStrategy[xp.Chain]:
        more = st.lists(st.tuples(st.sampled_from(operators), inner), min_size=1, max_size=2)
        return st.builds(xp.Chain, inner, more.map(tuple))

    return st.one_of(
        chain(xp.Operator.PLUS, xp.Operator.MINUS),
        chain(xp.Operator.TIMES, xp.Operator.DIVIDED),
        st.builds(
            xp.ShareOf, quantities, inner.filter(lambda node: not isinstance(node, xp.Quantity))
        ),
        st.builds(xp.Rounded, inner, quantities, st.none() | st.sampled_from(xp.Direction)),
    )


of_amounts = st.builds(xp.TheTotal) | st.builds(
    xp.Reference, names, on=st.none() | days, during=st.none()
)
amounts = quantities | st.recursive(of_amounts | quantities, _reckoned, max_leaves=5).filter(
    lambda node: not isinstance(node, xp.Quantity)
).map(gr.Reckoned)
moments = st.one_of(
    st.builds(ft.Moment, days, st.just(ft.Grain.DAY)),
    st.builds(ft.Moment, months, st.just(ft.Grain.MONTH)),
    st.builds(ft.Moment, days.map(lambda day: day.replace(month=1, day=1)), st.just(ft.Grain.YEAR)),
)
negative = quantities.map(lambda quantity: xp.Quantity(-quantity.number, quantity.unit))
values = st.one_of(
    quantities, negative, st.booleans(), days, st.just(xp.Absent.NOT_RECEIVED), texts
)
part_names = names | st.builds(
    lambda name, codes: Name(part_name(name, [code.text for code in codes])),
    words,
    st.lists(refs, min_size=1, max_size=2),
)
value_rows = st.builds(ex.ValueRow, refs, values, st.lists(refs, max_size=2).map(tuple))
amount_rows = st.builds(ex.ValueRow, refs, quantities)
whos = st.builds(ex.Who, st.lists(refs, max_size=3).map(tuple))
part_tuples = st.lists(part_names, min_size=1, max_size=3).map(tuple)
name_tuples = st.lists(names, min_size=1, max_size=3).map(tuple)

years = st.integers(1900, 2199)
# Less than the whole: behind a code, three digits would be read as its thousands.
shares_of_mixed = st.builds(
    xp.Quantity, numbers.map(lambda number: number % 100), st.just(xp.UnitWord.PERCENT)
)
mixed_parts = st.builds(gr.MixedPart, shares_of_mixed, st.none() | expressions) | st.builds(
    gr.MixedPart, shares_of_mixed, by_fixed_keys=st.just(value=True)
)
limits = expressions | st.builds(gr.ShareOfAmount, percentages)
several_refs = st.lists(refs, min_size=1, max_size=3).map(tuple)
among = st.none() | st.builds(gr.Among, several_refs, st.booleans())
splits = st.one_of(
    st.builds(gr.Equally),
    st.builds(gr.By, expressions),
    st.builds(gr.ByFixedKeys),
    st.builds(
        gr.Mixed,
        st.lists(mixed_parts, min_size=2, max_size=3).map(tuple),
        st.none() | st.sampled_from(gr.Mixing),
    ),
    st.builds(gr.AppointedBy, names),
    st.builds(gr.NotSaid),
)

draws = st.builds(gr.Draw, texts, days, texts, st.lists(refs, min_size=2, max_size=4).map(tuple))
by_key = st.sampled_from([gr.TieOrder.LARGEST_KEY, gr.TieOrder.SMALLEST_KEY])
last_rules = st.just(gr.TieOrder.CODE) | draws
tie_rules = st.tuples(last_rules) | st.tuples(by_key) | st.tuples(by_key, last_rules)
halves = st.none() | st.sampled_from([xp.Direction.HALVES_UP, xp.Direction.HALVES_TO_EVEN])
roundings = st.one_of(
    st.builds(gr.Rounding, st.sampled_from(gr.Method)),
    st.builds(gr.Rounding, st.just(gr.Method.MODIFIED_WEBSTER), numbers),
    st.builds(gr.Rounding, st.just(gr.Method.ROW_BY_ROW), halves=halves, to=st.none() | refs),
    st.builds(gr.Rounding, st.just(gr.Method.DOWN), leaves_rest=st.just(value=True)),
)

rule_names = st.builds(ex.RuleName, names, st.none() | names | st.sampled_from(ex.OwnerWord))

STATEMENTS: dict[type, st.SearchStrategy[Statement]] = {
    hd.Head: st.builds(
        hd.Head, st.sampled_from(hd.FileKind), texts, st.none() | st.integers(1900, 2199)
    ),
    hd.Parties: st.builds(hd.Parties, st.lists(texts, min_size=2, max_size=3).map(tuple)),
    hd.FileReference: st.builds(hd.FileReference, texts),
    hd.Decided: st.builds(hd.Decided, days),
    hd.InForce: st.builds(hd.InForce, moments, st.none() | moments),
    hd.Total: st.builds(hd.Total, quantities),
    hd.Rest: st.builds(hd.Rest, st.sampled_from(hd.RestPlace)),
    hd.Use: st.builds(hd.Use, texts),
    dc.Document: st.builds(dc.Document, texts, labels),
    dc.Passage: st.builds(dc.Passage, texts, st.none() | st.sampled_from(dc.Mark), labels),
    hd.Citation: st.builds(hd.Citation, texts),
    hd.Note: st.builds(hd.Note, texts),
    hd.Label: st.builds(hd.Label, texts),
    hd.Amends: st.builds(hd.Amends, texts, days),
    ch.Removed: st.builds(
        ch.Removed,
        st.lists(
            names
            | st.builds(ch.Gone, st.sampled_from(ch.ClauseWord))
            | st.builds(ch.OwnGone, several_refs, st.sampled_from(gr.OwnSide)),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    ch.ChangeGrant: st.builds(ch.ChangeGrant, names, st.none() | amounts, label=labels)
    | st.builds(
        ch.ChangeGrant, names, amounts, st.just(value=True), names, splits, among, labels
    ),
    ch.ChangeFund: st.builds(ch.ChangeFund, names, st.none() | amounts, labels),
    rq.Instead: st.builds(
        rq.Instead,
        st.lists(refs, min_size=1, max_size=2).map(tuple),
        expressions,
        st.none() | names,
    ),
    ft.Limit: st.one_of(
        st.builds(ft.Limit, st.sampled_from(ft.LimitSide), names),
        st.builds(ft.Limit, st.sampled_from(ft.LimitSide), st.none(), quantities | days),
    ),
    ft.NamedValue: st.builds(ft.NamedValue, names, quantities, labels),
    ft.ValueFrom: st.builds(ft.ValueFrom, days, quantities),
    ft.ItemList: st.builds(ft.ItemList, names, labels),
    ft.Recipients: st.builds(
        ft.Recipients,
        names,
        st.lists(refs, max_size=3).map(tuple),
        labels,
    ),
    ft.RecipientRow: st.builds(
        ft.RecipientRow,
        refs,
        texts,
        st.lists(texts, max_size=2).map(tuple),
        st.lists(st.builds(ft.Attribute, names, values), max_size=2).map(tuple),
    ),
    ft.Period: st.builds(ft.Period, names, moments, st.none() | moments, labels),
    ft.PeriodSeries: st.builds(
        ft.PeriodSeries,
        names,
        st.sampled_from(ft.Stretch),
        moments,
        st.none() | moments,
        labels,
    ),
    ft.Fact: st.builds(
        ft.Fact,
        names,
        st.sampled_from([kind for kind in ft.FactType if kind is not ft.FactType.CHOICE]),
        st.just(()) | name_tuples,
        labels,
    )
    | st.builds(
        ft.Fact,
        names,
        st.just(ft.FactType.CHOICE),
        st.just(()) | name_tuples,
        labels,
        st.lists(texts, min_size=2, max_size=3).map(tuple),
    ),
    ft.Measure: st.builds(ft.Measure, names, expressions, labels),
    rq.Require: st.builds(
        rq.Require, expressions, st.none() | names, st.none() | period_names, labels
    ),
    rq.Target: st.builds(rq.Target, expressions, st.none() | names, st.none() | names, labels),
    gr.Fund: st.builds(gr.Fund, names, amounts, labels),
    gr.Grant: st.builds(gr.Grant, names, amounts, names, splits, st.booleans(), labels, among)
    | st.builds(
        gr.Grant, names, amounts, names, st.builds(gr.Only, several_refs), st.booleans(), labels
    ),
    gr.Bound: st.builds(gr.Bound, st.sampled_from(gr.BoundSide), limits),
    gr.OwnBound: st.builds(gr.OwnBound, several_refs, st.sampled_from(gr.OwnSide), limits),
    gr.Lots: st.builds(gr.Lots, quantities),
    rq.Requirement: st.builds(rq.Requirement, expressions, names, st.none() | names, labels),
    rq.Flag: st.builds(rq.Flag, expressions, names, st.none() | names, labels),
    rq.ExceptFor: st.builds(rq.ExceptFor, st.lists(refs, min_size=1, max_size=3).map(tuple)),
    dt.Requisition: st.builds(dt.Requisition, names, quantities, part_tuples, labels),
    dt.Requested: st.builds(dt.Requested, days, st.booleans()),
    dt.Repaid: st.builds(dt.Repaid, days),
    dt.Used: st.builds(dt.Used, names),
    dt.PaidBack: st.builds(dt.PaidBack, names),
    dt.EconomicReport: st.builds(dt.EconomicReport, days, st.booleans()),
    dt.Booked: st.builds(dt.Booked, texts, st.none() | years),
    dt.Duty: st.builds(
        dt.Duty, names, st.lists(refs, min_size=1, max_size=2).map(tuple), texts, st.booleans(),
        st.none() | texts,
        st.builds(
            dt.DutyDate,
            st.lists(days, min_size=1, max_size=3).map(tuple),
            st.none() | st.sampled_from(dt.Recurrence),
        )
        | st.builds(dt.DutyDate, st.just(()), st.sampled_from(dt.Recurrence))
        | st.builds(dt.DutyLast, edges)
        | st.builds(dt.DutyLast, written_days, st.integers(0, 99), st.sampled_from(xp.SpanUnit)),
        st.none()
        | st.builds(
            dt.DutyFirst, st.sampled_from([xp.DaySide.FROM, xp.DaySide.AFTER]), written_days
        ),
        labels,
    ),
    dt.Contains: st.one_of(
        st.builds(dt.Contains, texts),
        st.builds(dt.Contains, texts, names, st.none() | names),
    ),
    dt.Received: st.builds(dt.Received, names),
    rq.ExplainedIn: st.builds(rq.ExplainedIn, names),
    rq.Repays: st.builds(
        rq.Repays, part_names, st.none() | percentages, st.none() | st.sampled_from(xp.Direction)
    ),
    gr.Cut: st.builds(gr.Cut, name_tuples, st.sampled_from([gr.Cutting.EQUALLY, gr.Cutting.LISTED]))
    | st.builds(gr.Cut, name_tuples, st.just(gr.Cutting.BY_KEY), expressions),
    gr.Shares: st.builds(
        gr.Shares,
        st.sampled_from([gr.FailingShares.SHARED_AMONG_MET, gr.FailingShares.NOT_PAID_OUT]),
    )
    | st.builds(
        gr.Shares,
        st.just(gr.FailingShares.PAID_IN_PART),
        percentages,
        st.none() | st.sampled_from(xp.Direction),
    ),
    gr.LeftOver: st.builds(gr.LeftOver, st.none() | part_names),
    gr.Ties: st.builds(gr.Ties, tie_rules),
    gr.Rounding: roundings,
    gr.Paid: st.one_of(
        st.builds(
            gr.Paid, st.sampled_from([gr.PaidWhen.BY, gr.PaidWhen.ON]), days, st.booleans(),
            st.none() | percentages,
        ),
        st.builds(
            gr.Paid, st.just(gr.PaidWhen.ON), days, st.booleans(), is_rest=st.just(value=True)
        ),
        st.builds(gr.Paid, st.just(gr.PaidWhen.IN), months, st.booleans()),
    ),
    ex.Example: st.builds(ex.Example, texts),
    ex.ExampleDate: st.builds(ex.ExampleDate, days),
    ex.ValueRow: value_rows,
    ex.Given: st.builds(ex.Given, names, st.none() | during_names, st.none() | value_rows)
    | st.builds(ex.Given, names, st.none() | names, st.none(), values),
    ex.Assessed: st.builds(
        ex.Assessed,
        st.lists(rule_names, min_size=1, max_size=2).map(tuple),
        st.sampled_from([ex.Outcome.MET, ex.Outcome.NOT_MET]), whos,
        texts, days, texts,
    ),
    ex.ExpectAmounts: st.builds(ex.ExpectAmounts, part_names, st.none() | amount_rows),
    ex.ExpectUndistributed: st.builds(ex.ExpectUndistributed, part_names, quantities),
    ex.ExpectStatus: st.builds(ex.ExpectStatus, rule_names, st.sampled_from(ex.Outcome), whos),
}  # fmt: skip
"""A strategy for each kind of sentence; a new kind without one fails a test."""


@st.composite
def sentences(draw: st.DrawFn, above: type | None, depth: int) -> Sentence:
    """A sentence that may stand under `above`, with sentences that may stand under it."""
    kinds = [kind for kind in PLACES[above] if above is not None or kind is not hd.Head]
    kind = draw(st.sampled_from(kinds))
    statement = draw(STATEMENTS[kind])
    if depth == 0 or kind not in PLACES:
        return Sentence(statement)
    body = draw(st.lists(sentences(kind, depth - 1), max_size=3))
    return Sentence(statement, tuple(body))


@st.composite
def files(draw: st.DrawFn) -> File:
    """A file: its head, then sentences."""
    head = Sentence(draw(STATEMENTS[hd.Head]))
    rest = draw(st.lists(sentences(None, 3), max_size=4))
    return File((head, *rest))
