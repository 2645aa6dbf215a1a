"""Write the page: the template filled, style and script inside it, and a policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from tellings import __version__
from tellings.comparison.difference import DifferenceKind, Relation
from tellings.show.page.build import page_view
from tellings.story import Story

if TYPE_CHECKING:
    from jinja2 import Environment

SHEETS = ("page.css", "lineage.css", "differences.css", "timeline.css", "figures.css")


def render_page(story: Story) -> str:
    """The story as one self-contained HTML file.

    Everything that comes from a report is escaped; addresses other than http and https are written but not linked.
    """
    css = "".join(map(_packaged, SHEETS)) + _filter_rules(len(story.readings)) + _difference_rules()
    script = _packaged("page.js")
    page = page_view(story, generator=f"Tellings {__version__}", css=css, script=script, policy=_policy(css, script))
    return _environment().get_template("page.html.j2").render(page=page)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("tellings.show.page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def _packaged(name: str) -> str:
    return files("tellings.show.page").joinpath("assets", name).read_text(encoding="utf-8")


def _policy(css: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(css)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _filter_rules(reports: int) -> str:
    """Rules by which the chosen option hides rows; they need no script. A row whose sentences are open stays."""
    from tellings.show.overview import siglum

    letters = [siglum(place) for place in range(reports)]
    values = ["most", "three", "every", *(f"{what}-{letter}" for what in ("only", "not") for letter in letters)]
    return "".join(_filter_rule(value) for value in values)


def _filter_rule(value: str) -> str:
    chosen = f'#points:has(option[value="{value}"]:checked)'
    return f"{chosen} .point:not(.{value}, :has(:target)) {{ display: none }}\n"


def _difference_rules() -> str:
    """Rules by which the chosen kind and relation hide differences, and relations of which none is left."""
    values = [f"kind-{kind.value}" for kind in DifferenceKind]
    values += [f"rel-{relation.value.replace(' ', '-')}" for relation in Relation]
    return "".join(
        f'#differences:has(option[value="{value}"]:checked) '
        f":is(.difference:not(.{value}), .relation:not(:has(.{value}))) {{ display: none }}\n"
        for value in values
    )
