"""What a page states about its report in JSON-LD, as search engines read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_REPORTS = re.compile(r"(?:Article|Posting|Report|Blog|Review|Reportage)\w*$")

Node = dict[str, Any]


def read_articles(scripts: Iterable[str]) -> tuple[Node, ...]:
    """The nodes of JSON-LD scripts that describe an article, in order; broken scripts give none."""
    nodes = [node for script in scripts for node in _walk(_parse(script), depth=0)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = (node for node in nodes if any(_REPORTS.search(kind) for kind in names_in(node.get("@type"))))
    return tuple({key: _follow(value, named) for key, value in node.items()} for node in articles)


def names_in(value: Any) -> list[str]:
    """The names that a value gives: of a string itself, of a node its name, of a list those of its members."""
    if isinstance(value, str):
        return [clean] if (clean := " ".join(unescape(value).split())) else []
    if isinstance(value, dict):
        return names_in(value.get("name") or value.get("@value") or "")
    if isinstance(value, list):
        return [name for member in value for name in names_in(member)]
    return []


def kind_of(value: Any) -> str:
    """The type of a node ("Person"); empty for anything else."""
    return " ".join(names_in(value.get("@type"))) if isinstance(value, dict) else ""


def _follow(value: Any, named: dict[str, Node]) -> Any:
    """A value with references to other nodes (`{"@id": …}`) replaced by those nodes."""
    if isinstance(value, list):
        return [_follow(member, named) for member in value]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return named.get(value["@id"], value)
    return value


def _parse(script: str) -> Any:
    text = _WRAPPED.sub("", _WRAPPED.sub("", script))
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(value, list):
        for member in value:
            yield from _walk(member, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)
