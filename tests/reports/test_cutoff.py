"""Reports that are cut off or behind a paywall are marked incomplete, with the evidence."""

from __future__ import annotations

import pytest

from tellings.reports.cutoff import find_cutoff

TEXT = "Bridge closed\n\nThe bridge will stay closed, the mayor said on Monday.\n\nThe ferry runs every twenty minutes."


@pytest.mark.parametrize(
    ("text", "source", "around", "evidence"),
    [
        (TEXT + " Nobody knows what…", "", (), "Nobody knows what…"),  # breaks off
        (TEXT + " Nobody knows what [...]", "", (), "[...]"),
        (TEXT + " Nobody knows [+1234 chars]", "", (), "[+1234 chars]"),  # as news interfaces cut it
        (TEXT + "\n\nRead more at the Aldenport Herald", "", (), "Read more at"),
        (TEXT + "\n\nContinue reading", "", (), "Continue reading"),
        (TEXT, "", ("Subscribe to continue reading",), "Subscribe to continue"),
        (TEXT, "", ("This article is for subscribers only.",), "for subscribers"),
        (TEXT, "", ("You’ve read all your free articles this month",), "free articles"),
        (TEXT, '<script>{"isAccessibleForFree": false}</script>', (), '"isAccessibleForFree": false'),
        (TEXT, '<script>{"isAccessibleForFree":"False"}</script>', (), "isAccessibleForFree"),
        (TEXT, '<meta property="article:content_tier" content="locked">', (), "content_tier"),
    ],
)
def test_a_report_is_incomplete_with_the_evidence(
    text: str, source: str, around: tuple[str, ...], evidence: str
) -> None:
    found = find_cutoff(text, source, around)
    assert not found.complete
    assert evidence in found.evidence


@pytest.mark.parametrize(
    ("text", "source", "around"),
    [
        (TEXT, "", ()),
        (TEXT, '{"isAccessibleForFree": true}', ()),
        (
            TEXT,
            "",
            ("Sign up for our newsletter", "Log in to read 12 comments", "Subscribe from 4 crowns a week"),
        ),  # offers
        (TEXT + "\n\n“I waited … and waited,” she said.", "", ()),  # a pause inside of the text
        (TEXT + "\n\nShe asked the members to subscribe to the plan.", "", ()),
        (
            TEXT,
            '{"isAccessibleForFree": false, "wordCount": 18}',
            ("Subscribe to continue reading",),
        ),  # and it is all there
        ("", "", ()),
    ],
)
def test_a_report_without_evidence_is_complete(text: str, source: str, around: tuple[str, ...]) -> None:
    assert find_cutoff(text, source, around).complete
