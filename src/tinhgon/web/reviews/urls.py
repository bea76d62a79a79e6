"""Addresses of review packs (below ``so-ket/``)."""

from django.urls import path

from tinhgon.web.reviews import files, views

urlpatterns = [
    path("", views.packs, name="reviews"),
    path("moi/", views.new, name="review-new"),
    path("<str:code>/", views.pack, name="review"),
    path("<str:code>/thay-doi/", views.changes, name="review-changes"),
    path("<str:code>/con-so/<str:id>/", views.rows, name="review-figure"),
    path("<str:code>/bao-cao.docx", files.file, {"ending": "docx"}, name="review-docx"),
    path("<str:code>/bao-cao.pdf", files.file, {"ending": "pdf"}, name="review-pdf"),
    path("<str:code>/dan-chung.xlsx", files.file, {"ending": "xlsx"}, name="review-xlsx"),
]
