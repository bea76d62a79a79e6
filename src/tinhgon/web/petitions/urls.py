"""Addresses of petitions: sending one (``gui-don/``), and what officers do with them (``don-thu/``)."""

from django.urls import path

from tinhgon.web.petitions import acting, one, sending, views

urlpatterns = [
    path("gui-don/", sending.where, name="petition-where"),
    path("gui-don/viet/", sending.write, name="petition-send"),
    path("don-thu/", views.petitions, name="petitions"),
    path("don-thu/bang/", views.board, name="petition-board"),
    path("don-thu/moi/", views.new, name="petition-new"),
    path("don-thu/sap-xep/", views.by_scheme, name="petitions-by-scheme"),
    path("don-thu/cong-khai/", views.published, name="petitions-published"),
    path("don-thu/<str:code>/", one.petition, name="petition"),
    path("don-thu/<str:code>/lam/", acting.act, name="petition-act"),
    path("don-thu/<str:code>/van-ban/<int:number>.<str:ending>", one.paper, name="petition-letter"),
]
