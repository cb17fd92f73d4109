"""The words of clauses, their fields and their values, in English and Swedish: one table each.

A class or field that is not here reads as its name in code, and a test asks for its words.
"""

from __future__ import annotations

from overenskommelse.render.words import Language

_NOUNS: dict[str, tuple[str, str]] = {
    "AgreementModel": ("agreement", "överenskommelse"),
    "Citation": ("source", "källa"),
    "ClauseStep": ("clause", "mening"),
    "Cut": ("parts", "uppdelning"),
    "Draw": ("draw", "lottning"),
    "MethodRule": ("rounding", "avrundning"),
    "Duty": ("duty", "skyldighet"),
    "OwnBound": ("bound of some", "gräns för några"),
    "Repayment": ("repayment", "återbetalning"),
    "AmountShare": ("share of the amount", "andel av beloppet"),
    "PartPaid": ("part paid", "del som betalas"),
    "Part": ("part", "del"),
    "FactDeclaration": ("fact", "uppgift"),
    "FactLimit": ("limit", "gräns"),
    "Flag": ("flag", "flagga"),
    "Fund": ("fund", "medel"),
    "Grant": ("grant", "bidrag"),
    "Instead": ("other condition", "annat villkor"),
    "Item": ("item", "post"),
    "ItemList": ("list", "lista"),
    "NamedValue": ("value", "värde"),
    "Measure": ("measure", "mått"),
    "Passage": ("passage", "avsnitt"),
    "Payment": ("payment", "utbetalning"),
    "Period": ("period", "period"),
    "Recipient": ("recipient", "mottagare"),
    "RecipientKind": ("recipients", "mottagare"),
    "Requirement": ("requirement", "krav"),
    "Requisition": ("requisition", "rekvisition"),
    "SourceDocument": ("document", "dokument"),
    "Split": ("split", "fördelning"),
    "SplitPart": ("part of the split", "del av fördelningen"),
    "Terms": ("terms", "villkor för utbetalningen"),
    "Target": ("target", "mål"),
}
_FIELDS: dict[str, tuple[str, str]] = {
    "cut": ("cut into parts", "delas upp"),
    "amount": ("amount", "belopp"),
    "at_most": ("the most that can be used", "högsta belopp som får användas"),
    "condition": ("condition", "villkor"),
    "covers": ("covers", "omfattar"),
    "citations": ("which clause follows which passage", "vilken regel som följer vilket avsnitt"),
    "documents": ("documents", "dokument"),
    "duties": ("duties", "skyldigheter"),
    "except_for": ("does not concern", "omfattar inte"),
    "flags": ("flags", "flaggor"),
    "facts": ("facts", "uppgifter"),
    "failing_shares": ("shares of those who fail", "andelar för dem som inte uppfyller kraven"),
    "kind": ("recipients", "mottagare"),
    "kinds": ("recipients", "mottagare"),
    "instead": ("for some instead", "för några i stället"),
    "recipients": ("recipients", "mottagare"),
    "text": ("condition", "villkor"),
    "items": ("items", "poster"),
    "units": ("what items' values count", "vad posternas värden räknar"),
    "attributes": ("what is said of items", "vad som anges om posterna"),
    "label": ("called", "benämning"),
    "lists": ("lists", "listor"),
    "choices": ("can be", "kan vara"),
    "values": ("values", "värden"),
    "unit": ("unit", "enhet"),
    "versions": ("from which day it is which", "från vilken dag det är vilket"),
    "measures": ("measures", "mått"),
    "name": ("name", "namn"),
    "notes": ("note", "anmärkning"),
    "parties": ("parties", "parter"),
    "parts": ("money", "medel"),
    "payment": ("payment", "utbetalning"),
    "period": ("period", "period"),
    "periods": ("periods", "perioder"),
    "reference": ("reference", "diarienummer"),
    "requirement": ("requirement", "krav"),
    "requirements": ("requirements", "krav"),
    "requisitions": ("requisitions", "rekvisitioner"),
    "rest": ("not itemised", "inte specificerat"),
    "sources": ("source", "källa"),
    "series": ("series of periods", "serier av perioder"),
    "years_before": ("the period a year before", "perioden ett år tidigare"),
    "split": ("split", "fördelning"),
    "targets": ("targets", "mål"),
    "terms": ("terms", "villkor för utbetalningen"),
    "title": ("name", "namn"),
    "total": ("total", "totalt"),
    "year": ("year", "år"),
    "AgreementModel.decided": ("decided", "beslutad"),
    "AgreementModel.in_force_from": ("in force from", "gäller från och med"),
    "AgreementModel.in_force_to": ("in force until", "gäller till och med"),
    "AgreementModel.language": ("language", "språk"),
    "AgreementModel.examples": ("examples", "exempel"),
    "Attribute.value": ("value", "värde"),
    "Citation.clauses": ("clause", "mening"),
    "Citation.document": ("document", "dokument"),
    "Citation.passage": ("passage", "avsnitt"),
    "ClauseStep.keyword": ("keyword", "nyckelord"),
    "Duty.by": ("by", "senast"),
    "Duty.received": ("received as", "inkommen som"),
    "Part.text": ("part", "del"),
    "Part.fact": ("as", "som"),
    "Part.period": ("period", "period"),
    "Requirement.explained": ("explained in", "förklaras i"),
    "Fund.reckoned": ("amount reckoned as", "beloppet beräknas som"),
    "Grant.reckoned": ("amount reckoned as", "beloppet beräknas som"),
    "Duty.first": ("first day", "första dag"),
    "Duty.contents": ("contents", "innehåll"),
    "Duty.delivers": ("to be delivered", "ska lämnas"),
    "Duty.to": ("to", "till"),
    "Duty.what": ("what", "vad"),
    "Duty.who": ("who", "vem"),
    "Duty.every": ("returns", "återkommer"),
    "Duty.later": ("and by", "och senast"),
    "FactDeclaration.label": ("what is asked for", "vad som efterfrågas"),
    "FactDeclaration.limits": ("limits", "gränser"),
    "FactLimit.comparator": ("on which side", "på vilken sida"),
    "FactLimit.fact": ("other fact", "annan uppgift"),
    "FactLimit.unit": ("unit", "enhet"),
    "FactLimit.value": ("limit", "gräns"),
    "FactDeclaration.per_period": ("for each period", "för varje period"),
    "FactDeclaration.type": ("type", "typ"),
    "Cut.over": ("for each", "för varje"),
    "Cut.kind": ("parts", "delar"),
    "Cut.text": ("key", "nyckel"),
    "DayConstant.value": ("day named", "nämnd dag"),
    "InTime.first": ("no earlier than", "tidigast"),
    "InTime.last": ("deadline", "sista dag"),
    "Within.last": ("deadline", "sista dag"),
    "Measure.needs_period": ("needs a period", "kräver period"),
    "Measure.term": ("reckoned as", "beräknas som"),
    "Measure.unit": ("unit", "enhet"),
    "NamedValue.versions": ("number", "tal"),
    "Passage.label": ("about", "handlar om"),
    "Passage.mark": ("marked as", "märkt som"),
    "Payment.first": ("first day", "första dag"),
    "Payment.last": ("payment", "utbetalning"),
    "Payment.requisition": ("with requisition", "efter rekvisition"),
    "Payment.share": ("share", "del"),
    "Grant.advances": ("paid before the rest", "betalas före resten"),
    "Payment.when": ("when", "när"),
    "Period.end": ("last day", "sista dag"),
    "Period.start": ("first day", "första dag"),
    "Recipient.aliases": ("other names", "andra namn"),
    "Recipient.code": ("code", "kod"),
    "RecipientKind.members": ("recipients", "mottagare"),
    "Requirement.text": ("as written", "som det är skrivet"),
    "SourceDocument.passages": ("passages", "avsnitt"),
    "Split.appointed": ("appointed by", "utses genom"),
    "Split.ceiling": ("each at most", "var och en högst"),
    "Split.fixed": ("keys", "nycklar"),
    "Split.floor": ("each at least", "var och en minst"),
    "Split.kind": ("split", "fördelning"),
    "Split.lot": ("in whole lots of", "i hela poster om"),
    "Split.own": ("for some", "för några"),
    "OwnBound.recipients": ("for", "för"),
    "OwnBound.floor": ("at least", "minst"),
    "OwnBound.ceiling": ("at most", "högst"),
    "Grant.failing_part": ("those who fail are paid", "de som inte uppfyller kraven får"),
    "PartPaid.share": ("part", "del"),
    "PartPaid.direction": ("rounded", "avrundat"),
    "Grant.left_to": ("what is left is added to", "det som blir över förs till"),
    "Target.repays": ("repays", "återbetalar"),
    "Repayment.grant": ("of", "av"),
    "Repayment.share": ("share", "del"),
    "Repayment.direction": ("rounded", "avrundat"),
    "AmountShare.share": ("share of the amount", "andel av beloppet"),
    "Grant.among": ("only to", "bara till"),
    "SplitPart.by_fixed_keys": ("by fixed keys", "efter fasta nycklar"),
    "SplitPart.key": ("key", "nyckel"),
    "SplitPart.share": ("share", "andel"),
    "SplitPart.text": ("as written", "som det är skrivet"),
    "Terms.appropriation": ("appropriation", "anslag"),
    "Terms.budget_year": ("budget year", "budgetår"),
    "Terms.lapses": (
        "the right to the money lapses without a requisition in time",
        "rätten till medlen förfaller utan rekvisition i tid",
    ),
    "Terms.reclaimable": (
        "the money may be reclaimed without a report in time",
        "medlen kan återkrävas utan redovisning i tid",
    ),
    "Terms.used_as": ("used according to", "förbrukat enligt"),
    "Terms.paid_back_as": ("repaid according to", "återbetalt enligt"),
    "Terms.reported_as": (
        "the day the economic report came, as",
        "dagen den ekonomiska redovisningen inkom, som",
    ),
    "Terms.requested_as": ("the day it was asked for, as", "dagen den rekvirerades, som"),
    "Terms.repaid_by": ("unused money repaid by", "medel som inte har använts återbetalas senast"),
    "Terms.reported_by": ("economic report by", "ekonomisk redovisning senast"),
    "Terms.requested_by": ("requisition by", "rekvireras senast"),
    "Split.method": ("rounding", "avrundning"),
    "Split.ties": ("equal claims", "lika anspråk"),
    "MethodRule.method": ("method", "metod"),
    "MethodRule.first": ("first divisor", "första divisor"),
    "MethodRule.halves": ("halves", "halvor"),
    "MethodRule.to": ("the difference to", "skillnaden till"),
    "Draw.order": ("order", "ordning"),
    "Draw.by": ("drawn by", "lottad av"),
    "Draw.on": ("lots drawn", "lottning"),
    "Draw.document": ("document", "handling"),
}
_VALUES: dict[str, tuple[str, str]] = {
    "yes": ("yes", "ja"),
    "no": ("no", "nej"),
    "nothing": ("not said", "anges inte"),
    "FailingShares.SHARED_AMONG_MET": (
        "shared among those who meet the requirements",
        "delas mellan dem som uppfyller kraven",
    ),
    "FailingShares.NOT_PAID_OUT": ("not paid out", "betalas inte ut"),
    "FailingShares.PAID_IN_PART": ("paid in part", "betalas ut till en del"),
    "Direction.UP": ("up", "uppåt"),
    "Direction.DOWN": ("down", "nedåt"),
    "Direction.HALVES_UP": ("halves up", "halva uppåt"),
    "Direction.HALVES_DOWN": ("halves down", "halva nedåt"),
    "Direction.HALVES_TO_EVEN": ("halves to even", "halva till jämnt"),
    "Recurrence.YEAR": ("every year", "varje år"),
    "Recurrence.HALF_YEAR": ("every half-year", "varje halvår"),
    "Recurrence.QUARTER": ("every quarter", "varje kvartal"),
    "Recurrence.MONTH": ("every month", "varje månad"),
    "FactType.WHOLE_NUMBER": ("whole number", "heltal"),
    "FactType.DECIMAL_NUMBER": ("decimal number", "decimaltal"),
    "FactType.SHARE": ("percent", "procent"),
    "FactType.MONEY": ("money", "belopp"),
    "FactType.YES_NO": ("yes/no", "ja/nej"),
    "FactType.DATE": ("date", "datum"),
    "FactType.TEXT": ("text", "text"),
    "FactType.CHOICE": ("one of", "ett av"),
    "PassageMark.NARRATIVE": ("narrative", "beskrivning"),
    "PassageMark.JUDGEMENT": ("judgement", "bedömning"),
    "Unit.NUMBER": ("number", "tal"),
    "Unit.SHARE": ("percent", "procent"),
    "Unit.POINTS": ("percentage points", "procentenheter"),
    "Unit.MONEY": ("money", "belopp"),
    "Unit.DATE": ("date", "datum"),
    "Unit.YES_NO": ("yes/no", "ja/nej"),
    "Unit.TEXT": ("text", "text"),
    "from day": ("from {day} {value}", "från och med {day} {value}"),
    "passages": ("passages: {count}", "antal avsnitt: {count}"),
    "one item": ("1 item: {codes}", "1 post: {codes}"),
    "items": ("{count} items: {codes}", "{count} poster: {codes}"),
    "PaidWhen.BY": ("by {day}", "senast den {day}"),
    "PaidWhen.ON": ("on {day}", "den {day}"),
    "PaidWhen.IN": ("in {day}", "i {day}"),
    "SplitKind.EQUALLY": ("equally", "lika"),
    "SplitKind.BY_KEY": ("by key", "efter nyckel"),
    "SplitKind.FIXED_KEYS": ("by fixed keys", "efter fasta nycklar"),
    "SplitKind.WEIGHED_TOGETHER": ("weighed together", "sammanvägt"),
    "SplitKind.EACH_BY_ITSELF": ("each by itself", "var för sig"),
    "SplitKind.APPOINTED": ("to the one appointed", "till den som är utsedd"),
    "SplitKind.ONLY": ("to one recipient", "till en mottagare"),
    "SplitKind.NOT_SAID": (
        "the source does not say how it is split",
        "källan anger inte hur det fördelas",
    ),
    "requisition": ("with requisition", "efter rekvisition"),
    "no requisition": ("without requisition", "utan rekvisition"),
    "by": ("by {key}", "efter {key}"),
    "to": ("to {who}", "till {who}"),
    "instead": ("for {who} instead", "för {who} i stället"),
    "attribute": ("{name} of {item}", "{name} för {item}"),
}


