"""The docs say what is so: commands and options exist and run, shown output is real, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tellings.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
NAMES = [str(path.relative_to(ROOT)) for path in FILES]
MANUAL = ROOT / "docs" / "manual" / "command-line.md"

FENCED = re.compile(r"^(?P<fence>```+)(?P<language>[\w-]*)\n(?P<body>.*?)^(?P=fence)\s*$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`(?P<code>[^`\n]+)`(?!`)")
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)(?:\s\"[^\"]*\")?\)")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
CALL = re.compile(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\S*/)?tellings (?P<arguments>[-a-z].*)$")


def _blocks(text: str, language: str) -> list[str]:
    return [match["body"] for match in FENCED.finditer(text) if match["language"] == language]


WITH_PYTHON = [path for path in FILES if _blocks(path.read_text("utf-8"), "python")]


def _calls(text: str) -> Iterator[list[str]]:
    """The arguments of every call of the program, in blocks of code and in running text."""
    lines = [line for match in FENCED.finditer(text) for line in match["body"].replace("\\\n", " ").splitlines()]
    lines += [match["code"] for match in INLINE.finditer(FENCED.sub("", text))]
    for line in lines:
        if match := CALL.match(line.strip()):
            yield _arguments(match["arguments"])


def _arguments(words: str) -> list[str]:
    found = []
    for word in shlex.split(words, comments=True):
        if word in {"|", ">", ">>", "<", "&&", ";"}:
            break
        found.append(word)
    return found


def _options(command: click.Command) -> set[str]:
    """The options of a command; those of a group are its commands' own."""
    own = {name for option in command.params if isinstance(option, click.Option) for name in _both(option)}
    inner = command.commands.values() if isinstance(command, click.Group) and command is not main else ()
    return own.union({"--help"}, *map(_options, inner))


def _both(option: click.Option) -> list[str]:
    return [*option.opts, *option.secondary_opts]


def _command(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, click.Command)
    return command


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_call_that_is_shown_has_a_command_and_options_that_exist(path: Path) -> None:
    for arguments in _calls(path.read_text("utf-8")):
        name = arguments[0]
        known = _options(main) if name.startswith("-") else _options(_command(name))
        assert name.startswith("-") or name in COMMANDS, f"{path.name}: no command {name!r}"
        given = {argument.split("=")[0] for argument in arguments if re.match(r"--?[a-z]", argument)}
        assert given <= known, f"{path.name}: tellings {name} has no {sorted(given - known)}"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_tells_every_option_of_a_command_and_no_other(name: str) -> None:
    parts = re.split(r"^## `tellings (\S+)`.*$", MANUAL.read_text("utf-8"), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert set(sections) == set(COMMANDS)
    told = {word for row in re.findall(r"^\| (`-.*?) \|", sections[name], re.MULTILINE) for word in OPTION.findall(row)}
    assert told == _options(_command(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_runs(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_relative_links_lead_somewhere(path: Path) -> None:
    text = FENCED.sub("", path.read_text("utf-8"))
    for match in LINK.finditer(text):
        target, _, anchor = match["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), f"{path.name}: {match['target']} is not there"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            assert anchor in map(_anchor, headings), f"{path.name}: no heading for {match['target']}"


def _sessions() -> Iterator[tuple[str, str, str]]:
    for path, name in zip(FILES, NAMES, strict=True):
        for body in _blocks(path.read_text("utf-8"), "console"):
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                call, _, output = part.partition("\n")
                yield name, call, output


SESSIONS = list(_sessions())


@pytest.mark.parametrize(("name", "call", "shown"), SESSIONS, ids=[f"{name}: {call}" for name, call, _ in SESSIONS])
def test_shown_output_is_what_is_printed(name: str, call: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    match = CALL.match(call)
    assert match, f"{name}: {call!r} is not a call of the program"
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    result = CliRunner().invoke(main, _arguments(match["arguments"]))
    assert _pattern(shown).fullmatch(_trimmed(result.output)), f"{name}: {call} prints\n{_trimmed(result.output)}"


def _trimmed(output: str) -> str:
    return "\n".join(line.rstrip() for line in output.strip("\n").splitlines())


def _pattern(shown: str) -> re.Pattern[str]:
    """A line of "…" alone stands for any lines."""
    lines = _trimmed(shown).splitlines()
    return re.compile("".join(r"(?:.*\n?)*?" if line == "…" else re.escape(line) + r"\n?" for line in lines))


@pytest.mark.parametrize("path", WITH_PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_that_is_shown_runs(path: Path) -> None:
    code = "\n".join(_blocks(path.read_text("utf-8"), "python"))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_readme_shows_its_two_short_reports_word_for_word() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in ("gazette", "ledger"):
        text = (ROOT / "examples" / "closed-bridge" / f"{name}.txt").read_text("utf-8").strip()
        assert text in readme


def test_the_readme_names_the_two_commands_and_the_makefile_has_them() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in ("story", "test"):
        assert f"make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    "word",
    [
        *("capture", "report", "block", "passage", "statement", "speaker", "relay", "party", "narrator", "point"),
        *("difference", "silence", "lineage", "story"),
    ],
)
def test_every_word_of_the_design_has_an_entry(word: str) -> None:
    glossary = (ROOT / "docs" / "words.md").read_text("utf-8")
    assert re.search(rf"^\| {word} \|", glossary, re.MULTILINE)


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    assert [path.name for path in sorted(folder.glob("[0-9]*.md")) if f"({path.name})" not in index] == []


def test_every_page_of_the_docs_is_in_their_index() -> None:
    folder = ROOT / "docs"
    index = (folder / "README.md").read_text("utf-8")
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.md")]
    linked = [page for page in pages if page != "README.md" and not re.match(r"decisions/\d", page)]
    assert [page for page in linked if f"({page})" not in index] == []
