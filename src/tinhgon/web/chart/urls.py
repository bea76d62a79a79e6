"""Addresses of organisation charts."""

from django.urls import path

from tinhgon.web.chart import views

urlpatterns = [path("", views.top, name="charts"), path("<str:code>/", views.chart, name="chart")]
