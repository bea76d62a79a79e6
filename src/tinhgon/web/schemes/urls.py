"""Addresses of schemes."""

from django.urls import path

from tinhgon.web.papers import views as papers
from tinhgon.web.schemes import enacting, trial, views

urlpatterns = [
    path("", views.schemes, name="schemes"),
    path("chay-thu/", trial.trial, name="scheme-trial"),
    path("chay-thu/van-ban/", papers.of_trial, name="scheme-trial-papers"),
    path("thi-hanh/", enacting.enact, name="scheme-enact"),
    path("luoc-do.json", trial.json_schema, name="scheme-schema"),
    path("<str:id>/", views.scheme, name="scheme"),
    path("<str:id>/van-ban/", papers.of_enacted, name="scheme-papers"),
    path("<str:id>/tep.yaml", views.download, name="scheme-file"),
    path("<str:id>/con-so/<str:figure>/", views.evidence, name="scheme-figure"),
]
