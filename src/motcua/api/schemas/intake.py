"""What comes in with a new dossier."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from motcua.api.schemas.kinds import Code, Count, Moment, Strict, Text
from motcua.dossiers.public import Channel, Intake, PaperCount, ReceiveDossier, ReturnMethod, SubmitDossier
from motcua.parties.public import PartyFacts

ChannelWord = Literal["direct", "online", "postal"]
CHANNELS: dict[str, Channel] = {
    "direct": Channel.DIRECT,
    "online": Channel.ONLINE,
    "postal": Channel.POSTAL,
}
CHANNEL_WORDS = {channel.value: word for word, channel in CHANNELS.items()}


class PartyIn(Strict):
    """Somebody as they state themselves; `birth_date` is 1966-12-24 or 24/12/1966."""

    full_name: Text
    kind: Literal["citizen", "business", "agency", "other"] = "citizen"
    id_number: Code = ""
    birth_date: Code = ""
    sex: Literal["", "male", "female"] = ""
    phone: Code = ""
    email: Text = ""
    address: Text = ""
    commune_code: Code = ""
    tax_number: Code = ""

    def facts(self) -> PartyFacts:
        """Return the statement as the rules take it."""
        return PartyFacts(**self.model_dump())


class PaperIn(Strict):
    """How many of one required paper lie on the counter; `position` as in the procedure's list."""

    position: Annotated[int, Field(strict=True, ge=1, le=999)]
    originals: Count = 0
    certified: Count = 0
    copies: Count = 0
    digitised: Annotated[int, Field(strict=True, ge=0, le=3)] = 0
    note: Text = ""

    def count(self) -> PaperCount:
        """Return the count as the rules take it."""
        return PaperCount(**self.model_dump())


Papers = Annotated[list[PaperIn], Field(max_length=200)]
ActId = Annotated[
    UUID | None,
    Field(
        description="Names this act, so that sending it again has no second effect. Or send Idempotency-Key."
    ),
]


class SubmissionIn(Strict):
    """An application that is not yet received."""

    act_id: ActId = None
    procedure: Code
    case: Code = ""
    channel: ChannelWord = "online"
    owner: PartyIn
    submitter: PartyIn | None = None
    capacity: Text = ""
    request: Text = ""
    papers: Papers = []
    return_method: ReturnMethod = ReturnMethod.COUNTER
    return_address: Text = ""
    sets: Annotated[int, Field(strict=True, ge=1, le=99)] = 1
    reference: Text = Field("", description="The sender's own number of the application")

    def intake(self) -> Intake:
        """Return what is asked for as the rules take it."""
        return Intake(
            procedure_code=self.procedure,
            case_code=self.case,
            channel=CHANNELS[self.channel],
            owner=self.owner.facts(),
            submitter=self.submitter.facts() if self.submitter else None,
            capacity=self.capacity,
            request=self.request,
            papers=tuple(paper.count() for paper in self.papers),
            return_method=self.return_method,
            return_address=self.return_address,
            sets=self.sets,
            reference=self.reference,
        )

    def submission(self, authority: str) -> SubmitDossier:
        """Return the order to submit."""
        return SubmitDossier(intake=self.intake(), authority=authority)


class ReceptionIn(SubmissionIn):
    """A complete dossier, received at the counter."""

    channel: ChannelWord = "direct"
    received_at: Moment | None = Field(
        None, description="When it was handed in, if not now (at most 24 hours ago)"
    )
    late_entry_reason: Text = ""

    def reception(self, authority: str) -> ReceiveDossier:
        """Return the order to receive."""
        return ReceiveDossier(
            intake=self.intake(),
            authority=authority,
            received_at=self.received_at,
            late_entry_reason=self.late_entry_reason,
        )
