"""The people of the tests: two units of one authority, one of another, and who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.organisation.models import Account, Authority, Holding, Officer, Post, Unit
from motcua.organisation.public import actor_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=VN)
TODAY = NOW.date()
BEGAN = date(2025, 7, 1)


def make_authority(code: str = "H12.03", **values: object) -> Authority:
    """Create an authority."""
    facts = {
        "name": f"Sở {code}",
        "short_name": code,
        "level": "department",
        "place_name": "Cà Mau",
        "head_title": "Giám đốc",
        "valid_from": BEGAN,
    }
    return Authority.objects.create(code=code, **{**facts, **values})


def make_unit(authority: Authority, code: str = "ncc", kind: str = "division", **values: object) -> Unit:
    """Create a unit."""
    facts = {"name": f"Phòng {code}", "valid_from": BEGAN, **values}
    return Unit.objects.create(authority=authority, code=code, kind=kind, **facts)


def make_officer(code: str, *posts: Post, **values: object) -> Officer:
    """Create an officer with an account, sitting in posts."""
    officer = Officer.objects.create(
        code=code, full_name=f"Cán bộ {code}", account=Account.objects.create(username=code), **values
    )
    for post in posts:
        Holding.objects.create(officer=officer, post=post, valid_from=BEGAN)
    return officer


@dataclass
class Cast:
    """Chi at the counter; Dũng, Diễm and Em in a division; Giang and Hà lead; Lan administers; Khoa elsewhere."""

    authority: Authority
    ncc: Unit
    officers: dict[str, Officer]

    def actor(self, code: str) -> Actor:
        """Return somebody as an actor at NOW."""
        return actor_of(self.officers[code], NOW)

    def __getitem__(self, code: str) -> Officer:
        return self.officers[code]


def make_cast() -> Cast:
    """Create everybody."""
    home, other = make_authority(), make_authority("H12.08")
    seats = [
        ("chi", home, "mot-cua", "one_stop", "counter"),
        ("thao", home, "mot-cua", "one_stop", "counter"),
        ("phuoc", home, "mot-cua", "one_stop", "counter_head"),
        ("dung", home, "ncc", "division", "case_officer"),
        ("diem", home, "ncc", "division", "case_officer"),
        ("em", home, "ncc", "division", "division_head"),
        ("loc", home, "ncc", "division", "division_head"),
        ("giang", home, "lanh-dao", "leadership", "director"),
        ("ha", home, "lanh-dao", "leadership", "director"),
        ("lan", home, "cong-nghe", "other", "admin"),
        ("khoa", other, "ncc", "division", "case_officer"),
        ("oanh", other, "lanh-dao", "leadership", "director"),
    ]
    officers = {}
    for code, authority, unit_code, kind, role in seats:
        unit = Unit.objects.filter(authority=authority, code=unit_code).first()
        unit = unit or make_unit(authority, unit_code, kind)
        post, _new = Post.objects.get_or_create(
            unit=unit, code=role.replace("_", "-"), defaults={"title": role, "role": role}
        )
        officers[code] = make_officer(code, post)
    return Cast(home, Unit.objects.get(authority=home, code="ncc"), officers)
