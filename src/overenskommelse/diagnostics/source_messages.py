"""Mistakes in what an agreement says of its sources: documents, passages, citations."""

from __future__ import annotations

from overenskommelse.diagnostics.message import error, warning

SOURCE_MESSAGES = (
    error(
        "bad-passage",
        "no source could name the passage `{name}`",
        "ingen källa kan ange avsnittet `{name}`",
        (
            "write one passage as `§5.3 st 2`, or several in a row as `§5.3 st 2–4`, "
            "without commas and semicolons",
        ),
        (
            "skriv ett avsnitt som `§5.3 st 2`, eller flera i rad som `§5.3 st 2–4`, "
            "utan komma och semikolon",
        ),
    ),
    error(
        "passage-twice",
        "the passage `{name}` stands here already, on line {line}",
        "avsnittet `{name}` finns redan här, på rad {line}",
        ("keep one of them: a passage is narrative, a judgement, or left to the rules",),
        ("behåll ett av dem: ett avsnitt är beskrivning, bedömning eller lämnat åt reglerna",),
    ),
    error(
        "too-many-passages",
        "the files list and name more than {limit} passages",
        "filerna räknar upp och hänvisar till fler än {limit} avsnitt",
        ("name longer passages, as sections instead of paragraphs",),
        ("ange längre avsnitt, som paragrafer i stället för stycken",),
    ),
    warning(
        "unknown-passage",
        "document `{document}` lists no passage `{name}`",
        "dokumentet `{document}` har inget avsnitt `{name}`",
        (
            "did you mean `{suggestion}`?",
            "list the passage below the document, or write the source as the passages are listed",
        ),
        (
            "menade du `{suggestion}`?",
            "lägg till avsnittet under dokumentet, eller skriv källan så som avsnitten är listade",
        ),
    ),
    warning(
        "narrative-cited",
        "the passage `{name}` is marked as narrative on line {line}, and this rule follows it",
        "avsnittet `{name}` är märkt som beskrivning på rad {line}, men regeln hänvisar dit",
        ("take the mark away, or name the passage that the rule really follows",),
        ("ta bort märkningen, eller ange det avsnitt som regeln verkligen följer",),
    ),
)
