"""Mistakes in what is to be supposed: a rule or fact that is not there, a value of another kind."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error

SUPPOSING_MESSAGES = (
    error(
        "bad-supposition",
        "`{found}` says of no rule and of no fact what to suppose",
        "`{found}` anger inte vad som ska antas, vare sig om en regel eller om en uppgift",
        ("write RULE=VALUE, as `inclusion=75%`, or FACT@RECIPIENT=VALUE, as `population@01=5000`",),
        ("skriv REGEL=VÄRDE, som `inklusion=75%`, eller UPPGIFT@MOTTAGARE=VÄRDE",),
    ),
    error(
        "supposed-unknown",
        "there is no value, requirement or grant called `{name}`",
        "det finns inget värde, krav eller bidrag som heter `{name}`",
        ("did you mean `{suggestion}`?", "`overenskommelse inspect` lists what there is"),
        ("menade du `{suggestion}`?", "`overenskommelse inspect` räknar upp vad som finns"),
    ),
    error(
        "supposed-ambiguous",
        "`{name}` is the name of rules of several sorts",
        "`{name}` är namn på regler av flera slag",
        ("write the grant before it: `GRANT.REQUIREMENT`, or `GRANT.amount` for its amount",),
        ("skriv bidraget framför: `BIDRAG.KRAV`, eller `BIDRAG.belopp` för beloppet",),
    ),
    error(
        "supposed-no-threshold",
        "`{name}` has no threshold to change: {text}",
        "`{name}` har inget gränsvärde att ändra: {text}",
        (
            "change the value it is held against, as `{value}=…`",
            "change facts instead, as `FACT@RECIPIENT=VALUE`",
        ),
        (
            "ändra värdet det jämförs med, som `{value}=…`",
            "ändra uppgifter i stället, som `UPPGIFT@MOTTAGARE=VÄRDE`",
        ),
    ),
    error(
        "supposed-several",
        "`{name}` has several thresholds: {found}",
        "`{name}` har flera gränsvärden: {found}",
        ("give the one to change a name in the agreement, with `value`, and suppose that",),
        ("ge det som ska ändras ett namn i överenskommelsen, med `värde`, och anta det",),
    ),
    error(
        "supposed-other-kind",
        "`{name}` is now `{now}`, and `{found}` is of another kind",
        "`{name}` är nu `{now}`, men `{found}` är av annat slag",
        ("write it as `{now}` is written",),
        ("skriv det som `{now}` är skrivet",),
    ),
    error(
        "supposed-no-reading",
        "`{found}` is no rule for the shares of those who fail",
        "`{found}` är ingen regel för andelarna för dem som inte uppfyller kraven",
        ("write one of: {known}",),
        ("skriv något av: {known}",),
    ),
    error(
        "supposed-elsewhere",
        "`{found}` is about a {what:noun}, which is not changed here",
        "`{found}` gäller en {what:noun}, vilket inte ändras här",
        ("hand what is supposed of rules to `with_changes`, and of facts to `facts`",),
        ("lämna antaganden om regler till `with_changes` och om uppgifter till `facts`",),
    ),
    error(
        "supposed-where",
        "`{fact}` is given for {wanted}, and the number of names behind it is {found}",
        "`{fact}` anges för {wanted}, men antalet namn efter den är {found}",
        ("write it as `{pattern}`",),
        ("skriv den som `{pattern}`",),
    ),
    error(
        "bad-sweep",
        "`{found}` is no range to go through",
        "`{found}` är inget intervall att gå igenom",
        ("write it as `inclusion=60%..90% step 5%`, from the lower to the higher",),
        ("skriv det som `inklusion=60%..90% steg 5%`, från det lägre till det högre",),
    ),
    error(
        "sweep-too-long",
        "the range has {found} values, and at most {limit} are gone through",
        "intervallet har {found} värden, men högst {limit} gås igenom",
        ("take longer steps",),
        ("ange längre steg",),
    ),
)
