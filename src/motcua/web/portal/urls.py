"""Addresses of the public portal."""

from __future__ import annotations

from django.urls import path

from motcua.web.portal import home, offices, pages, procedure_page, procedures, tracking

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("thu-tuc/", procedures.procedure_list, name="procedures"),
    path("thu-tuc/<str:code>/", procedure_page.procedure, name="procedure"),
    path("tra-cuu/", tracking.look_up, name="track"),
    path("ho-so/<str:number>/", tracking.dossier, name="dossier"),
    path("ho-so/<str:number>/dong/", tracking.close, name="close"),
    path("noi-tiep-nhan/", offices.office_list, name="offices"),
    path("kha-nang-tiep-can/", pages.accessibility, name="accessibility"),
    path("du-lieu-ca-nhan/", pages.privacy, name="privacy"),
    path("robots.txt", pages.robots, name="robots"),
]
