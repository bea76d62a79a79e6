"""The API alone, so that its tests stand without the pages."""

from django.urls import include, path

urlpatterns = [path("api/", include("tinhgon.api.urls"))]
