"""Rebuild the committed style sheets and scripts of the screens (needs the npm client).

Takes the prebuilt GOV.UK Frontend and MOJ Frontend style sheets (MIT), swaps their font stack for
ours, drops their fonts, crest and the components no page of ours uses, and copies htmx. Nobody
needs Node to run or to build motcua: the result lies in ``src/motcua/static/motcua/vendor``.

Run ``python scripts/vendor_frontend.py`` to take newer releases, after changing the pins below.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from npm_pack import Package, fetch
from vendor_fonts import BE_VIETNAM, TINOS

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/motcua/static/motcua/vendor"
TEST_VENDOR = ROOT / "tests/vendor"

GOVUK = Package("govuk-frontend", "6.6.0")
MOJ = Package("@ministryofjustice/frontend", "11.1.0")
HTMX = Package("htmx.org", "2.0.11")
AXE = Package("axe-core", "4.14.1")

FONT_STACK = '"Be Vietnam Pro",system-ui,sans-serif'

# Components of the two libraries that pages of ours are built from. A rule stays when at least one
# of its selectors names none of the others, so element rules and layout objects stay as well.
GOVUK_KEPT = frozenset(
    """
    back-link body breadcrumbs button button-group caption-l caption-m character-count checkboxes
    date-input details error-message error-summary fieldset file-upload footer form-group grid-row
    grid-column heading-xl heading-l heading-m heading-s hint input inset-text label
    language-navigation link list main-wrapper notification-banner pagination radios section-break
    select service-navigation skip-link summary-list table tabs tag template textarea
    visually-hidden warning-text width-container clearfix frontend-supported
    """.split()  # noqa: SIM905 - a word list reads better than fifty quoted strings
)
MOJ_KEPT = frozenset(["timeline"])

# The marks of a foreign state, never on our pages, and a rule that asks for a picture file.
FOREIGN_MARKS = ("copyright-logo", "crown", "crest", "logotype", "timeline__document")

BLOCK = re.compile(r"\.(?:govuk|moj)-([a-z!\\]+(?:-[a-z0-9]+)*)")
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/", re.S)


def split_rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield ``(prelude, body)`` of each top-level rule; the body is empty for a bare statement."""
    start = position = 0
    while position < len(css):
        mark = css[position]
        if mark == ";":
            yield css[start : position + 1], ""
            start = position + 1
        elif mark == "{":
            end = closing_brace(css, position)
            yield css[start:position], css[position + 1 : end]
            start, position = end + 1, end
        position += 1


def closing_brace(css: str, opening: int) -> int:
    """Return the index of the brace that closes the one at ``opening``."""
    depth, quote = 0, ""
    for position in range(opening, len(css)):
        mark = css[position]
        if quote:
            quote = "" if mark == quote and css[position - 1] != "\\" else quote
        elif mark in "\"'":
            quote = mark
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
            if depth == 0:
                return position
    raise ValueError("unbalanced braces in a vendored style sheet")


def blocks_of(selector: str) -> list[str]:
    """Return the component names a selector speaks of, without their elements and modifiers."""
    return [name for name in BLOCK.findall(selector.replace("\\", "")) if not name.startswith("!")]


def is_kept(selector: str, kept: frozenset[str]) -> bool:
    """Tell whether every component of the selector is one that pages of ours use."""
    if any(mark in selector for mark in FOREIGN_MARKS):
        return False
    if kept is MOJ_KEPT and ".moj-" not in selector:
        return False  # MOJ repeats the base rules of GOV.UK: one copy is enough
    return all(any(name == k or name.startswith(k + "-") for k in kept) for name in blocks_of(selector))


def prune(css: str, kept: frozenset[str]) -> str:
    """Return the style sheet without the rules of the components that are not kept."""
    out: list[str] = []
    for prelude, body in split_rules(css):
        if not body:
            out.append("" if prelude.startswith("@charset") else prelude)
        elif prelude.startswith(("@media", "@supports", "@-moz-document")):
            inner = prune(body, kept)
            out.append(f"{prelude}{{{inner}}}" if inner else "")
        elif prelude.startswith("@"):
            out.append(f"{prelude}{{{body}}}")
        else:
            stays = [part for part in split_selectors(prelude) if is_kept(part, kept)]
            out.append(f"{','.join(stays)}{{{body}}}" if stays else "")
    return "".join(out)


