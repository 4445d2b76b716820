"""The only door to the journal for neighbours."""

from motcua.journal.commands.command import Command, command
from motcua.journal.commands.record import Recorded, record, record_access
from motcua.journal.commands.seal import seal_until
from motcua.journal.models import Entry
from motcua.journal.queries.read import (
    ChainState,
    InclusionProof,
    accesses_of,
    chain_state,
    entries_of,
    inclusion_proof,
)
from motcua.journal.queries.verify import Breakage, Proof, verify
from motcua.journal.rules.canonical import digest, spell

__all__ = [
    "Breakage",
    "ChainState",
    "Command",
    "Entry",
    "InclusionProof",
    "Proof",
    "Recorded",
    "accesses_of",
    "chain_state",
    "command",
    "digest",
    "entries_of",
    "inclusion_proof",
    "record",
    "record_access",
    "seal_until",
    "spell",
    "verify",
]
