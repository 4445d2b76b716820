"""The dossier itself."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.errors import DossierNotFound
from motcua.dossiers.states import (
    CHANNEL_NAMES,
    FINAL,
    OPEN,
    RETURN_METHOD_NAMES,
    STATE_NAMES,
    Channel,
    ReturnMethod,
    State,
)
from motcua.kernel.actor import Actor

WIDE_ROLES = (
    "counter",
    "counter_head",
    "director",
    "clerk",
    "accountant",
    "postal",
    "quality",
    "inspector",
    "admin",
)


class DossierQuerySet(models.QuerySet["Dossier"]):
    """The one place where lists, searches, exports and counters start."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the dossiers an actor may know of: their authority's; for divisions, their division's."""
        if actor.kind == "system":
            return self
        if not actor.authority or not (actor.officer_id or actor.kind == "client"):
            return self.none()
        own = self.filter(authority__code=actor.authority)
        if actor.kind == "client" or actor.has_role(*WIDE_ROLES):
            return own
        mine = Q(case_officer_id=actor.officer_id) | Q(waiting_officer_id=actor.officer_id)
        units = {post.partition("/")[2] for post in actor.posts}
        return own.filter(mine | Q(unit__code__in=units) | Q(waiting_unit__code__in=units))

    def locked(self, pk: int) -> Dossier:
        """Return one dossier, locked until the act is over. Raises DossierNotFound.

        The words for searching stay unread, so that saving the dossier leaves them as they are. The version
        is not joined: `queries.offer.lock` gives the one that is kept.
        """
        found = (
            self.select_for_update(of=("self",))
            .select_related("authority", "unit", "case_officer")
            .defer("search", "search_vector")
            .filter(pk=pk)
        )
        dossier = found.first()
        if dossier is None:
            raise DossierNotFound
        return dossier

    def unfinished(self) -> Self:
        """Keep dossiers whose clock matters still: states 1, 2, 4, 5 and 6."""
        return self.filter(state__in=sorted(OPEN))


