"""Templates: no script or style inside, every one used, every word marked for translation."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.architecture.house import SOURCE, TEMPLATES, place, python_files

FILES = sorted(TEMPLATES.rglob("*.html"))
OURS = [path for path in FILES if path.relative_to(TEMPLATES).parts[0] == "motcua"]
COMMENT = re.compile(
    r"\{% block body_\w+ %\}.*?\{% endblock %\}|\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|<!--.*?-->",
    re.DOTALL,
)
MARKED = re.compile(r"\{% blocktrans.*?%\}.*?\{% endblocktrans(late)? %\}", re.DOTALL)
# What these show as it is was written in the code: help texts of forms, the drawings of life events.
AS_IT_IS = {"motcua/forms/field.html", "motcua/portal/home.html"}
# A forged choice of language harms nobody; the fault page gets a fresh token of its own.
OWN_TOKEN = {"motcua/components/language.html", "motcua/faults/again.html"}
# A page for those who build pages.
ONE_LANGUAGE = {"motcua/gallery.html"}
# Words that are the same in both languages, or a name.
BOTH = {
    "pdf",
    "excel",
    "qr",
    "vneid",
    "kb",
    "html",
    "enter",
    "esc",
    "tab",
    "ctrl",
    "tiếng",
    "việt",
    "english",
}


def name_of(path: Path) -> str:
    """Return a template's name as code and templates write it."""
    return str(path.relative_to(TEMPLATES))


class Outside(HTMLParser):
    """Collect what a template says outside tags, and the attributes that people hear or read."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.faults.append(f"<{tag}>")
        self.faults += [name for name in names if name == "style" or (name.startswith("on") and name != "on")]
        if str(names.get("href", "")).startswith("javascript:"):
            self.faults.append("javascript:")
        if tag == "a" and names.get("target") == "_blank" and "noopener" not in str(names.get("rel")):
            self.faults.append("_blank without noopener")
        self.said += [
            names[key] or "" for key in ("aria-label", "title", "placeholder", "alt") if key in names
        ]

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def parsed(path: Path) -> Outside:
    text = COMMENT.sub("", path.read_text("utf-8"))
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", MARKED.sub("", text), flags=re.DOTALL)
    outside = Outside()
    outside.feed(text)
    return outside


@pytest.mark.parametrize("path", FILES, ids=place)
def test_nothing_inline(path: Path) -> None:
    assert parsed(path).faults == []
    if name_of(path) not in AS_IT_IS:
        assert "|safe" not in path.read_text("utf-8"), "mark what is safe where it is made, with format_html"
    assert "autoescape off" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", OURS, ids=place)
def test_every_word_is_marked(path: Path) -> None:
    words = {
        word.lower()
        for said in parsed(path).said
        for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", "", said))
    }
    assert words - BOTH == set() or name_of(path) in ONE_LANGUAGE


@pytest.mark.parametrize("path", FILES, ids=place)
def test_forms_that_post_carry_their_token(path: Path) -> None:
    text = path.read_text("utf-8")
    posting = len(re.findall(r'<form[^>]*method="post"', text, re.IGNORECASE))
    assert text.count("{% csrf_token %}") >= posting or name_of(path) in OWN_TOKEN


def test_every_template_is_used() -> None:
    """Templates are named whole; the frames of desk and portal name them within their folder."""
    mentions = "\n".join(path.read_text("utf-8") for path in [*python_files(tests=True), *FILES])
    mentions = mentions.replace('f"{FOLDER}/', '"motcua/components/')
    unused = []
    for path in OURS:
        _root, folder, *rest = path.relative_to(TEMPLATES).parts
        short = "/".join(rest) if folder == "desk" else path.stem
        known = [name_of(path), short] if folder in {"desk", "portal"} else [name_of(path)]
        unused += [] if any(f'"{name}"' in mentions for name in known) else [place(path)]
    assert unused == []


def test_every_script_and_style_is_used() -> None:
    mentions = "\n".join(path.read_text("utf-8") for path in [*python_files(), *FILES])
    folder = SOURCE / "static/motcua"
    ours = [path for kind in ("js", "css") for path in (folder / kind).rglob(f"*.{kind}")]
    assert ours
    imported = "\n".join(path.read_text("utf-8") for path in ours)
    assert [place(path) for path in ours if path.name not in mentions and path.name not in imported] == []
