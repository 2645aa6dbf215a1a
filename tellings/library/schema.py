"""The library's tables. `docs/manual/library.md` tells what each is for; a change needs a migration and a new number.

Times are ISO 8601 in UTC, except `published`, which stands as far as it is stated. `earliest` and `latest` are the
seconds since 1970 that it may mean. Records are JSON, compressed with Zstandard.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

VERSION = 2
"""Kept in `PRAGMA user_version`."""

APPLICATION_ID = 0x54454C4C
"""Kept in `PRAGMA application_id`, by which the file is known: "TELL"."""

TOKENIZER = "unicode61 remove_diacritics 2"
"""How texts and names are cut into words for searching."""

FOUND = """
CREATE TABLE found (
  left_report INTEGER NOT NULL, right_report INTEGER NOT NULL, what TEXT NOT NULL, left_maker INTEGER NOT NULL,
  right_maker INTEGER NOT NULL, maker INTEGER NOT NULL REFERENCES maker, record BLOB NOT NULL,
  PRIMARY KEY (left_report, right_report, what),
  FOREIGN KEY (left_report, left_maker) REFERENCES reading (report, maker) ON DELETE CASCADE,
  FOREIGN KEY (right_report, right_maker) REFERENCES reading (report, maker) ON DELETE CASCADE
);
CREATE INDEX found_right ON found (right_report);
CREATE INDEX found_encoding ON found (what) WHERE what = 'encoding';
"""
"""What was found between two readings; new in form 2."""

TABLES = f"""
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, stored INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE capture (
  number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES content, origin TEXT NOT NULL, url TEXT NOT NULL,
  content_type TEXT NOT NULL, headers TEXT NOT NULL, captured TEXT NOT NULL, last_captured TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 1, UNIQUE (sha256, origin, url)
);

CREATE TABLE page (number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE);

