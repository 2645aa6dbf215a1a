"""Whole plain texts and Markdown: what is title, caption, furniture, metadata, in every way that texts are laid out."""

import textwrap

import pytest

from tellings.config import Limits
from tellings.errors import NoReportError, RefusedSourceError
from tellings.reports.capture import capture_bytes
from tellings.reports.plain import read_plain
from tellings.reports.report import BlockKind, Report
from tellings.reports.stated import NOT_STATED, Stated, StatedTime
from tests.reports.plain.texts import PARAGRAPHS, TITLE, article, left_out, read_text, texts_of

HEAD = f"{TITLE}\n\n4 March 2026, 09:15\nBy Jorun Aske and Per Lind\n\n"


def wrap(paragraph: str, indent: str = "") -> str:
    return textwrap.fill(paragraph, 72, initial_indent=indent)


LAYOUTS = {
    "one paragraph a line, blank lines between": HEAD + "\n\n".join(PARAGRAPHS),
    "one paragraph a line, no blank lines": HEAD.replace("\n\n", "\n") + "\n".join(PARAGRAPHS),
    "wrapped, blank lines between": HEAD + "\n\n".join(map(wrap, PARAGRAPHS)),
    "wrapped, first lines indented": HEAD + "\n".join(wrap(p, "    ") for p in PARAGRAPHS),
    "wrapped, no blank lines": HEAD + "\n".join(map(wrap, PARAGRAPHS)),
    "ends of lines of Windows": (HEAD + "\n\n".join(PARAGRAPHS)).replace("\n", "\r\n"),
    "ends of lines of old Macs": (HEAD + "\n\n".join(PARAGRAPHS)).replace("\n", "\r"),
    "form feeds between paragraphs": HEAD + "\f".join(PARAGRAPHS),
    "form feeds on lines of their own": HEAD + "\n\f\n".join(PARAGRAPHS),
    "tabs and doubled blanks": HEAD + "\n\n".join("\t" + p.replace(", ", ",  ") for p in PARAGRAPHS),
    "no line end at the end": (HEAD + "\n\n".join(PARAGRAPHS)).rstrip(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_report(layout: str) -> None:
    report = read_text(LAYOUTS[layout])
    assert texts_of(report, BlockKind.TITLE) == [TITLE]
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert texts_of(report, BlockKind.CREDIT) == ["By Jorun Aske and Per Lind"]
    assert left_out(report) == ["4 March 2026, 09:15"]
    assert isinstance(report.published, StatedTime)
    assert report.published.iso == "2026-03-04T09:15"
    assert [person.value for person in report.byline] == ["Jorun Aske", "Per Lind"]


def test_a_word_broken_at_a_hyphen_stays_one_word() -> None:
    report = read_text(article().replace("only road", "well-\nknown road"))
    assert "the well-known road" in report.text


def kind_of(report: Report, words: str) -> str:
    for block in report.blocks:
        if report.text[block.start : block.end] == words:
            return block.kind.value
    return "left out" if words in left_out(report) else "lost"


BETWEEN = [
    # a line between two paragraphs, and what it is
    ("What the board says", "subhead"),
    ("When will it open again?", "subhead"),
    ("Divers at work below the second pier (Jane Roe/Reuters)", "caption"),
    ("Divers at work below the second pier [Handout/Harbour Board via AFP]", "caption"),
    ("Divers at work below the second pier. Picture: PA", "caption"),
    ("Divers at work below the second pier Jane Roe/Reuters", "caption"),
    ("Ilse Brandt (left) with the mayor of Merrow", "caption"),
    ("Image copyright Getty Images Image caption The bridge at low tide", "caption"),
    ("Jane Roe/Reuters", "credit"),
    ("(Image: Getty)", "credit"),
    ("Read more: Why the lighthouse of Almery went dark", "left out"),
    ("READ ALSO | Why the lighthouse of Almery went dark", "left out"),
    ("Advertisement", "left out"),
    ("ADVERTISEMENT CONTINUE READING BELOW", "left out"),
    ("Story continues below", "left out"),
    ("Share this article", "left out"),
    ("Facebook Twitter WhatsApp Email", "left out"),
    ("Sign up to our newsletter to get the news of the island in your inbox.", "left out"),
    ("Follow us on Facebook and Instagram.", "left out"),
    ("12 comments", "left out"),
    ("3 min read", "left out"),
    ("https://post.example/bridge", "left out"),
    ("* * *", "left out"),
    # sentences that merely begin like furniture
    ("Share prices of the ferry company rose by a third within an hour.", "paragraph"),
    ("Read more of the letter and you find no word on the cracks.", "paragraph"),
    ("For more than ten years nobody has looked at the piers.", "paragraph"),
    ("Comments on the plan may be sent to the council until Friday.", "paragraph"),
    ("Follow the old road to the north and you come to a ford.", "paragraph"),
    ("Background: the board has asked for money twice since 2012.", "paragraph"),
    ("Help, a woman shouted from the ferry, and nobody came.", "paragraph"),
    ("He agreed.", "paragraph"),
    ("There was nothing to hide!”", "paragraph"),
    ("More about the work on the piers:", "paragraph"),  # no headlines follow
    ("“Who is to pay?”", "paragraph"),
    ("By Wednesday the ferry will run every hour.", "paragraph"),
    ("“It held for ninety years.” — Ilse Brandt (@brandt) March 4, 2026", "paragraph"),
]


@pytest.mark.parametrize(("line", "kind"), BETWEEN)
def test_a_line_between_paragraphs(line: str, kind: str) -> None:
    text = "\n\n".join((TITLE, PARAGRAPHS[0], PARAGRAPHS[1], line, PARAGRAPHS[2], PARAGRAPHS[3]))
    assert kind_of(read_text(text), line) == kind


def test_a_picture_description_and_its_caption_go_together() -> None:
    caption = "A diver climbs out of the water below the second pier of the bridge (AP)"
    report = read_text(article(f"A diver below the pier\n{caption}", PARAGRAPHS[0]))
    assert texts_of(report, BlockKind.CAPTION) == ["A diver below the pier", caption]
    report = read_text(article(f"Money for repairs\n{caption}", PARAGRAPHS[0].replace("Tuesday", "Monday")))
    assert texts_of(report, BlockKind.SUBHEAD) == ["Money for repairs"]


HEADLINES = (
    "Owl found asleep in the post office of Varnholt",
    "Two brothers row around the world in a bathtub",
    "Minister resigns over the price of turnips",
    "Singer cancels tour after a fall from the stage",
    "Why the trains of Ferrane run on time",
)


@pytest.mark.parametrize(
    "before",
    [
        ("Latest World News",),
        ("By Corvane News Agency", "Latest News", "See more Latest News"),
        ("Related articles",),
        ("You may also like",),
        ("More from the Merrow Post",),
        ("By Corvane News Agency",),  # a sign-off alone
        (),  # nothing at all
    ],
)
def test_other_headlines_below_the_report_are_left_out(before: tuple[str, ...]) -> None:
    report = read_text(article(*before, *HEADLINES))
    assert left_out(report)[-len(HEADLINES) :] == list(HEADLINES)
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_a_headline_told_twice_and_its_picture_are_left_out_below_a_heading() -> None:
    block = (
        "Owl asleep between two parcels (Jane Roe/AP)",
        HEADLINES[0],
        "Two brothers have rowed around the world in a bathtub that they had found on a beach.",
        HEADLINES[1],
        *HEADLINES[2:],
    )
    report = read_text(article("Latest News", *block))
    assert left_out(report)[-len(block) :] == list(block)
    assert not [credit for credit in report.credits if credit.of == "picture"]


def test_a_block_inside_of_the_text_ends_where_the_text_goes_on() -> None:
    text = "\n\n".join(
        (TITLE, *PARAGRAPHS[:2], "Related", HEADLINES[0], HEADLINES[1], "A ferry at noon", *PARAGRAPHS[2:])
    )
    report = read_text(text)
    assert left_out(report) == ["Related", HEADLINES[0], HEADLINES[1]]
    assert texts_of(report, BlockKind.SUBHEAD) == ["A ferry at noon"]
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_a_list_at_the_end_of_a_report_is_no_block_of_headlines() -> None:
    names = (
        "Ilse Brandt of the harbour board",
        "Jorun Aske of the island school",
        "Per Lind of the ferry",
        "The mayor of Merrow",
    )
    report = read_text(article("These people may answer questions on the bridge:", *names))
    assert left_out(report) == []


def test_questions_and_answers_below_a_pointer_stay() -> None:
    answers = ("The board has closed the bridge to all.", "The ferry runs for all who live on the island.")
    asked = ("Who has closed the bridge to the island?", "How do I get to the island by ferry?")
    report = read_text(article("Related", HEADLINES[0], asked[0], answers[0], asked[1], answers[1]))
    assert not set(answers) & set(left_out(report))


def test_comments_are_left_out_as_far_as_they_show_that_they_are() -> None:
    comments = (
        "12 comments",
        "Tidewatcher says:",
        "It was about time.",
        "2 hours ago",
        "Reply",
        "Gull says:",
        "I saw it.",
    )
    assert left_out(read_text(article(*comments))) == list(comments)
    report = read_text("\n\n".join((TITLE, "12 comments", *PARAGRAPHS)))
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_navigation_above_the_title_is_left_out() -> None:
    report = read_text("\n".join(("Home", "News", "Sport", "Weather", "", article())))
    assert texts_of(report, BlockKind.TITLE) == [TITLE]
    assert left_out(report) == ["Home", "News", "Sport", "Weather"]


TITLES = [
    (f"{TITLE} | The Merrow Post", TITLE, "The Merrow Post"),
    (f"{TITLE} - The Merrow Times", TITLE, "The Merrow Times"),
    (f"{TITLE} - post.example", TITLE, "post.example"),
    ("Bridge closed – and nobody knows why", "Bridge closed – and nobody knows why", "not stated"),  # a dash of its own
    ("Opinion: Why the bridge matters", "Opinion: Why the bridge matters", "not stated"),
    ("Is the bridge lost?", "Is the bridge lost?", "not stated"),
]


@pytest.mark.parametrize(("line", "title", "outlet"), TITLES)
def test_the_outlet_behind_a_title_is_cut_off(line: str, title: str, outlet: str) -> None:
    report = read_text(article().replace(TITLE, line))
    assert texts_of(report, BlockKind.TITLE) == [title]
    assert (report.outlet.value if isinstance(report.outlet, Stated) else "not stated") == outlet


def test_a_text_that_begins_with_a_paragraph_has_no_title() -> None:
    report = read_text("\n\n".join(PARAGRAPHS))
    assert report.title is NOT_STATED
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


STANDFIRST = "The board does not know how long the only road to the island will be shut"


@pytest.mark.parametrize(
    "before",
    [
        (STANDFIRST,),  # without full stop
        (f"{STANDFIRST}.", "4 March 2026, 09:15"),  # above the date
        (f"{STANDFIRST}.", "The bridge at low tide (Jane Roe/AP)"),  # above the picture
        ("4 March 2026, 09:15", "Divers found cracks in two of its piers, the board said."),  # told again below
    ],
)
def test_a_standfirst_is_told_by_its_place_or_its_words(before: tuple[str, ...]) -> None:
    report = read_text(article(before=before).replace("the harbour board said", "the board said"))
    assert len(texts_of(report, BlockKind.STANDFIRST)) == 1
    assert texts_of(report, BlockKind.PARAGRAPH)[0].startswith("A bridge that carries")


HEADERS = (
    f"Title: {TITLE}\nDate: 4 March 2026 09:15 CET\nAuthor: Jorun Aske, Corvane News Agency\nSource: The Merrow Post\n"
    "URL: https://post.example/bridge\nLanguage: en\n\n"
)
FRONT_MATTER = (
    f'---\ntitle: "{TITLE}"\ndate: 2026-03-04T09:15:00+01:00\nauthors:\n  - Jorun Aske\nagency: Corvane News Agency\n'
    "source: The Merrow Post\nurl: https://post.example/bridge\ntags: [bridge, island]\n---\n\n"
)


@pytest.mark.parametrize(("head", "form"), [(HEADERS, "text"), (FRONT_MATTER, "markdown")])
def test_headers_and_front_matter_give_metadata(head: str, form: str) -> None:
    report = read_text(head + "\n\n".join(PARAGRAPHS), "markdown" if form == "markdown" else "text")
    assert isinstance(report.title, Stated)
    assert report.title.value == TITLE
    assert isinstance(report.published, StatedTime)
    assert str(report.published).startswith("2026-03-04T09:15")
    assert report.published.zone == "+01:00"
    assert isinstance(report.outlet, Stated)
    assert report.outlet.value == "The Merrow Post"
    assert report.outlet.where in ("header “Source”", "front matter “source”")
    assert isinstance(report.url, Stated)
    assert [person.value for person in report.byline] == ["Jorun Aske"]
    assert [credit.name for credit in report.credits] == ["Corvane News Agency"]
    assert texts_of(report, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert "url: https://post.example/bridge" in [line.lower() for line in left_out(report)]


def test_prose_with_a_colon_is_no_header() -> None:
    report = read_text(f"Note: the bridge is closed\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    assert texts_of(report, BlockKind.TITLE) == ["Note: the bridge is closed"]


MARKDOWN = f"""# {TITLE}

*4 March 2026*

![The bridge at low tide](bridge.jpg)

{PARAGRAPHS[0].replace("harbour board", "[harbour board](https://board.example)")}

## What the board says ##

{wrap(PARAGRAPHS[1].replace("Ilse Brandt", "[Ilse Brandt](https://post.example/brandt)").replace("risk", "**risk**"))}

Who pays
--------

- The ferry takes twelve cars &amp; runs every hour.
- Pupils are taught
  at home.

> {PARAGRAPHS[3]}

***

[Read more](https://post.example/more)
"""


def test_markdown_is_read_as_the_words_that_it_shows() -> None:
    report = read_text(MARKDOWN, "markdown")
    assert texts_of(report, BlockKind.TITLE) == [TITLE]
    assert texts_of(report, BlockKind.SUBHEAD) == ["What the board says", "Who pays"]
    assert texts_of(report, BlockKind.CAPTION) == ["The bridge at low tide"]
    assert texts_of(report, BlockKind.PARAGRAPH) == [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3]]
    assert texts_of(report, BlockKind.LIST_ITEM) == [
        "The ferry takes twelve cars & runs every hour.",
        "Pupils are taught at home.",
    ]
    assert left_out(report) == ["4 March 2026", "Read more"]
    for block in report.blocks:
        place = report.source_map.source_range(block.start, block.end)
        assert place is not None
        assert report.source[place[0]].isalnum() or report.source[place[0]] in "“*["


def test_a_text_that_is_cut_off_is_told_with_the_evidence() -> None:
    assert read_text(article()).completeness.complete
    for end in ("Subscribe to continue reading this article.", "Continue reading…", "The board had asked for mon…"):
        completeness = read_text(article(end)).completeness
        assert not completeness.complete
        assert completeness.evidence


@pytest.mark.parametrize("text", ["Advertisement", "24 May 2022", "Share this article\n\nAdvertisement", "\f"])
def test_what_holds_no_sentence_is_no_report(text: str) -> None:
    with pytest.raises(NoReportError, match="holds no report"):
        read_text(text)


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(RefusedSourceError, match="100 allowed"):
        read_plain(capture_bytes(b"", "a.txt"), article(), "text", Limits(text_characters=100))