class Dossier(models.Model):
    """One request of one applicant under one version of a procedure, from intake to result."""

    number = models.CharField(_("mã hồ sơ"), max_length=60, null=True, unique=True)  # noqa: DJ001
    authority = models.ForeignKey("organisation.Authority", models.PROTECT, verbose_name=_("cơ quan"))
    version = models.ForeignKey("catalogue.ProcedureVersion", models.PROTECT, verbose_name=_("thủ tục"))
    case_code = models.CharField(_("trường hợp"), max_length=40, blank=True)
    channel = models.PositiveSmallIntegerField(
        _("kênh"), choices=[(c.value, n) for c, n in CHANNEL_NAMES.items()]
    )
    reference = models.CharField(_("mã nơi nộp"), max_length=80, blank=True)
    state = models.PositiveSmallIntegerField(
        _("trạng thái"), choices=[(s.value, n) for s, n in STATE_NAMES.items()]
    )
    paused_from = models.PositiveSmallIntegerField(null=True)
    request = models.CharField(_("nội dung yêu cầu"), max_length=1000, blank=True)
    owner = models.ForeignKey("parties.Party", models.PROTECT, related_name="+", verbose_name=_("chủ hồ sơ"))
    submitter = models.ForeignKey(
        "parties.Party", models.PROTECT, related_name="+", verbose_name=_("người nộp")
    )
    capacity = models.CharField(_("nộp với tư cách"), max_length=100, blank=True)
    return_method = models.CharField(
        _("cách nhận kết quả"),
        max_length=12,
        choices=list(RETURN_METHOD_NAMES.items()),
        default=ReturnMethod.COUNTER,
    )
    return_address = models.CharField(_("nơi nhận kết quả"), max_length=300, blank=True)
    sets = models.PositiveSmallIntegerField(_("số bộ"), default=1)
    fee = models.PositiveBigIntegerField(_("phí, lệ phí (đồng)"), default=0)
    book_volume = models.PositiveIntegerField(_("quyển số"), null=True)
    book_ordinal = models.PositiveIntegerField(_("số thứ tự"), null=True)

    submitted_at = models.DateTimeField(_("nộp lúc"))
    received_at = models.DateTimeField(_("tiếp nhận lúc"), null=True)
    received_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField(_("hẹn trả"), null=True)
    promised_due_at = models.DateTimeField(_("hẹn trả để tính đúng hạn"), null=True)
    finished_at = models.DateTimeField(_("xử lý xong lúc"), null=True)
    returned_at = models.DateTimeField(_("trả kết quả lúc"), null=True)
    verdict = models.CharField(_("đúng hạn"), max_length=10, blank=True)
    clock = models.OneToOneField("deadlines.Clock", models.PROTECT, null=True, related_name="+")

    step = models.ForeignKey("catalogue.Step", models.PROTECT, null=True, verbose_name=_("bước"))
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", verbose_name=_("phòng")
    )
    case_officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    waiting_role = models.CharField(max_length=20, blank=True)
    waiting_unit = models.ForeignKey("organisation.Unit", models.PROTECT, null=True, related_name="+")
    waiting_officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    supplement_count = models.PositiveSmallIntegerField(default=0)
    answer_by = models.DateField(_("hạn bổ sung"), null=True)
    apologised_at = models.DateTimeField(null=True)

    revision = models.PositiveIntegerField(default=1)
    last_act_at = models.DateTimeField()
    last_actor_name = models.CharField(max_length=200)
    search = models.TextField(blank=True)
    search_vector = models.GeneratedField(
        expression=SearchVector("search", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.REGISTERED, State.NOT_RECEIVED])
                | Q(received_at__isnull=True)
                | (Q(number__isnull=False) & Q(clock__isnull=False)),
                name="dossier_received_has_number",
                violation_error_message=_("Hồ sơ đã tiếp nhận phải có mã hồ sơ."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in State]),
                name="dossier_state_known",
                violation_error_message=_("Trạng thái hồ sơ không có trong danh mục quốc gia."),
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[c.value for c in Channel]),
                name="dossier_channel_known",
                violation_error_message=_("Kênh tiếp nhận không có trong danh mục."),
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True)
                | Q(finished_at__isnull=False, returned_at__gte=F("finished_at")),
                name="dossier_returned_after_finished",
                violation_error_message=_("Không thể trả kết quả trước khi xử lý xong."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT], paused_from__isnull=False
                )
                | (
                    ~Q(state__in=[State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT])
                    & Q(paused_from__isnull=True)
                ),
                name="dossier_pause_remembers_origin",
                violation_error_message=_("Hồ sơ tạm dừng phải ghi trạng thái trước khi dừng."),
            ),
            models.CheckConstraint(
                condition=Q(sets__gte=1, sets__lte=99),
                name="dossier_sets_sane",
                violation_error_message=_("Số bộ hồ sơ từ 1 đến 99."),
            ),
        ]
        indexes = [
            GinIndex(fields=["search_vector"], name="dossier_search"),
            models.Index(
                fields=["waiting_officer", "due_at"], name="dossier_inbox_officer", condition=Q(state__lte=9)
            ),
            models.Index(
                fields=["authority", "waiting_role", "waiting_unit", "due_at"],
                name="dossier_inbox_post",
                condition=Q(state__lte=9),
            ),
            models.Index(fields=["authority", "-id"], name="dossier_newest"),
            models.Index(fields=["authority", "state", "due_at"], name="dossier_state_due"),
            models.Index(fields=["case_officer", "state"], name="dossier_case_officer"),
            models.Index(fields=["authority", "finished_at"], name="dossier_finished"),
            models.Index(fields=["reference"], name="dossier_by_reference", condition=~Q(reference="")),
        ]

    @property
    def subject(self) -> str:
        """Return the name of the dossier's chain in the journal."""
        return f"dossier:{self.pk}"

    @property
    def state_enum(self) -> State:
        """Return the state as the closed choice."""
        return State(self.state)

    @property
    def paused_from_enum(self) -> State | None:
        """Return the state the pause began in, if there is one."""
        return State(self.paused_from) if self.paused_from else None

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more will happen to the dossier."""
        return self.state_enum in FINAL
