"""Addresses of people."""

from django.urls import path

from tinhgon.web.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("xuat.csv", views.export, {"kind": "csv"}, name="people-csv"),
    path("xuat.xlsx", views.export, {"kind": "xlsx"}, name="people-xlsx"),
    path("<str:code>/", views.person, name="person"),
]
