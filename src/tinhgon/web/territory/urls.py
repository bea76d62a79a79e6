"""Addresses of territories."""

from django.urls import path

from tinhgon.web.territory import views

urlpatterns = [
    path("", views.places, name="places"),
    path("xuat.csv", views.export, {"kind": "csv"}, name="places-csv"),
    path("xuat.xlsx", views.export, {"kind": "xlsx"}, name="places-xlsx"),
    path("<str:code>/", views.place, name="place"),
    path("<str:code>/don-vi/", views.bodies, name="place-bodies"),
    path("<str:code>/lich-su/", views.history, name="place-history"),
    path("<str:code>/nguon-goc/", views.descent, name="place-descent"),
]
