"""What parties of a name are reported to have said over a library: the second half of `tellings who`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.cli.libraries import opened, print_lines
from tellings.cli.writing import write_text
from tellings.show.printable import printable, shortened

if TYPE_CHECKING:
    from tellings.library.people import Person
    from tellings.library.said import Said, SaidChanges, SaidResults


def show_said(name: str, place: str | None, csv_file: str | None, json_file: str | None) -> int:
    """Print or write what was said; 0 where something was found, else 1."""
    with opened(place, f"not looked up: “{printable(name)}” is no source, and to look for a name") as library:
        results = library.who(name)
        changes = library.said_changes(results)
    if csv_file:
        from tellings.show.said_table import said_csv

        write_text(csv_file, said_csv(results))
    if json_file:
        from tellings.show.found_json import said_json

        write_text(json_file, said_json(results, changes))
    if "-" not in (csv_file, json_file):
        print_lines(_lines(results, changes))
        print_lines(_changes(changes, results))
    return 0 if results.said else 1


def _lines(results: SaidResults, changes: SaidChanges) -> Iterator[str]:
    number, reports = len(results.said), len({said.report.id for said in results.said})
    yield f"{number:,} statement{'' if number == 1 else 's'} in {reports:,} reports, of parties called “{results.name}”"
    for number, person in enumerate(changes.people, 1):
        yield from _person(number, person)
    sure = {statement for person in changes.people for statement in person.statements}
    if left := sum(said.statement.id not in sure for said in results.said):
        yield f"  {left:,} more: unsure who was meant, or not looked at"
    if results.not_annotated:
        yield f"{results.not_annotated:,} reports are not annotated and were not looked at (tellings add --annotate)."
    several = len(changes.people) > 1
    numbers = {one: f" [{n}]" for n, person in enumerate(changes.people, 1) for one in person.statements if several}
    last = ""
    for said in results.said:
        if said.report.id != last:
            last = said.report.id
            yield ""
            yield _head(said)
        yield from _statement(said, numbers.get(said.statement.id, ""))


def _person(number: int, person: Person) -> Iterator[str]:
    """Who is taken for one, and why not for another of the name."""
    roles = f", {', '.join(person.roles)}" if person.roles else ""
    where = f", in {', '.join(person.stories)}" if person.stories else ""
    yield f"  [{number}] {printable(person.name)}{roles}: {len(person.statements):,}{where}"
    if person.why:
        yield f"      {person.why}"


def _head(said: Said) -> str:
    report = said.report
    where = ", ".join(part for part in (report.id, report.story) if part)
    return f"{report.published or 'time not stated'}  {printable(report.name)}: {printable(report.title)}  ({where})"


def _statement(said: Said, number: str) -> Iterator[str]:
    from tellings.show.heard import manner_of, route_of

    statement = said.statement
    words = " … ".join(passage.text for passage in statement.content)
    how = ", ".join(part for part in (manner_of(statement), route_of(statement)) if part)
    sure = "" if said.sure else "; unsure whether it was this party"
    yield f"  {printable(said.party)}{number}: {shortened(words)}"
    yield f"    {printable(how)}; characters {statement.start}–{statement.end}{sure}"


def _changes(changes: SaidChanges, results: SaidResults) -> Iterator[str]:
    """Pairs of statements that do not agree, each with who reports it."""
    reports = {said.statement.id: said.report for said in results.said}
    if changes.found:
        yield ""
        yield "What does not agree, of those that are taken for one:"
    for change in changes.found:
        yield f"  {printable(change.name)}: {change.before}; {change.after} ({change.sequel})"
        for statement in (change.earlier, change.later):
            report = reports[statement.id]
            words = shortened(" … ".join(passage.text for passage in statement.content))
            yield f"    {report.published or 'time not stated'}  {printable(report.name)}: {words}"
    if changes.not_examined:
        yield f"The {changes.not_examined:,} oldest reports were not looked through for that."
