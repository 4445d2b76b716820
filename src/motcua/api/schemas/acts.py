"""The acts on a dossier, each with its own typed body, told apart by `act`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field, RootModel

from motcua.api.schemas.intake import ActId, Papers
from motcua.api.schemas.kinds import Code, Day, Moment, Revision, Strict, Text
from motcua.dossiers import public as dossiers
from motcua.dossiers.public import Dossier, Outcome, ReturnMethod
from motcua.journal.public import Command
from motcua.kernel.actor import Actor

Demands = Annotated[tuple[Text, ...], Field(max_length=100, description="All that is missing, at once")]
Means = Literal["cash", "transfer", "online"]
Amount = Annotated[int, Field(strict=True, ge=0, le=10**15, description="Whole đồng")]


class ActBody(Strict):
    """What every act carries."""

    gives: ClassVar[Callable[..., Any]]
    does: ClassVar[Command[Any, Dossier]]

    act_id: ActId = None
    revision: Revision | None = None

    def order(self, dossier_id: int) -> Any:
        """Return the order for one dossier."""
        names = type(self).model_fields.keys() - {"act", "act_id"}
        return type(self).gives(dossier_id=dossier_id, **{name: getattr(self, name) for name in names})

    def do(self, dossier_id: int, *, actor: Actor, at: datetime, act_id: UUID) -> Dossier:
        """Give the order; raises what its command raises."""
        return type(self).does(self.order(dossier_id), actor=actor, at=at, act_id=act_id)


class DecideBody(ActBody):
    """Agreeing to what was proposed."""

    gives = dossiers.Decide
    reason: Text = ""


class ReceiveBody(ActBody):
    """Receive a dossier that was submitted earlier."""

    act: Literal["receive"]
    papers: Papers = []
    received_at: Moment | None = None
    late_entry_reason: Text = ""
    payment_receipt: Text = ""
    payment_means: Means = "cash"
    gives = dossiers.ReceiveDossier
    does = dossiers.receive_dossier

    def order(self, dossier_id: int) -> dossiers.ReceiveDossier:
        """Return the order with the papers counted."""
        given = self.model_dump(exclude={"act", "act_id", "papers"})
        papers = tuple(paper.count() for paper in self.papers)
        return dossiers.ReceiveDossier(dossier_id=dossier_id, papers=papers, **given)


class RefuseIntakeBody(ActBody):
    act: Literal["refuse_intake"]
    reason: Text
    gives = dossiers.RefuseIntake
    does = dossiers.refuse_intake


class AskAtIntakeBody(ActBody):
    act: Literal["ask_at_intake"]
    demands: Demands
    reason: Text
    answer_by: Day
    gives = dossiers.AskAtIntake
    does = dossiers.ask_at_intake


class HandOverBody(ActBody):
    act: Literal["hand_over"]
    unit: Code = ""
    gives = dossiers.HandOver
    does = dossiers.hand_over


class AssignBody(ActBody):
    act: Literal["assign"]
    officer: Code
    reason: Text = ""
    gives = dossiers.Assign
    does = dossiers.assign


class ExamineBody(ActBody):
    act: Literal["examine"]
    finding: Text
    gives = dossiers.Examine
    does = dossiers.examine


class ProposeBody(ActBody):
    act: Literal["propose"]
    outcome: Outcome
    summary: Text
    text: Text = ""
    gives = dossiers.Propose
    does = dossiers.propose


class ReviewBody(DecideBody):
    act: Literal["review"]
    does = dossiers.review


class SendBackBody(ActBody):
    act: Literal["send_back"]
    reason: Text
    to_step: Code = ""
    gives = dossiers.SendBack
    does = dossiers.send_back


class ApproveBody(DecideBody):
    act: Literal["approve"]
    does = dossiers.approve


class IssueBody(ActBody):
    act: Literal["issue"]
    number: Text
    issued_on: Day
    gives = dossiers.Issue
    does = dossiers.issue


class ReturnResultBody(ActBody):
    act: Literal["return_result"]
    receiver: Text
    method: ReturnMethod = ReturnMethod.COUNTER
    postal_code: Code = ""
    gives = dossiers.ReturnResult
    does = dossiers.return_result


class RequestSupplementBody(ActBody):
    act: Literal["request_supplement"]
    demands: Demands
    reason: Text
    answer_by: Day
    second: bool = False
    gives = dossiers.RequestSupplement
    does = dossiers.request_supplement


class ApproveSupplementBody(DecideBody):
    act: Literal["approve_supplement"]
    does = dossiers.approve_supplement


class CompleteSupplementBody(ActBody):
    act: Literal["complete_supplement"]
    papers: Annotated[tuple[Text, ...], Field(max_length=100)] = ()
    note: Text = ""
    gives = dossiers.CompleteSupplement
    does = dossiers.complete_supplement


class RequestPaymentBody(ActBody):
    act: Literal["request_payment"]
    what: Text
    amount: Amount
    gives = dossiers.RequestPayment
    does = dossiers.request_payment


class ConfirmPaymentBody(ActBody):
    act: Literal["confirm_payment"]
    receipt: Text
    means: Means = "cash"
    gives = dossiers.ConfirmPayment
    does = dossiers.confirm_payment


class ProposeStopBody(ActBody):
    act: Literal["propose_stop"]
    ground: Code
    reason: Text
    gives = dossiers.ProposeStop
    does = dossiers.propose_stop


class ApproveStopBody(DecideBody):
    act: Literal["approve_stop"]
    does = dossiers.approve_stop


class ProposeWithdrawalBody(ActBody):
    act: Literal["propose_withdrawal"]
    asked_on: Day
    reason: Text
    gives = dossiers.ProposeWithdrawal
    does = dossiers.propose_withdrawal


class ApproveWithdrawalBody(DecideBody):
    act: Literal["approve_withdrawal"]
    does = dossiers.approve_withdrawal


class ProposeApologyBody(ActBody):
    act: Literal["propose_apology"]
    new_due: Day
    reason: Text
    gives = dossiers.ProposeApology
    does = dossiers.propose_apology


class ApologiseBody(DecideBody):
    act: Literal["apologise"]
    does = dossiers.apologise


class DeclineProposalBody(ActBody):
    act: Literal["decline_proposal"]
    reason: Text
    gives = dossiers.Decline
    does = dossiers.decline_proposal


class CorrectResultBody(ActBody):
    act: Literal["correct_result"]
    reason: Text
    to_step: Code = ""
    gives = dossiers.CorrectResult
    does = dossiers.correct_result


class AddNoteBody(ActBody):
    act: Literal["add_note"]
    text: Text
    gives = dossiers.AddNote
    does = dossiers.add_note


ActUnion = (
    ReceiveBody | RefuseIntakeBody | AskAtIntakeBody | HandOverBody | AssignBody | ExamineBody | ProposeBody
    | ReviewBody | SendBackBody | ApproveBody | IssueBody | ReturnResultBody | RequestSupplementBody
    | ApproveSupplementBody | CompleteSupplementBody | RequestPaymentBody | ConfirmPaymentBody | ProposeStopBody
    | ApproveStopBody | ProposeWithdrawalBody | ApproveWithdrawalBody | ProposeApologyBody | ApologiseBody
    | DeclineProposalBody | CorrectResultBody | AddNoteBody
)  # fmt: skip


class ActIn(RootModel[Annotated[ActUnion, Field(discriminator="act")]]):
    """One act; `act` says which, and so which fields there are."""
