"""In: what an agreement speaks of. Out: strategies for its funds, grants, requisitions and duties.

Guarantees: parts add up, every choice that moves money is made, and bounds can be kept as far as
the text alone can tell.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import define, evolve, field
from hypothesis import strategies as st

from overenskommelse.model.units import Unit
from overenskommelse.syntax import duties as dt
from overenskommelse.syntax import examples as ex
from overenskommelse.syntax import expressions as xp
from overenskommelse.syntax import grants as gr
from overenskommelse.syntax import heads as hd
from overenskommelse.syntax import requirements as rq
from overenskommelse.syntax.names import Name, Ref, Text
from overenskommelse.syntax.tree import Sentence
from overenskommelse.testing.phrases import Around, Phrases
from overenskommelse.testing.setting import Setting, cited, days, labels, months, quantity

amounts_of_grants = st.one_of(
    st.integers(0, 30),
    st.integers(1, 2_000).map(lambda thousands: thousands * 1_000),
    st.integers(1, 10**10),
)


_WAYS = ("by", "by", "by", "mixed", "mixed", "mixed", "equally", "fixed", "named", "only", "no")


@define
class Purse:
    """The money of an agreement.

    Attributes:
        amount: Kronor in all.
        sentences: Funds and grants at the margin.
        parts: What each of these holds, for requisitions to ask for.
    """

    amount: int = 0
    sentences: list[Sentence] = field(factory=list)
    parts: list[tuple[str, int]] = field(factory=list)


def kronor(amount: int) -> xp.Quantity:
    """An amount in kronor, as a file writes it."""
    return quantity(amount, xp.UnitWord.KRONOR)


@st.composite
def purses(draw: st.DrawFn, setting: Setting) -> Purse:
    """Funds and grants; at least one grant."""
    purse = Purse()
    grants = [draw(_grants(setting, number)) for number in range(draw(st.integers(1, 3)))]
    grants = _leaving(draw, grants)
    if draw(st.integers(0, 2)) == 0:
        grants = [_fund(draw, grants)]
    for amount, sentence in grants:
        node = sentence.statement
        assert isinstance(node, gr.Fund | gr.Grant)  # noqa: S101 - both have a name
        purse.amount += amount
        purse.sentences.append(sentence)
        purse.parts.append((node.name.text, amount))
    return purse


def _fund(draw: st.DrawFn, parts: list[tuple[int, Sentence]]) -> tuple[int, Sentence]:
    """A fund over some grants, of which the source may not itemise all."""
    below = [sentence for _, sentence in parts]
    rest = draw(st.sampled_from([0, 0, 1, 5_000]))
    if rest:
        below.append(Sentence(hd.Rest(draw(st.sampled_from(hd.RestPlace)))))
    amount = sum(part for part, _ in parts) + rest
    return amount, draw(cited(gr.Fund(Name("potten"), kronor(amount), draw(labels)), *below))


def _leaving(draw: st.DrawFn, grants: list[tuple[int, Sentence]]) -> list[tuple[int, Sentence]]:
    """Grants of which some leave to a later one; so money never comes back to where it was."""
    found = []
    for number, (amount, sentence) in enumerate(grants):
        later = [Name(f"stöd_{each}") for each in range(number + 1, len(grants))]
        leaves = bool(later) and draw(st.booleans())
        more = (Sentence(gr.LeftOver(draw(st.sampled_from(later)))),) if leaves else ()
        body = (*sentence.body, *more)
        found.append((amount, evolve(sentence, body=body)))
    return found


@st.composite
def _grants(draw: st.DrawFn, setting: Setting, number: int) -> tuple[int, Sentence]:
    kind = draw(st.sampled_from(list(setting.kinds)))
    amount = draw(amounts_of_grants)
    split = draw(_splits(setting, kind))
    among, codes = (None, setting.kinds[kind])
    if not isinstance(split, gr.Only):
        among, codes = _among(draw, setting.kinds[kind])
    at_most = draw(st.booleans())
    below = _requirements(draw, setting, kind)
    if below:
        below.append(Sentence(_shares(draw)))
    phrases = Phrases(draw, setting, Around(kind, (), open_period=False))
    below += _rounding(draw, phrases, codes, split, amount if not at_most else None)
    if isinstance(split, gr.ByFixedKeys):
        below += _fixed_keys(draw, codes)
    below += _terms(draw)
    name = Name(f"stöd_{number}")
    node = gr.Grant(name, kronor(amount), Name(kind), split, at_most, draw(labels), among)
    return amount, draw(cited(node, *below))


def _among(draw: st.DrawFn, codes: tuple[str, ...]) -> tuple[gr.Among | None, tuple[str, ...]]:
    """Some of a kind, by naming them or the others, with their codes; or all of them."""
    some = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
    way = draw(st.sampled_from(["all", "all", "named", "except"]))
    if way == "all" or (way == "except" and len(some) == len(codes)):
        return None, codes
    refs = tuple(Ref(code) for code in some)
    is_named = way == "named"
    members = tuple(code for code in codes if (code in some) is is_named)
    if is_named and len(members) == 1:
        return None, codes
    return gr.Among(refs, not is_named), members


def _shares(draw: st.DrawFn) -> gr.Shares:
    """What becomes of the shares of those who fail."""
    rule = draw(st.sampled_from(gr.FailingShares))
    if rule is not gr.FailingShares.PAID_IN_PART:
        return gr.Shares(rule)
    part = quantity(draw(st.integers(1, 99)), xp.UnitWord.PERCENT)
    return gr.Shares(rule, part, draw(st.sampled_from(xp.Direction)))


@st.composite
def _splits(draw: st.DrawFn, setting: Setting, kind: str) -> gr.Split:
    match draw(st.sampled_from(_WAYS)):
        case "by":
            return gr.By(_key(draw, setting, kind))
        case "equally":
            return gr.Equally()
        case "fixed":
            return gr.ByFixedKeys()
        case "mixed":
            return _mixed(draw, setting, kind)
        case "named":
            return gr.AppointedBy(Name(setting.anchor(kind, Unit.YES_NO).name))
        case "only":
            return gr.Only((Ref(draw(st.sampled_from(setting.kinds[kind]))),))
        case _:
            return gr.NotSaid()


def _key(draw: st.DrawFn, setting: Setting, kind: str) -> xp.Expression:
    """A value for each recipient, more often than not a plain fact."""
    phrases = Phrases(draw, setting, Around(kind, (), open_period=False))
    if draw(st.booleans()):
        return phrases.value_of_kind(Unit.NUMBER, 0)
    unit = draw(st.sampled_from([Unit.NUMBER, Unit.MONEY, Unit.SHARE]))
    return phrases.value_of_kind(unit, 1)


def _mixed(draw: st.DrawFn, setting: Setting, kind: str) -> gr.Mixed:
    """Two keys; the first may be none, which splits its part equally."""
    first = draw(st.integers(1, 99))
    shares = [quantity(share, xp.UnitWord.PERCENT) for share in (first, 100 - first)]
    parts = [gr.MixedPart(share, _key(draw, setting, kind)) for share in shares]
    if draw(st.integers(0, 3)) == 0:
        parts[0] = gr.MixedPart(shares[0])
    return gr.Mixed(tuple(parts), draw(st.sampled_from(gr.Mixing)))


def _requirements(draw: st.DrawFn, setting: Setting, kind: str) -> list[Sentence]:
    """What a recipient must meet; some are shared, some spare or change for a few."""
    codes = st.lists(st.sampled_from(setting.kinds[kind]), min_size=1, max_size=2, unique=True)
    shared = [name for name, own in setting.shared if own == kind]
    sentences = []
    for number in range(draw(st.integers(0, 2))):
        name = Name(f"krav_{number}")
        below: list[Sentence] = []
        if shared and bool(draw(st.booleans())):
            node = rq.Require(xp.Reference(Name(draw(st.sampled_from(shared)))), name)
        else:
            condition, period = _ruled(draw, setting, kind)
            node = rq.Require(condition, name, period, draw(labels))
        refs = tuple(Ref(code) for code in draw(codes))
        way = draw(st.sampled_from(["all", "all", "except", "instead"]))
        if way == "except":
            below.append(Sentence(rq.ExceptFor(refs)))
        elif way == "instead":
            condition, period = _ruled(draw, setting, kind)
            below.append(Sentence(rq.Instead(refs, condition, period)))
        sentences.append(draw(cited(node, *below)))
    return sentences


def _ruled(draw: st.DrawFn, setting: Setting, kind: str) -> tuple[xp.Expression, Name | None]:
    """A condition, and the period its names wait for."""
    phrases = Phrases(draw, setting, Around(kind, (), bool(setting.periods)))
    condition = phrases.condition(2)
    wants = phrases.said.wants_period
    return condition, Name(draw(st.sampled_from(setting.periods))) if wants else None


def _rounding(
    draw: st.DrawFn,
    phrases: Phrases,
    codes: tuple[str, ...],
    split: gr.Split,
    amount: int | None,
) -> list[Sentence]:
    """Ties, bounds and lots; what the split must say it says, and the rest by chance.

    `amount` is what floors written as amounts must not come to more than, or None for any.
    """
    apart = isinstance(split, gr.Mixed) and split.mixing is gr.Mixing.EACH_BY_ITSELF
    must = isinstance(split, gr.Equally) or apart
    below: list[Sentence] = []
    if must or draw(st.booleans()):
        rules = draw(_tie_rules(codes, must=must))
        below.append(Sentence(gr.Ties(rules)))
    if not isinstance(split, gr.Only | gr.AppointedBy | gr.NotSaid) and draw(st.booleans()):
        below.append(Sentence(draw(_methods(codes))))
    if draw(st.integers(0, 3)) == 0:
        below.append(Sentence(gr.Lots(kronor(draw(st.sampled_from([1, 2, 7, 100, 1_000]))))))
    if not apart and draw(st.integers(0, 1)) == 0:
        below += _bounds(draw, phrases, codes, amount)
    return below


@st.composite
def _tie_rules(
    draw: st.DrawFn, codes: tuple[str, ...], *, must: bool
) -> tuple[gr.TieOrder | gr.Draw, ...]:
    """Rules for equal claims; if they must settle all, the last of them does."""
    order = tuple(Ref(code) for code in draw(st.permutations(codes)))
    lots = gr.Draw(Text("nämnden"), draw(days), Text("protokoll 1"), order)
    last = draw(st.sampled_from([gr.TieOrder.CODE, lots if len(codes) > 1 else gr.TieOrder.CODE]))
    if draw(st.booleans()):
        return (last,)
    first = draw(st.sampled_from([gr.TieOrder.LARGEST_KEY, gr.TieOrder.SMALLEST_KEY]))
    return (first, last) if must or draw(st.booleans()) else (first,)


@st.composite
def _methods(draw: st.DrawFn, codes: tuple[str, ...]) -> gr.Rounding:
    """How exact parts become whole ones, with what the method needs."""
    method = draw(st.sampled_from(gr.Method))
    match method:
        case gr.Method.MODIFIED_WEBSTER:
            tenths = draw(st.integers(1, 20))
            return gr.Rounding(method, Fraction(tenths, 10))
        case gr.Method.ROW_BY_ROW:
            halves = draw(st.sampled_from([xp.Direction.HALVES_UP, xp.Direction.HALVES_TO_EVEN]))
            return gr.Rounding(method, halves=halves, to=Ref(draw(st.sampled_from(codes))))
        case _:
            return gr.Rounding(method, leaves_rest=method is gr.Method.DOWN)


def _bounds(
    draw: st.DrawFn, phrases: Phrases, codes: tuple[str, ...], amount: int | None
) -> list[Sentence]:
    """Floors and ceilings of everyone, and of some their own; none of them can cross as written."""
    largest = 10**6 if amount is None else amount // len(codes)
    floor, own, ceiling = sorted(draw(st.integers(0, largest)) for _ in range(3))
    found: list[Sentence] = []
    if draw(st.integers(0, 3)) == 0:
        side = draw(st.sampled_from(gr.BoundSide))
        share = quantity(draw(st.integers(1, 100 // len(codes))), xp.UnitWord.PERCENT)
        below_all = gr.ShareOfAmount(share)
        return [Sentence(gr.Bound(side, below_all))] if len(codes) > 1 else []
    if draw(st.integers(0, 2)) == 0:
        refs = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True))
        whose, side_of_own = tuple(Ref(code) for code in refs), draw(st.sampled_from(gr.OwnSide))
        found.append(Sentence(gr.OwnBound(whose, side_of_own, kronor(own))))
    for side, limit in ((gr.BoundSide.FLOOR, floor), (gr.BoundSide.CEILING, ceiling)):
        way = draw(st.sampled_from(["none", "amount", "value"]))
        if way == "amount":
            found.append(Sentence(gr.Bound(side, kronor(limit))))
        elif way == "value":
            found.append(Sentence(gr.Bound(side, phrases.value_of_kind(Unit.MONEY, 1))))
    return found


def _fixed_keys(draw: st.DrawFn, codes: tuple[str, ...]) -> list[Sentence]:
    """A key for each recipient: numbers, of which one counts, or percentages of the whole."""
    numbers = [draw(st.integers(0, 50)) for _ in codes]
    numbers[0] += 1
    if draw(st.booleans()):
        keys = [quantity(number) for number in numbers]
    else:
        cuts = sorted(draw(st.integers(0, 100)) for _ in codes[1:])
        shares = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
        keys = [quantity(share, xp.UnitWord.PERCENT) for share in shares]
    rows = [ex.ValueRow(Ref(code), key) for code, key in zip(codes, keys, strict=True)]
    return [Sentence(row) for row in rows]


def _terms(draw: st.DrawFn) -> list[Sentence]:
    """When a grant is paid, and what is to be done before and after."""
    below: list[Sentence] = []
    if draw(st.booleans()):
        when = draw(st.sampled_from(gr.PaidWhen))
        day = draw(months if when is gr.PaidWhen.IN else days)
        below.append(Sentence(gr.Paid(when, day, draw(st.booleans()))))
    if draw(st.integers(0, 3)) == 0:
        below.append(Sentence(dt.Requested(draw(days), draw(st.booleans()))))
        below.append(Sentence(dt.Repaid(draw(days))))
        below.append(Sentence(dt.EconomicReport(draw(days), draw(st.booleans()))))
        below.append(Sentence(dt.Booked(Text("1:6"), draw(st.none() | st.just(2024)))))
    return below


@st.composite
def requisitions(draw: st.DrawFn, purse: Purse) -> list[Sentence]:
    """At most one requisition, of some funds and grants at the margin.

    By when to ask for the money stands below the grants, so that no two days can differ.
    """
    if draw(st.booleans()):
        return []
    chosen = draw(st.lists(st.sampled_from(purse.parts), min_size=1, unique=True))
    names = tuple(Name(name) for name, _ in chosen)
    amount = kronor(sum(amount for _, amount in chosen))
    node = dt.Requisition(Name("begäran"), amount, names, draw(labels))
    return [draw(cited(node, Sentence(dt.Repaid(draw(days)))))]


@st.composite
def duties(draw: st.DrawFn, setting: Setting) -> list[Sentence]:
    """Something to deliver, something to do, or nothing."""
    found = []
    for number in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from(list(setting.kinds)))
        who = draw(st.sampled_from([kind, *setting.kinds[kind]]))
        delivers = draw(st.booleans())
        last_days = draw(st.lists(days, max_size=2, unique=True))
        every = draw(st.none() | st.sampled_from(dt.Recurrence))
        when = dt.DutyDate(tuple(last_days), every) if last_days or every else None
        to = draw(st.none() | st.just(Text("staten"))) if delivers else None
        node = dt.Duty(
            Name(f"rapport_{number}"), (Ref(who),), Text("slutrapport"), delivers, to, when
        )
        found.append(draw(cited(node, Sentence(dt.Contains(Text("hur medlen använts"))))))
    return found