CREATE TABLE report (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, capture INTEGER NOT NULL REFERENCES capture,
  page INTEGER REFERENCES page, copy_of INTEGER REFERENCES report, name TEXT NOT NULL, outlet TEXT, title TEXT,
  url TEXT, published TEXT, earliest INTEGER, latest INTEGER, language TEXT, word_count INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL, program TEXT NOT NULL, added TEXT NOT NULL
);
CREATE INDEX report_capture ON report (capture);
CREATE INDEX report_page ON report (page);
CREATE INDEX report_copy ON report (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX report_text_sha256 ON report (text_sha256);
CREATE INDEX report_outlet ON report (outlet COLLATE NOCASE);
CREATE INDEX report_earliest ON report (earliest);
CREATE INDEX report_published ON report (published);

CREATE TABLE report_text (number INTEGER PRIMARY KEY REFERENCES report, text TEXT NOT NULL);
CREATE TABLE report_record (number INTEGER PRIMARY KEY REFERENCES report, record BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(
  text, content='report_text', content_rowid='number', tokenize='{TOKENIZER}', prefix='2 3'
);

CREATE TABLE seen (
  report INTEGER NOT NULL REFERENCES report, capture INTEGER NOT NULL REFERENCES capture,
  how TEXT NOT NULL CHECK (how IN ('read from', 'same bytes', 'same text')), PRIMARY KEY (report, capture)
) WITHOUT ROWID;
CREATE INDEX seen_capture ON seen (capture);

CREATE TABLE version (
  page INTEGER NOT NULL REFERENCES page, version INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report,
  captured TEXT NOT NULL, PRIMARY KEY (page, version)
) WITHOUT ROWID;
CREATE INDEX version_report ON version (report);

CREATE TABLE sketch (
  hash INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, PRIMARY KEY (hash, report)
) WITHOUT ROWID;

CREATE TABLE maker (
  number INTEGER PRIMARY KEY, program TEXT NOT NULL, models TEXT NOT NULL, UNIQUE (program, models)
);

CREATE TABLE reading (
  report INTEGER NOT NULL REFERENCES report, maker INTEGER NOT NULL REFERENCES maker, shown INTEGER NOT NULL,
  made TEXT NOT NULL, record BLOB NOT NULL, PRIMARY KEY (report, maker)
);
CREATE UNIQUE INDEX reading_shown ON reading (report) WHERE shown;

CREATE TABLE name (number INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE name_words USING fts5(
  words, content='name', content_rowid='number', tokenize='{TOKENIZER}'
);
CREATE TABLE party (
  report INTEGER NOT NULL REFERENCES report, place INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
  named INTEGER NOT NULL, fullest INTEGER NOT NULL REFERENCES name, PRIMARY KEY (report, place)
) WITHOUT ROWID;
CREATE TABLE naming (
  name INTEGER NOT NULL REFERENCES name, report INTEGER NOT NULL REFERENCES report, party INTEGER NOT NULL,
  PRIMARY KEY (name, report, party), FOREIGN KEY (report, party) REFERENCES party (report, place)
) WITHOUT ROWID;
CREATE INDEX naming_report ON naming (report, party);
CREATE TABLE statement (
  report INTEGER NOT NULL REFERENCES report, place INTEGER NOT NULL, id TEXT NOT NULL, act TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (report, place)
) WITHOUT ROWID;
CREATE TABLE speaker (
  report INTEGER NOT NULL, statement INTEGER NOT NULL, party INTEGER NOT NULL, sure INTEGER NOT NULL,
  PRIMARY KEY (report, party, statement), FOREIGN KEY (report, statement) REFERENCES statement (report, place),
  FOREIGN KEY (report, party) REFERENCES party (report, place)
) WITHOUT ROWID;
CREATE INDEX speaker_statement ON speaker (report, statement);

CREATE TABLE story (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT UNIQUE, begun TEXT NOT NULL,
  merged_into INTEGER REFERENCES story
);
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE member (
  report INTEGER PRIMARY KEY REFERENCES report, story INTEGER NOT NULL REFERENCES story,
  by TEXT NOT NULL CHECK (by IN ('grouping', 'person')), reason TEXT NOT NULL, placed INTEGER NOT NULL,
  joined TEXT NOT NULL
);
CREATE INDEX member_story ON member (story);
CREATE INDEX member_not_placed ON member (report) WHERE NOT placed;
CREATE TABLE decision (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')), story INTEGER NOT NULL
  REFERENCES story, record TEXT NOT NULL, reason TEXT NOT NULL, made TEXT NOT NULL
);
CREATE INDEX decision_story ON decision (story);
CREATE TABLE comparison (
  story INTEGER NOT NULL REFERENCES story, maker INTEGER NOT NULL REFERENCES maker, shown INTEGER NOT NULL,
  members TEXT NOT NULL, made TEXT NOT NULL, reports INTEGER NOT NULL, points INTEGER NOT NULL,
  differences INTEGER NOT NULL, origins INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (story, maker)
);
CREATE UNIQUE INDEX comparison_shown ON comparison (story) WHERE shown;
CREATE TABLE feed (
  number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, title TEXT NOT NULL, etag TEXT NOT NULL,
  modified TEXT NOT NULL, followed TEXT NOT NULL, read TEXT NOT NULL, next INTEGER NOT NULL, failures INTEGER NOT NULL,
  told TEXT NOT NULL
);
CREATE TABLE feed_item (
  number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, url TEXT NOT NULL, title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'kept', 'given up')), tries INTEGER NOT NULL, next INTEGER NOT NULL,
  noticed TEXT NOT NULL, told TEXT NOT NULL
);
CREATE INDEX feed_item_waiting ON feed_item (next) WHERE state = 'waiting';
CREATE TABLE feed_listing (
  feed INTEGER NOT NULL REFERENCES feed, item INTEGER NOT NULL REFERENCES feed_item, mark TEXT NOT NULL,
  PRIMARY KEY (feed, item)
) WITHOUT ROWID;
CREATE INDEX feed_listing_item ON feed_listing (item);
CREATE TABLE grouped (
  number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE REFERENCES report (id), story TEXT NOT NULL,
  profile BLOB NOT NULL, filed BLOB NOT NULL
);
CREATE TABLE grouping (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{FOUND}
"""


def split_statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; `executescript` would commit between them."""
    waiting = ""
    for line in script.splitlines():
        waiting += line + "\n"
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
