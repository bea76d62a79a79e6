"""Addresses of resolutions (``nghi-quyet/``) and of themes (``chu-de/``)."""

from django.urls import path

from tinhgon.web.resolutions import acting, cascade, clause, entering, files, one, themes, views

urlpatterns = [
    path("nghi-quyet/", views.documents, name="resolutions"),
    path("nghi-quyet/moi/", entering.new, name="resolution-new"),
    path("nghi-quyet/nhap/", entering.enter, name="resolution-enter"),
    path("nghi-quyet/<str:code>/", one.document, name="resolution"),
    path("nghi-quyet/<str:code>/lam/", acting.act, name="resolution-act"),
    path("nghi-quyet/<str:code>/toan-van/", entering.text, name="resolution-text"),
    path("nghi-quyet/<str:code>/dieu/<str:mark>/", clause.clause, name="resolution-clause"),
    path("nghi-quyet/<str:code>/cu-the-hoa/", cascade.matrix, name="resolution-cascade"),
    path("nghi-quyet/<str:code>/doi-chieu/<str:lower>/", cascade.compare, name="resolution-compare"),
    path("nghi-quyet/<str:code>/tep/<str:ending>/", files.file, name="resolution-file"),
    path("chu-de/", themes.themes, name="themes"),
    path("chu-de/moi/", themes.new, name="theme-new"),
    path("chu-de/<int:number>/", themes.theme, name="theme"),
]
