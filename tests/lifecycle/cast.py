"""The people of the tests: real posts of the Cà Mau site, invented officers."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from motcua.catalogue.public import ProcedureVersion, choose_version
from motcua.cli.demo.walk import Walker
from motcua.deadlines.public import step_due
from motcua.dossiers import public as d
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.organisation.public import Authority, Officer, actor_of
from motcua.parties.public import PartyFacts

MONDAY = datetime(2026, 11, 2, 8, 30, tzinfo=VN)
AN = PartyFacts(
    full_name="Lê Văn An",
    id_number="096066012345",
    birth_date="12/08/1966",
    phone="0900 000 206",
    address="Ấp 3, xã Đầm Dơi, tỉnh Cà Mau",
)


@dataclass
class Stage:
    """One authority, one procedure, a clock that the test moves."""

    procedure: str = "1.010828"
    authority_code: str = "H12.03"
    at: datetime = MONDAY
    seed: int = 1
    walker: Walker = field(init=False)
    authority: Authority = field(init=False)

    def __post_init__(self) -> None:
        self.authority = Authority.objects.get(code=self.authority_code)
        self.walker = Walker(self.authority, random.Random(self.seed))

    @property
    def version(self) -> ProcedureVersion:
        return choose_version(self.procedure, self.at.date())

    def later(self, minutes: int = 30) -> datetime:
        """Move the clock on by working minutes."""
        self.at = max(step_due(self.walker.calendar, self.at, minutes), self.at + timedelta(seconds=1))
        return self.at

    def receive(self) -> d.Dossier:
        return self.walker.receive(self.walker.intake(self.version, AN), self.later(1))

    def do(self, dossier: d.Dossier, *acts: str, minutes: int = 30) -> d.Dossier:
        """Do acts one after the other, each by somebody who may."""
        for act in acts:
            dossier = self.walker.do(act, dossier, self.later(minutes))
        return dossier

    def fresh(self, dossier: d.Dossier) -> d.Dossier:
        return d.Dossier.objects.select_related("authority", "version__procedure", "step", "clock").get(
            pk=dossier.pk
        )

    def who(self, code: str) -> Actor:
        return actor_of(Officer.objects.get(code=code), self.at)

    def allowed(self, code: str, dossier: d.Dossier) -> set[str]:
        """Return the acts an officer may do now."""
        actor = self.who(code)
        return {
            act.value for act in d.acts_now(d.desk_of(actor, self.at), d.situation_of(self.fresh(dossier)))
        }