def split_selectors(prelude: str) -> list[str]:
    """Split a selector list at its outer commas."""
    parts, depth, start = [], 0, 0
    for position, mark in enumerate(prelude):
        depth += (mark in "([") - (mark in ")]")
        if mark == "," and depth == 0:
            parts.append(prelude[start:position])
            start = position + 1
    return [*parts, prelude[start:]]


def restyle(css: str, kept: frozenset[str]) -> str:
    """Drop fonts, source map and unused components; swap the font stack. Refuse a left-over URL."""
    css = SOURCE_MAP.sub("", FONT_FACE.sub("", css)).strip()
    css = prune(css, kept).replace("GDS Transport,arial,sans-serif", FONT_STACK)
    left = re.findall(r"url\((?!data:)[^)]*\)", css)
    if left or "GDS Transport" in css:
        raise SystemExit(f"the pruned style sheet still asks for: {sorted(set(left))}")
    return css


def write_licence(source: Path, package: Package) -> None:
    """Copy the licence of a package, or write the MIT text its README and registry entry state."""
    target = VENDOR / "licences" / f"{package.name.strip('@').replace('/', '-')}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    for name in ("LICENSE", "LICENSE.txt", "LICENSE.md"):
        if (source / name).exists():
            shutil.copy(source / name, target)
            return
    holder = {
        GOVUK: "Copyright (C) 2017 Crown Copyright (Government Digital Service)",
        MOJ: "Copyright (c) 2018 Crown Copyright (Ministry of Justice)",
    }[package]
    target.write_text(f"The MIT License (MIT)\n\n{holder}\n\n{MIT_TEXT}", encoding="utf-8")


MIT_TEXT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

VERSIONS = f"""\
Third-party files in this folder, taken by scripts/vendor_frontend.py and scripts/vendor_fonts.py.
Licence texts: licences/, fonts/LICENSE-BeVietnamPro.txt. Name, version, licence, what was changed:

{GOVUK.name} {GOVUK.version}  MIT  css/frontend.css: fonts, crest and unused components left out
{MOJ.name} {MOJ.version}  MIT  css/frontend.css, at its end: only the timeline
{HTMX.name} {HTMX.version}  0BSD  js/htmx.min.js: as it is
{BE_VIETNAM.name} {BE_VIETNAM.version}  OFL-1.1  fonts/: cut down to Vietnamese and English letters

In src/motcua/paperwork/fonts:
{TINOS.name} {TINOS.version}  OFL-1.1  the per-script files joined into one TTF per style

In tests/vendor (tests only, never served):
{AXE.name} {AXE.version}  MPL-2.0  axe.min.js: as it is
"""


def main() -> None:
    """Fetch every package and rebuild the vendored files."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        sources = {package: fetch(package, scratch) for package in (GOVUK, MOJ, HTMX, AXE)}
        for sub in ("css", "js"):
            (VENDOR / sub).mkdir(parents=True, exist_ok=True)
        govuk = (sources[GOVUK] / "dist/govuk/govuk-frontend.min.css").read_text("utf-8")
        moj = (sources[MOJ] / "moj/moj-frontend.min.css").read_text("utf-8")
        joined = restyle(govuk, GOVUK_KEPT) + "\n" + restyle(moj, MOJ_KEPT) + "\n"
        (VENDOR / "css/frontend.css").write_text(joined, encoding="utf-8")
        shutil.copy(sources[HTMX] / "dist/htmx.min.js", VENDOR / "js/htmx.min.js")
        TEST_VENDOR.mkdir(parents=True, exist_ok=True)
        shutil.copy(sources[AXE] / "axe.min.js", TEST_VENDOR / "axe.min.js")
        shutil.copy(sources[AXE] / "LICENSE", TEST_VENDOR / "LICENSE-axe-core.txt")
        for package in (GOVUK, MOJ, HTMX):
            write_licence(sources[package], package)
    (VENDOR / "VERSIONS.txt").write_text(VERSIONS, encoding="utf-8")


if __name__ == "__main__":
    main()
