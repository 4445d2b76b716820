"""The door of the room `organisation`."""

from __future__ import annotations

from motcua.organisation.commands.change_holding import ChangeHolding, change_holding
from motcua.organisation.commands.create_demo_accounts import create_demo_accounts
from motcua.organisation.commands.delegate import Delegate, delegate
from motcua.organisation.commands.load_organisation import OrganisationRows, load_organisation
from motcua.organisation.commands.record_absence import RecordAbsence, record_absence
from motcua.organisation.commands.revoke_delegation import RevokeDelegation, revoke_delegation
from motcua.organisation.commands.upsert import Changes, upsert
from motcua.organisation.models import (
    Absence,
    Account,
    Authority,
    Delegation,
    Holding,
    Officer,
    Post,
    Succession,
    Unit,
)
from motcua.organisation.queries.actors import actor_for, actor_of, powers_of
from motcua.organisation.queries.export import export_rows
from motcua.organisation.queries.heirs import heirs_of
from motcua.organisation.queries.holders import (
    StandIn,
    colleagues_in,
    fill_check,
    holders,
    places_of,
    stand_ins,
)
from motcua.organisation.queries.team import Member, absences_of, delegations_of, team
from motcua.organisation.rules.delegation import Power
from motcua.organisation.rules.filling import Need
from motcua.organisation.rules.hierarchy import find_cycle
from motcua.organisation.states import (
    HANDLING_ROLES,
    LEVEL_NAMES,
    ROLE_NAMES,
    UNIT_KIND_NAMES,
    Level,
    Role,
    SignPrefix,
    UnitKind,
)

__all__ = [
    "HANDLING_ROLES",
    "LEVEL_NAMES",
    "ROLE_NAMES",
    "UNIT_KIND_NAMES",
    "Absence",
    "Account",
    "Authority",
    "ChangeHolding",
    "Changes",
    "Delegate",
    "Delegation",
    "Holding",
    "Level",
    "Member",
    "Need",
    "Officer",
    "OrganisationRows",
    "Post",
    "Power",
    "RecordAbsence",
    "RevokeDelegation",
    "Role",
    "SignPrefix",
    "StandIn",
    "Succession",
    "Unit",
    "UnitKind",
    "absences_of",
    "actor_for",
    "actor_of",
    "change_holding",
    "colleagues_in",
    "create_demo_accounts",
    "delegate",
    "delegations_of",
    "export_rows",
    "fill_check",
    "find_cycle",
    "heirs_of",
    "holders",
    "load_organisation",
    "places_of",
    "powers_of",
    "record_absence",
    "revoke_delegation",
    "stand_ins",
    "team",
    "upsert",
]
