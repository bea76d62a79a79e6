"""Addresses of terms."""

from django.urls import path

from tinhgon.web.terms import views

urlpatterns = [
    path("", views.terms, name="terms"),
    path("lich/", views.calendar, name="calendar"),
    path("<str:term>/", views.term, name="term"),
]
