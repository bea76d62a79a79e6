"""Addresses of dossiers."""

from django.urls import path

from tinhgon.web.dossiers import coded, views

urlpatterns = [
    path("", views.dossiers, name="dossiers"),
    path("ma/", coded.by_code, name="dossier-code"),
    path("<str:code>/", views.dossier, name="dossier"),
]
