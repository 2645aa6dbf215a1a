"""Why a speaker is not named, where the report says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.attribution.found import Span

_GROUND = re.compile(
    r"""(?:
        who\b[^,.;:“”"\n]{0,60}?\b
      | (?:speaking|spoke|talking|talked|insisting|told\s\w+)\s(?:\w+\s){0,3}?
      | (?:all\sof\swhom|because|citing|as)\b[^,.;:“”"\n]{0,60}?\b
      | (?=(?:up)?on\s(?:the\s)?condition|under\scondition)
      | (?:asked|asking|requested|requesting|wished|wishing|wanted)\s
    )?
    (?:(?:up)?on\s(?:the\s)?condition(?:s)?\s(?:of\sanonymity|(?:of|that)\b[^,.;:“”"\n]{0,80})
      | not\s(?:be\s|being\s)?(?:authori[sz]ed|allowed|permitted|cleared)\sto\s
        (?:speak|comment|talk|discuss|brief|be)[^,.;:“”"\n]{0,80}
      | (?:was|were|is|are)(?:n['’]t|\snot)\s(?:authori[sz]ed|allowed|permitted)\sto\s[^,.;:“”"\n]{0,80}
      | (?:asked|asking|wished|wishing|requested|requesting|wanted|declined|preferred|refused)\s(?:not\s)?to\s
        (?:be\s(?:named|identified|quoted)|remain\sanonymous|give\s\w+\sname)[^,.;:“”"\n]{0,80}
      | (?:requested|requesting|asked\sfor|seeking|granted)\sanonymity[^,.;:“”"\n]{0,80}
      | anonymously[^,.;:“”"\n]{0,60}
      | (?:fear|fears|feared|fearing)\s(?:of\s)?(?:reprisals?|retaliation|retribution)[^,.;:“”"\n]{0,60}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 320
_GOES_ON = re.compile(r"\s(?:said|says|say|told|tells|added|adds)\b")


def find_ground(text: str, found_spans: Sequence[Span], content: Sequence[Span], line: Span) -> Span | None:
    """Where a line says why the speaker is not named: the clause, without commas around it.

    Args:
        text: The report's text.
        found_spans: Source and cue; the clause stands within 320 characters of them.
        content: What is said; a ground inside of it is not the speaker's.
        line: The paragraph that they stand in.
    """
    if not found_spans:
        return None
    low = max(line[0], min(start for start, _ in found_spans) - _REACH)
    high = min(line[1], max(end for _, end in found_spans) + _REACH)
    for match in _GROUND.finditer(text, low, high):
        start, end = match.span()
        if any(a <= start < b for a, b in content):
            continue
        if goes_on := _GOES_ON.search(text, start + 4, end):
            end = goes_on.start()
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end
    return None
