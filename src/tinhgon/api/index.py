"""The page at /api/: every address of the API with what it answers, plain HTML without scripts or styles of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Tinh Gọn</title></head><body><main>
<h1>API của Tinh Gọn</h1>
<p>Đọc mọi thứ vào bất kỳ ngày nào: thêm <code>?on=2025-07-01</code>; theo hiểu biết đến một lúc: <code>&amp;known=2025-07-01T08:00</code>.
Không địa chỉ nào ghi vào sổ. <span lang="en">Everything can be read as of any day; nothing here writes.</span></p>
<p><a href="{schema}">OpenAPI</a></p>
{rooms}
</main></body></html>"""


def index_of(api: NinjaAPI) -> Any:
    """Return the view that lists the endpoints of an API, grouped by room."""

    @require_safe
    def index(request: HttpRequest) -> HttpResponse:
        """List every address of the API."""
        paths: dict[str, Any] = api.get_openapi_schema()["paths"]
        rooms: dict[str, list[tuple[str, str, Any]]] = {}
        for path, methods in paths.items():
            for method, said in methods.items():
                rooms.setdefault(said["tags"][0], []).append((method.upper(), path, said))
        shown = format_html_join(
            "\n", "<h2>{}</h2>\n<dl>{}</dl>", ((room, _endpoints(rows)) for room, rows in rooms.items())
        )
        return HttpResponse(format_html(_PAGE, schema=f"{request.path}openapi.json", rooms=shown))

    return index


def _endpoints(rows: list[tuple[str, str, Any]]) -> SafeString:
    def parts() -> Any:
        for method, path, said in rows:
            asked = format_html_join(
                "", "<li><code>{}</code> {}</li>",
                ((one["name"], one.get("description") or one["schema"].get("description", "")) for one in said.get("parameters", ())),
            )  # fmt: skip
            yield method, path, said["summary"], said.get("description", ""), asked

    return format_html_join(
        "\n", "<dt>{} <code>{}</code></dt><dd><strong>{}</strong><p lang='en'>{}</p><ul>{}</ul></dd>", parts()
    )
