"""The words of a page, in English and Swedish: one table, so that the two cannot drift apart."""

from __future__ import annotations

from typing import Literal

from overenskommelse.source.languages import Phrasebook

Language = Literal["en", "sv"]

_WORDS: dict[str, tuple[str, str]] = {
    # statuses
    "met": ("met", "uppfyllt"),
    "not met": ("not met", "inte uppfyllt"),
    "open": ("open", "öppet"),
    "not yet due": ("not yet due", "ännu inte aktuellt"),
    "met by decision": ("met by decision", "uppfyllt enligt beslut"),
    "needs a human decision": ("needs a human decision", "kräver ett beslut"),
    "not applicable": ("not applicable", "inte tillämpligt"),
    # states of a grant
    "state final": ("final", "slutlig"),
    "state provisional": ("provisional", "preliminär"),
    "state open": ("open: the split cannot be reckoned yet", "öppen: kan inte beräknas ännu"),
    # head of the page
    "as of": ("As of {day}", "Per den {day}"),
    "known by": (
        "With the facts known by {day}",
        "Med de uppgifter som var kända den {day}",
    ),
    "extracted": ("extracted {day}", "uttag {day}"),
    "earlier": ("before that {value}{origin}", "dessförinnan {value}{origin}"),
    "no day": (
        "Without a date: deadlines are not looked at, only dates with each other",
        "Utan datum: tidsfrister som löper beaktas inte, bara datum mot varandra",
    ),
    "recipient": ("recipient ({kind})", "mottagare ({kind})"),
    "recipients": ("recipients ({kind})", "mottagare ({kind})"),
    "grant": ("{amount} kr to {count} {kind}, {split}", "{amount} kr till {count} {kind}, {split}"),
    "grant appointed": (
        "{amount} kr to the one of {count} {kind} that is appointed",
        "{amount} kr till den av {count} {kind} som är utsedd",
    ),
    "split equally": ("split equally", "lika fördelat"),
    "split by fixed keys": ("split by fixed keys", "fördelat efter fasta nycklar"),
    "split by keys weighed together": ("weighed together", "sammanvägt"),
    "split by keys each by itself": ("each by itself", "var för sig"),
    "split appointed": ("to the one appointed", "till den som är utsedd"),
    "split not said": (
        "the source does not say how it is split",
        "källan anger inte hur det fördelas",
    ),
    "at most amount": ("at most {amount}", "högst {amount}"),
    "split by": ("split by {measure}", "fördelat efter {measure}"),
    "state": ("Split: {state}", "Fördelning: {state}"),
    "paid by": ("Paid by {day}, {how}", "Betalas senast den {day}, {how}"),
    "paid on": ("Paid on {day}, {how}", "Betalas den {day}, {how}"),
    "paid in": ("Paid in {day}, {how}", "Betalas i {day}, {how}"),
    "requisition": ("with requisition", "efter rekvisition"),
    "no requisition": ("without requisition", "utan rekvisition"),
    "requirements": ("Requirements", "Krav"),
    "failing": (
        "Shares of those who fail: {rule}",
        "Andelar för dem som inte uppfyller kraven: {rule}",
    ),
    "shared among those who meet the requirements": (
        "shared among those who meet the requirements",
        "delas mellan dem som uppfyller kraven",
    ),
    "not paid out": ("not paid out", "betalas inte ut"),
    # table
    "code": ("Code", "Kod"),
    "name": ("Name", "Namn"),
    "share": ("Share", "Andel"),
    "amount": ("Amount, kr", "Belopp, kr"),
    "verdict": ("Verdict", "Bedömning"),
    "total": ("Total", "Summa"),
    "undistributed": ("Undistributed", "Ofördelat"),
    "held": ("held", "reserveras"),
    # sections
    "why not met": ("Not met", "Inte uppfyllt"),
    "why open": ("Open, and what would close it", "Öppet, och vad som skulle avgöra det"),
    "by decision": ("Met by decision", "Uppfyllt enligt beslut"),
    "not by decision": ("Not met by decision", "Inte uppfyllt enligt beslut"),
    "provisional": (
        "The amounts are those that follow if everyone who is open turns out to meet the "
        "requirements; what is open is held, not paid.",
        "Beloppen gäller om alla som är öppna visar sig uppfylla kraven; det som är öppet "
        "reserveras och betalas inte.",
    ),
    "targets": ("Targets, which decide no money", "Mål, som inte avgör några medel"),
    "flags": ("Flags", "Flaggor"),
    "nobody": ("nobody", "ingen"),
    "everyone": ("everyone", "alla"),
    # reasons
    "at least": ("at least {value} is required", "minst {value} krävs"),
    "at most": ("at most {value} is allowed", "högst {value} tillåts"),
    "more than": ("more than {value} is required", "mer än {value} krävs"),
    "less than": ("less than {value} is required", "mindre än {value} krävs"),
    "exactly": ("exactly {value} is required", "exakt {value} krävs"),
    "anything but": ("anything but {value} is required", "annat än {value} krävs"),
    "counts": ("{one} of {other}", "{one} av {other}"),
    "percentage points": ("percentage points", "procentenheter"),
    "point": ("{value} percentage point", "{value} procentenhet"),
    "points": ("{value} percentage points", "{value} procentenheter"),
    "came": ("came {day}", "kom in den {day}"),
    "did not come": ("has not come in", "har inte kommit in"),
    "between days": (
        "it was to come between {first} and {last}",
        "det skulle ha kommit in mellan den {first} och den {last}",
    ),
    "from day": (
        "it was to come on {day} or later",
        "det skulle ha kommit in tidigast den {day}",
    ),
    "by day": ("it was to come by {day}", "det skulle ha kommit in senast den {day}"),
    "yes": ("yes", "ja"),
    "no": ("no", "nej"),
    "answer no": ("the answer is no; yes is required", "svaret är nej; ja krävs"),
    "not": ("not: {reason}", "inte: {reason}"),
    "too few": (
        "{met} of {count} met, at least {number} required: {reason}",
        "{met} av {count} uppfyllda, minst {number} krävs: {reason}",
    ),
    "decision": (
        "{outcome} by decision of {by} {day} ({document})",
        "{outcome} enligt beslut av {by} den {day} ({document})",
    ),
    "facts say": ("the facts alone give: {status}", "uppgifterna ensamma ger: {status}"),
    # gaps
    "gap not reported": ("not reported: {fact}{period}", "uppgift saknas: {fact}{period}"),
    "gap not yet due": (
        "{fact}{period} is not due until {due}",
        "{fact}{period} ska finnas först den {due}",
    ),
    "gap no cases": (
        "{fact}{period} has no cases to be measured by",
        "{fact}{period} har inga fall att mäta mot",
    ),
    "gap no money": (
        "{fact}{period} is 0 kr, and nothing can be measured against it",
        "{fact}{period} är 0 kr, och det går inte att mäta mot",
    ),
    "gap too large": (
        "{fact}{period} is too large a number",
        "{fact}{period} är ett för stort tal",
    ),
    "gap no evaluation date": (
        "{fact} has not come in, and without a date the deadline {due} cannot be judged",
        "{fact} har inte kommit in, och utan datum kan tidsfristen den {due} inte bedömas",
    ),
    "gap no day for a value": (
        "{fact} changes from day to day, and no day of evaluation is given",
        "{fact} ändras från en dag till en annan, och ingen dag för bedömningen är angiven",
    ),
    "gap no weight": ("{fact}{period} is 0 for everyone", "{fact}{period} är 0 för alla"),
    "gap negative weight": ("{fact} is negative", "{fact} är negativt"),
    "gap tie": (
        "equal claims, and no rule settles who gets the last krona",
        "anspråken är lika, och ingen regel avgör vem som får den sista kronan",
    ),
    "gap no decision": ("no decision yet on: {fact}", "inget beslut ännu om: {fact}"),
    "gap split not said": (
        "the source does not say how the amount is split",
        "källan anger inte hur beloppet fördelas",
    ),
    "gap floors too high": (
        "the floors are {least} kr together, more than the amount {most} kr",
        "golven är tillsammans {least} kr, mer än beloppet {most} kr",
    ),
    "gap bound unusable": (
        "a floor or ceiling is negative",
        "ett golv eller tak är negativt",
    ),
    "gap difference cannot be taken": (
        "with the difference of the rounding it would get {least} kr, past its limit of {most} kr",
        "med skillnaden från avrundningen skulle den få {least} kr, utanför sin gräns {most} kr",
    ),
    "gap difference of others": (
        "the difference of the rounding, {least} kr, is for one who has no part in the split",
        "skillnaden från avrundningen, {least} kr, är avsedd för en som inte har någon del i "
        "fördelningen",
    ),
    "gap bounds crossed": (
        "the floor {least} kr is higher than the ceiling {most} kr",
        "golvet {least} kr är högre än taket {most} kr",
    ),
    "gap no lot between": (
        "no whole number of lots lies between the floor {least} kr and the ceiling {most} kr",
        "inget helt antal poster ligger mellan golvet {least} kr och taket {most} kr",
    ),
    "gap added amount unknown": (
        "what is left of {fact} is not known yet",
        "vad som blir över av {fact} är inte känt ännu",
    ),
    "exempt": ("is not concerned by this", "omfattas inte av detta"),
    "gap split": ("for the split", "för fördelningen"),
    "period": (" for {period}", " för {period}"),
    # findings
    "error": ("error", "fel"),
    "warning": ("warning", "varning"),
    "help": ("help", "råd"),
    "see also": ("see", "se"),
    "line": ("line {line}", "rad {line}"),
    "no findings": ("{file}: no findings", "{file}: inget att anmärka"),
}
word = Phrasebook(_WORDS)


def points_text(number: str, language: Language) -> str:
    """A number of percentage points, with the unit in the number that goes with it.

    Example:
        >>> points_text("1", "sv"), points_text("+0,8", "sv")
        ('1 procentenhet', '+0,8 procentenheter')
    """
    one = number.lstrip("+−-") == "1"
    return word("point" if one else "points", language, value=number)
