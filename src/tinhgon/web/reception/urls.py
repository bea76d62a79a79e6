"""Addresses of reception of citizens (below ``tiep-dan/``)."""

from django.urls import path

from tinhgon.web.reception import acting, views

urlpatterns = [
    path("", views.heads, name="reception"),
    path("luot/<str:visit>/", acting.visit, name="reception-visit"),
    path("luot/<str:visit>/lam/", acting.act_on_visit, name="reception-visit-act"),
    path("luot/<str:visit>/bien-ban.<str:ending>", acting.minutes, name="reception-minutes"),
    path("<str:code>/", views.body, name="reception-body"),
    path("<str:code>/lam/", acting.act, name="reception-act"),
]
