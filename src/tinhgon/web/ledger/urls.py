"""Addresses of the ledger."""

from django.urls import path

from tinhgon.web.ledger import trail, views

urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("kiem-tra/", views.check, name="ledger-check"),
    path("dau-vet/", trail.trail_page, name="trail"),
    path("<int:number>/", views.entry, name="ledger-entry"),
]
