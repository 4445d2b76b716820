"""The repository: what it may not hold, what it must: locks with hashes, pages that lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, place, tracked

TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".csv",
    ".json",
    ".po",
    ".typ",
    ".yml",
    ".cfg",
    "",
}
# Others' files, kept as they came.
VENDORED = ("src/motcua/static/motcua/vendor/", "tests/vendor/", "scripts/vendor/")
# Written in pieces, so that this file does not hold what it looks for.
MACHINE = ["/wo" + "rk/", "/tmp/ba" + "sh_jobs", "/ro" + "ot/", "/home/" + "user"]
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".",
    "deb.debian" + ".org",
    "arti" + "factory",
]
MAKERS = [
    r"(?-i:\bA" + r"I\b)", r"(?-i:\bL" + r"LM\b)", r"cla" + r"ude", r"anth" + r"ropic", r"chat" + r"gpt", r"cop" + r"ilot",
    r"\bsub-?ag" + r"ents?\b", r"(?<!user.)(?<!user_)\bag" + r"ents?\b", r"co-authored" + r"-by",
]  # fmt: skip


def ours() -> list[Path]:
    return [
        path
        for path in tracked()
        if path.suffix in TEXT and not place(path).startswith(VENDORED) and path.name != "LICENSE"
    ]


def holding(patterns: list[str], flags: re.RegexFlag = re.NOFLAG) -> list[str]:
    wanted = re.compile("|".join(patterns), flags)
    found = []
    for path in ours():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if wanted.search(line):
                found.append(f"{place(path, number)}: {line.strip()[:100]}")
    return found


def test_nothing_names_one_machine() -> None:
    assert holding([re.escape(word) for word in MACHINE]) == []


def test_nothing_names_a_registry() -> None:
    """The machine's own settings say where packages come from; a fixed address fails behind a proxy."""
    assert holding([re.escape(word) for word in REGISTRIES]) == []


def test_nothing_tells_how_it_was_written() -> None:
    assert holding(MAKERS, re.IGNORECASE) == []


def test_every_file_is_utf8_with_one_end() -> None:
    faults = []
    for path in ours():
        text = path.read_bytes()
        if b"\r" in text and path.suffix != ".csv":
            faults.append(f"{place(path)}: carriage returns")
        if text and not text.endswith(b"\n") and path.suffix in {".py", ".md", ".toml", ".sh"}:
            faults.append(f"{place(path)}: no end of line at the end")
    assert faults == []


@pytest.mark.parametrize("name", ["run", "dev", "uv"])
def test_locks_have_hashes_and_no_address(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
    pins = re.findall(r"^[\w.\[\]-]+==\S+.*$", text, re.MULTILINE)
    assert pins
    assert "://" not in text
    assert not re.search(r"^\s*(-e|--index|--extra-index|--find-links)", text, re.MULTILINE)
    blocks = re.split(r"\n(?=[\w.\[\]-]+==)", "\n" + text)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = (ROOT / "requirements/run.txt").read_text("utf-8").lower().replace("_", "-")
    names = [re.split(r"[\[<>=~! ]", line)[0].lower() for line in project["project"]["dependencies"]]
    assert [
        name for name in names if not re.search(rf"^{re.escape(name)}(\[.*\])?==", locked, re.MULTILINE)
    ] == []


def test_every_dependency_is_explained() -> None:
    """An ADR says of each why it is there; one that nobody imports is not needed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    reasons = (ROOT / "docs/decisions/0008-libraries.md").read_text("utf-8").lower()
    names = [re.split(r"[\[<>=~! ]", line)[0] for line in project["project"]["dependencies"]]
    assert [name for name in names if name.lower() not in reasons] == []


def pages() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".md" and not place(path).startswith(VENDORED)]


def test_links_of_the_pages_lead_somewhere() -> None:
    broken = []
    for path in pages():
        text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if (
                "://" not in target
                and not target.startswith("mailto:")
                and not (path.parent / target).exists()
            ):
                broken.append(f"{place(path)}: {target}")
    assert broken == []


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    wanted = [str(path.relative_to(ROOT / "docs")) for path in pages() if ROOT / "docs" in path.parents]
    assert [name for name in wanted if name != "README.md" and f"({name})" not in index] == []


def test_every_room_with_acts_has_its_page() -> None:
    features = {path.stem for path in (ROOT / "docs/features").glob("*.md")}
    assert {
        "api",
        "catalogue",
        "deadlines",
        "dossiers",
        "journal",
        "organisation",
        "papers",
        "portal",
    } <= features


def decisions() -> list[Path]:
    return sorted((ROOT / "docs/decisions").glob("*.md"))


def test_decisions_are_numbered_and_enforced() -> None:
    assert [int(path.name[:4]) for path in decisions()] == list(range(1, len(decisions()) + 1))
    for path in decisions():
        text = path.read_text("utf-8")
        assert re.match(rf"# {int(path.name[:4])}\. ", text), path.name
        assert re.search(r"^\*Enforced by:\*", text, re.MULTILINE), path.name


def test_what_decisions_and_pages_name_exists() -> None:
    """A page that names a file which is gone misleads the next reader."""
    gone = []
    for path in pages():
        for name in re.findall(
            r"`((?:src|tests|docs|scripts|sites|requirements)/[\w./-]+?)/?`", path.read_text("utf-8")
        ):
            if not (ROOT / name).exists() and not list(ROOT.glob(f"{name}*")):
                gone.append(f"{place(path)}: {name}")
    assert gone == []


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_accounts_of_the_readme_exist(name: str) -> None:
    rows = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith("| `")]
    accounts = {account for row in rows for account in re.findall(r"`([\w-]+)`", row.split("|")[1])}
    officers = (ROOT / "sites/camau/officers.csv").read_text("utf-8").splitlines()[1:]
    assert len(accounts) > 10
    assert accounts - {line.split(",")[2] for line in officers} == set()


def test_both_readmes_tell_the_same() -> None:
    """The same headings, pictures, commands and accounts, in two languages."""
    shapes = []
    for name in ("README.md", "README.vi.md"):
        text = (ROOT / name).read_text("utf-8")
        links = re.sub(r"README(\.vi)?\.md", "", " ".join(re.findall(r"\]\(([^)]+)\)", text)))
        shapes.append(
            (text.count("\n## "), sorted(links.split()), re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE))
        )
    assert shapes[0] == shapes[1]


def test_targets_of_make_exist() -> None:
    """Commands that pages name are there."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {word for path in pages() for word in re.findall(r"\bmake ([a-z]+)`", path.read_text("utf-8"))}
    assert named - targets == set()
    scripts = re.findall(r"scripts/[\w.]+", (ROOT / "Makefile").read_text("utf-8"))
    assert [script for script in scripts if not (ROOT / script).exists()] == []
