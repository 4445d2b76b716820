"""Rebuild the committed font files from the @fontsource packages (needs the npm client).

Two families are made. Tinos (Times metrics) for the papers, as whole TTF files in
``src/motcua/paperwork/fonts``: the packages ship one WOFF2 per script, typst wants one file per
style. Be Vietnam Pro for the screens, one WOFF2 per weight, cut down to the letters that
Vietnamese and English need: the first page of the portal must stay under 100 KB.

Run ``python scripts/vendor_fonts.py`` only to take a newer release; the result is committed.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from npm_pack import Package, fetch

ROOT = Path(__file__).resolve().parent.parent
PAPER_DIR = ROOT / "src/motcua/paperwork/fonts"
SCREEN_DIR = ROOT / "src/motcua/static/motcua/vendor/fonts"

TINOS = Package("@fontsource/tinos", "5.3.0")
BE_VIETNAM = Package("@fontsource/be-vietnam-pro", "5.3.0")

TINOS_STYLES = {
    "Regular": ("400", "normal"),
    "Bold": ("700", "normal"),
    "Italic": ("400", "italic"),
    "BoldItalic": ("700", "italic"),
}
SCRIPTS = ("latin", "latin-ext", "vietnamese")
SCREEN_WEIGHTS = ("400", "600", "700")

# Everything a Vietnamese or English page may show: the alphabet with its marks (composed and
# combining), the punctuation of both languages, fractions, arrows and the dong sign.
VIETNAMESE = (
    "ĂăÂâĐđÊêÔôƠơƯưÀÁẢÃẠàáảãạẰẮẲẴẶằắẳẵặẦẤẨẪẬầấẩẫậÈÉẺẼẸèéẻẽẹỀẾỂỄỆềếểễệ"
    "ÌÍỈĨỊìíỉĩịÒÓỎÕỌòóỏõọỒỐỔỖỘồốổỗộỜỚỞỠỢờớởỡợÙÚỦŨỤùúủũụỪỨỬỮỰừứửữựỲÝỶỸỴỳýỷỹỵ"
)
PUNCTUATION = "–—‘’“”…•·×÷−±§°©«»½¼¾²³≤≥→←↑↓€₫\u00a0\u2009\u202f"
COMBINING = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
SCREEN_LETTERS = "".join(map(chr, range(0x20, 0x7F))) + VIETNAMESE + PUNCTUATION + COMBINING


def merge_subsets(files: list[Path], family: str, style: str, scratch: Path) -> TTFont:
    """Return one font made of the per-script files of one style, without hinting."""
    parts: list[str] = []
    for number, file in enumerate(files):
        font = TTFont(file)
        options = Options(hinting=False, notdef_outline=True, layout_features=["*"])
        options.drop_tables += ["DSIG"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=list(font.getBestCmap()))
        subsetter.subset(font)
        font.flavor = None
        part = scratch / f"{family}-{style}-{number}.ttf"
        font.save(part)
        parts.append(str(part))
    return Merger().merge(parts)


def name_font(font: TTFont, family: str, style: str) -> None:
    """Write the family and style names: the merged table keeps those of the first part only."""
    spaced = {"BoldItalic": "Bold Italic"}.get(style, style)
    names = {1: family, 2: spaced, 4: f"{family} {spaced}", 6: f"{family}-{style}"}
    table = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        table.removeNames(nameID=name_id)
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def missing_letters(font: TTFont, wanted: str) -> str:
    """Return the letters of ``wanted`` that the font cannot draw."""
    cmap = font.getBestCmap()
    return "".join(letter for letter in wanted if ord(letter) not in cmap)


def build_papers(source: Path, scratch: Path) -> None:
    """Write the four Tinos TTF files and their licence."""
    PAPER_DIR.mkdir(parents=True, exist_ok=True)
    for style, (weight, slope) in TINOS_STYLES.items():
        files = [source / "files" / f"tinos-{script}-{weight}-{slope}.woff2" for script in SCRIPTS]
        font = merge_subsets(files, "Tinos", style, scratch)
        name_font(font, "Tinos", style)
        lacking = missing_letters(font, VIETNAMESE + "–—“”…₫")
        if lacking:
            raise SystemExit(f"Tinos {style} lacks: {lacking}")
        font.save(PAPER_DIR / f"Tinos-{style}.ttf")
    shutil.copy(source / "LICENSE", PAPER_DIR / "LICENSE-Tinos.txt")


def build_screens(source: Path, scratch: Path) -> None:
    """Write one cut-down WOFF2 of Be Vietnam Pro per weight and the licence."""
    SCREEN_DIR.mkdir(parents=True, exist_ok=True)
    for weight in SCREEN_WEIGHTS:
        files = [source / "files" / f"be-vietnam-pro-{script}-{weight}-normal.woff2" for script in SCRIPTS]
        font = merge_subsets(files, "BeVietnamPro", weight, scratch)
        options = Options(
            hinting=False, flavor="woff2", layout_features=["kern", "mark", "mkmk", "ccmp", "tnum", "locl"]
        )
        options.name_IDs = [0, 1, 2, 13, 14]
        subsetter = Subsetter(options)
        subsetter.populate(text=SCREEN_LETTERS)
        subsetter.subset(font)
        lacking = missing_letters(font, VIETNAMESE + "–“”…·")
        if lacking:
            raise SystemExit(f"Be Vietnam Pro {weight} lacks: {lacking}")
        font.flavor = "woff2"
        font.save(SCREEN_DIR / f"be-vietnam-pro-{weight}.woff2")
    shutil.copy(source / "LICENSE", SCREEN_DIR / "LICENSE-BeVietnamPro.txt")


def main() -> None:
    """Fetch both families and rebuild every committed font file."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        build_papers(fetch(TINOS, scratch), scratch)
        build_screens(fetch(BE_VIETNAM, scratch), scratch)


if __name__ == "__main__":
    main()
