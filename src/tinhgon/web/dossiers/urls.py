"""Addresses of dossiers."""

from django.urls import path

from tinhgon.web.dossiers import coded, documents, doing, opening, people, views
from tinhgon.web.papers import of_dossiers

urlpatterns = [
    path("", views.dossiers, name="dossiers"),
    path("ma/", coded.by_code, name="dossier-code"),
    path("moi/", opening.open_dossier, name="dossier-open"),
    path("<str:code>/", views.dossier, name="dossier"),
    path("<str:code>/lam/<str:what>/", doing.act, name="dossier-act"),
    path("<str:code>/nguoi/", people.affected, name="dossier-people"),
    path("<str:code>/cua-toi/", people.own, name="dossier-own"),
    path("<str:code>/lam-van-ban/", of_dossiers.of_dossier, name="dossier-papers"),
    path("<str:code>/van-ban/<str:digest>/", documents.document, name="dossier-document"),
]
