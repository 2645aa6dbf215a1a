"""Bodies of a folder of pages, as the benchmark wants them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evaluation.body import predict
from tests.reports.page.pages import PARAGRAPHS, page


def test_every_page_gets_a_body_and_a_bad_one_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "packed.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "plain.html").write_text(page(), "utf-8")
    (tmp_path / "empty.html").write_text("", "utf-8")
    (tmp_path / "broken.html.gz").write_bytes(b"no gzip")
    stems = ["packed", "plain", "empty", "broken", "missing"]
    (tmp_path / "ground-truth.json").write_text(json.dumps({stem: {"articleBody": "unread"} for stem in stems}))
    predict(tmp_path, tmp_path / "out.json")
    bodies = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert {stem: body["articleBody"] for stem, body in bodies.items()} == {
        "packed": "\n".join(PARAGRAPHS), "plain": "\n".join(PARAGRAPHS), "empty": "", "broken": "", "missing": "",
    }  # fmt: skip
