"""Addresses of mandates."""

from django.urls import path

from tinhgon.web.mandates import acting, register, views

urlpatterns = [
    path("", views.mandates, name="mandates"),
    path("vai-tro/", views.roles, name="mandate-roles"),
    path("so/", register.register_page, name="authority"),
    path("so/<str:row>/", register.confirm, name="authority-confirm"),
    path("giao/", acting.grant, name="mandate-grant"),
    path("<int:number>/", views.mandate, name="mandate"),
    path("<int:number>/uy-quyen/", acting.delegate, name="mandate-delegate"),
    path("<int:number>/cham-dut/", acting.end, name="mandate-end"),
]
