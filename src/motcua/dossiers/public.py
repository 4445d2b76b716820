"""The only door to the dossiers for the faces and the floors above."""

from motcua.dossiers import errors
from motcua.dossiers.commands.add_note import add_note
from motcua.dossiers.commands.apology import apologise, propose_apology
from motcua.dossiers.commands.approve import approve
from motcua.dossiers.commands.assign import assign
from motcua.dossiers.commands.correct_result import correct_result
from motcua.dossiers.commands.decline import decline_proposal
from motcua.dossiers.commands.examine import examine
from motcua.dossiers.commands.hand_over import hand_over
from motcua.dossiers.commands.issue import issue
from motcua.dossiers.commands.orders import (
    AddNote,
    AskAtIntake,
    Assign,
    CompleteSupplement,
    ConfirmPayment,
    CorrectResult,
    Decide,
    Decline,
    DossierOrder,
    Examine,
    HandOver,
    Intake,
    Issue,
    Propose,
    ProposeApology,
    ProposeStop,
    ProposeWithdrawal,
    ReceiveDossier,
    RefuseIntake,
    RequestPayment,
    RequestSupplement,
    ReturnResult,
    SendBack,
    SubmitDossier,
)
from motcua.dossiers.commands.payment import confirm_payment, request_payment
from motcua.dossiers.commands.propose import propose
from motcua.dossiers.commands.receive import receive_dossier
from motcua.dossiers.commands.refuse_intake import refuse_intake
from motcua.dossiers.commands.return_result import return_result
from motcua.dossiers.commands.review import review
from motcua.dossiers.commands.send_back import send_back
from motcua.dossiers.commands.stop import STOP_GROUNDS, approve_stop, propose_stop
from motcua.dossiers.commands.submit import submit_dossier
from motcua.dossiers.commands.supplement import (
    approve_supplement,
    ask_at_intake,
    complete_supplement,
    request_supplement,
)
from motcua.dossiers.commands.withdrawal import approve_withdrawal, propose_withdrawal
from motcua.dossiers.models import (
    Dossier,
    DossierPaper,
    FinancialObligation,
    Handover,
    Note,
    Proposal,
    Remit,
    Result,
    StepVisit,
    Supplement,
)
from motcua.dossiers.policies import Desk, Seat, Situation, acts_now, desk_of, may, may_receive_at
from motcua.dossiers.queries.route import open_proposal, route_of, situation_of, step_of
from motcua.dossiers.rules.papers import PaperCount
from motcua.dossiers.states import (
    ACT_NAMES,
    CHANNEL_NAMES,
    DIGITISED_NAMES,
    OUTCOME_NAMES,
    RETURN_METHOD_NAMES,
    STATE_NAMES,
    Act,
    Channel,
    Digitised,
    Outcome,
    ProposalKind,
    ProposalState,
    ReturnMethod,
    State,
)

__all__ = [
    "ACT_NAMES",
    "CHANNEL_NAMES",
    "DIGITISED_NAMES",
    "OUTCOME_NAMES",
    "RETURN_METHOD_NAMES",
    "STATE_NAMES",
    "STOP_GROUNDS",
    "Act",
    "AddNote",
    "AskAtIntake",
    "Assign",
    "Channel",
    "CompleteSupplement",
    "ConfirmPayment",
    "CorrectResult",
    "Decide",
    "Decline",
    "Desk",
    "Digitised",
    "Dossier",
    "DossierOrder",
    "DossierPaper",
    "Examine",
    "FinancialObligation",
    "HandOver",
    "Handover",
    "Intake",
    "Issue",
    "Note",
    "Outcome",
    "PaperCount",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Propose",
    "ProposeApology",
    "ProposeStop",
    "ProposeWithdrawal",
    "ReceiveDossier",
    "RefuseIntake",
    "Remit",
    "RequestPayment",
    "RequestSupplement",
    "Result",
    "ReturnMethod",
    "ReturnResult",
    "Seat",
    "SendBack",
    "Situation",
    "State",
    "StepVisit",
    "SubmitDossier",
    "Supplement",
    "acts_now",
    "add_note",
    "apologise",
    "approve",
    "approve_stop",
    "approve_supplement",
    "approve_withdrawal",
    "ask_at_intake",
    "assign",
    "complete_supplement",
    "confirm_payment",
    "correct_result",
    "decline_proposal",
    "desk_of",
    "errors",
    "examine",
    "hand_over",
    "issue",
    "may",
    "may_receive_at",
    "open_proposal",
    "propose",
    "propose_apology",
    "propose_stop",
    "propose_withdrawal",
    "receive_dossier",
    "refuse_intake",
    "request_payment",
    "request_supplement",
    "return_result",
    "review",
    "route_of",
    "send_back",
    "situation_of",
    "step_of",
    "submit_dossier",
]
