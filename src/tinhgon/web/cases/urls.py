"""Addresses of cases (below ``vu-viec/``), and of tracking by code."""

from django.urls import path

from tinhgon.web.cases import acting, one, opening, tracking, views

urlpatterns = [
    path("vu-viec/", views.cases, name="cases"),
    path("vu-viec/bang/", views.board, name="case-board"),
    path("vu-viec/thu-tuc/", views.procedures_page, name="case-procedures"),
    path("vu-viec/moi/", opening.new, name="case-new"),
    path("vu-viec/<str:code>/", one.case, name="case"),
    path("vu-viec/<str:code>/lam/", acting.act, name="case-act"),
    path("vu-viec/<str:code>/thoi-han/", one.terms, name="case-terms"),
    path("vu-viec/<str:code>/giay/<int:number>/", one.paper, name="case-paper"),
    path("theo-doi/", tracking.track, name="track"),
    path("theo-doi/<str:code>/", tracking.by_code, name="track-code"),
]
