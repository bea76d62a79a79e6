"""Addresses of people."""

from django.urls import path

from tinhgon.web.people import file, views

urlpatterns = [
    path("", views.people, name="people"),
    path("xuat.csv", views.export, {"kind": "csv"}, name="people-csv"),
    path("xuat.xlsx", views.export, {"kind": "xlsx"}, name="people-xlsx"),
    path("ai-da-doc/", file.readings, name="readings"),
    path("<str:code>/", views.person, name="person"),
    path("<str:code>/ho-so/", file.file, name="person-file"),
    path("<str:code>/ho-so/ghi/", file.note, name="person-note"),
]
