"""All addresses of pages: one line per section. A section's own list is `urls.py` in its folder.

=============  ==========================  =========================
address        section                     folder
=============  ==========================  =========================
/              Tổng quan (overview)        overview
/don-vi/       Đơn vị (units)              units
/dia-ban/      Địa bàn (territory)         territory
/nguoi/        Người (people)              people
/so-do/        Sơ đồ (organisation chart)  chart
/tim/          Tìm (search)                search
/du-lieu/      Dữ liệu (data)              data
=============  ==========================  =========================
"""

from django.urls import include, path

from tinhgon.web import language

urlpatterns = [
    path("ngon-ngu/<str:code>/", language.choose, name="language"),
    path("", include("tinhgon.web.overview.urls")),
]
