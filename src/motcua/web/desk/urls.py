"""Addresses of the officers' desk, under /desk/."""

from __future__ import annotations

from django.urls import path, register_converter

from motcua.web.desk import (
    acts,
    excel,
    inbox,
    page,
    receive_parts,
    received,
    receiving,
    returns,
    search,
    slips,
)
from motcua.web.desk.converters import NumberConverter

register_converter(NumberConverter, "dossier_number")
app_name = "desk"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("export.xlsx", excel.export, name="export"),
    path("receive/", receiving.receive, name="receive"),
    path("receive/options/", receive_parts.options, name="receive_options"),
    path("receive/procedure/", receive_parts.procedure, name="receive_procedure"),
    path("receive/preview/", receive_parts.preview, name="receive_preview"),
    path("receive/person/", receive_parts.person, name="receive_person"),
    path("search/", search.search, name="search"),
    path("returns/", returns.returns, name="returns"),
    path("dossiers/<dossier_number:number>/", page.dossier, name="dossier"),
    path("dossiers/<dossier_number:number>/received/", received.received, name="received"),
    path("dossiers/<dossier_number:number>/<slug:act>/", acts.act, name="act"),
    path("submissions/<int:pk>/", page.submission, name="submission"),
    path("submissions/<int:pk>/<slug:act>/", acts.act, name="submission_act"),
    path("forms/<uuid:form_id>.pdf", slips.slip, name="form"),
]
