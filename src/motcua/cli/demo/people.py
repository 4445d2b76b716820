"""Invented people with Vietnamese names, addresses in real communes, and numbers that belong to nobody on purpose."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.organisation.public import Authority
from motcua.parties.public import PartyFacts

HAMLETS = ("Ấp 1", "Ấp 2", "Ấp 3", "Ấp 5", "Ấp Tân Lập", "Ấp Xóm Mới", "Khóm 2", "Khóm 4", "Khóm 7")
PROVINCE = "096"


@dataclass(frozen=True)
class Commune:
    """A place to live."""

    code: str
    name: str


class People:
    """A stream of invented people, the same for the same seed."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        self.surnames = _lines(folder / "surnames.txt")
        self.given = {
            "male": _lines(folder / "male_given.txt"),
            "female": _lines(folder / "female_given.txt"),
        }
        communes = Authority.objects.filter(level="commune", valid_to=None).order_by("code")
        self.communes = [
            Commune(a.code.rpartition(".")[2], a.name.removeprefix("Ủy ban nhân dân ")) for a in communes
        ]

    def person(self, youngest: int = 22, oldest: int = 82) -> PartyFacts:
        """Return one person."""
        chance = self.chance
        sex = chance.choice(("male", "female"))
        year = 2026 - chance.randint(youngest, oldest)
        born = date(year, chance.randint(1, 12), chance.randint(1, 28))
        century = (0 if year < 2000 else 2) + (sex == "female")
        commune = chance.choice(self.communes)
        return PartyFacts(
            full_name=f"{chance.choice(self.surnames)} {chance.choice(self.given[sex])}",
            id_number=f"{PROVINCE}{century}{year % 100:02d}{chance.randint(0, 999_999):06d}",
            birth_date=born,
            sex=sex,
            phone=f"0900{chance.randint(0, 999_999):06d}",
            address=f"{chance.choice(HAMLETS)}, {commune.name[0].lower()}{commune.name[1:]}, tỉnh Cà Mau",
            commune_code=commune.code,
        )


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
