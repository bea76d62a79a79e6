"""All addresses: each face brings its own list, and here they are joined."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say "ok" once the database answers, for a proxy or a supervisor that asks whether this server works."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


urlpatterns = [
    path("suc-khoe", health, name="health"),
    path("api/", include("tinhgon.api.urls")),
    path("", include("tinhgon.web.urls")),
]

handler400 = "tinhgon.web.errors.bad_request"
handler403 = "tinhgon.web.errors.forbidden"
handler404 = "tinhgon.web.errors.not_found"
handler500 = "tinhgon.web.errors.broken"
handler429 = "tinhgon.web.errors.too_many"