def noun(name: str, language: Language) -> str:
    """What a class of clauses is called.

    Example:
        >>> noun("Grant", "sv"), noun("LateFee", "en")
        ('bidrag', 'late fee')
    """
    spaced = "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()
    return _chosen(_NOUNS.get(name, (spaced, spaced)), language)


def field_word(owner: str, name: str, language: Language) -> str:
    """What a field of a class is called.

    Example:
        >>> field_word("Period", "end", "en"), field_word("LateFee", "per_day", "en")
        ('last day', 'per day')
    """
    spaced = name.replace("_", " ")
    return _chosen(_FIELDS.get(f"{owner}.{name}") or _FIELDS.get(name, (spaced, spaced)), language)


def has_words(owner: str, name: str) -> bool:
    """Whether the table has words for a field."""
    return f"{owner}.{name}" in _FIELDS or name in _FIELDS


def has_noun(name: str) -> bool:
    """Whether the table has a noun for a class."""
    return name in _NOUNS


def value_word(word: str, language: Language, /, **values: object) -> str | None:
    """What a value is called, or None if the table does not have it."""
    if word not in _VALUES:
        return None
    template = _chosen(_VALUES[word], language)
    return template.format(**values) if values else template


def _chosen(pair: tuple[str, str], language: Language) -> str:
    return pair[1] if language == "sv" else pair[0]
