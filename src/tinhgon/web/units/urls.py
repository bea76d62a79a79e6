"""Addresses of bodies. The table and the tree come before codes, which may be any text."""

from django.urls import path

from tinhgon.web.units import tree, views

urlpatterns = [
    path("", views.units, name="units"),
    path("xuat.csv", views.export, {"kind": "csv"}, name="units-csv"),
    path("xuat.xlsx", views.export, {"kind": "xlsx"}, name="units-xlsx"),
    path("cay/", tree.tree, name="tree"),
    path("cay/<str:code>/", tree.branch, name="branch"),
    path("<str:code>/", views.unit, name="unit"),
    path("<str:code>/truc-thuoc/", views.below, name="unit-below"),
    path("<str:code>/lich-su/", views.history, name="unit-history"),
    path("<str:code>/nguon-goc/", views.descent, name="unit-descent"),
]
