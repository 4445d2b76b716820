"""What is measured on every page: accessibility by axe, and that nothing must be scrolled sideways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
WIDE, PHONE, SMALL = (1280, 900), (375, 700), (320, 600)
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.map(v => v.id + ": " + v.help + " | " + v.nodes.map(n => n.html.slice(0, 160)).join(" ~ "));
}"""
SIDEWAYS = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const past = [...document.body.querySelectorAll("*")].filter(it => it.getBoundingClientRect().right > edge + 1
    && !it.closest(".mc-scroll") && getComputedStyle(it).position !== "absolute");
  return ["scrolls sideways to " + document.documentElement.scrollWidth + " of " + edge,
          ...past.slice(0, 6).map(it => it.outerHTML.slice(0, 120))];
}"""


def faults_of(page: Page) -> list[str]:
    """Return what axe finds at the present width."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN, TAGS)
    return [str(each) for each in found]


def sideways(page: Page, size: tuple[int, int]) -> list[str]:
    """Return what is wider than a screen of that size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found: list[Any] = page.evaluate(SIDEWAYS)
    return [f"{size[0]} px: {each}" for each in found]


def check(page: Page) -> list[str]:
    """Return all faults of the page at three widths, with its address; leave the page wide."""
    found = [f"1280 px: {each}" for each in faults_of(page)]
    found += sideways(page, PHONE)
    found += [f"375 px: {each}" for each in faults_of(page)]
    found += sideways(page, SMALL)
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    return [f"{page.url.split('/', 3)[3]}: {each}" for each in found]
