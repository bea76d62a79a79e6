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
/ban-do/       Bản đồ (map)                atlas
/con-so/       Con số (figures)            figures
/so-sanh/      So sánh hai ngày            comparison
/de-an/        Đề án (schemes)             schemes
/de-an/ho-so/  Hồ sơ (dossiers)            dossiers
/phuong-an/    Phương án (plans)           planning
/nguon-goc/    Nguồn gốc (lineage)         lineage
/nhat-ky/      Nhật ký (ledger)            ledger
/dang-nhap/    Đăng nhập (signing in)      accounts
/tai-khoan/    Tài khoản (one's account)   accounts
/tham-quyen/   Thẩm quyền (mandates)       mandates
/thoi-han/     Thời hạn (terms)            terms
/nghi-quyet/   Nghị quyết (resolutions)    resolutions
/chu-de/       Chủ đề năm (themes)         resolutions
/vu-viec/      Vụ việc (cases)             cases
/theo-doi/     Theo dõi (tracking)         cases
/hop-thu/      Hộp thư (inbox)             notices
/to-cao/       Tố cáo (denunciations)      denunciations
/niem-phong/   Niêm phong (keys)           denunciations
/nhiem-vu/     Nhiệm vụ (tasks)            tasks
/gui-don/      Gửi đơn (sending one)       petitions
/don-thu/      Đơn thư (petitions)         petitions
/tiep-dan/     Tiếp dân (reception)        reception
=============  ==========================  =========================
"""

from django.urls import include, path

from tinhgon.web import language

urlpatterns = [
    path("ngon-ngu/<str:code>/", language.choose, name="language"),
    path("", include("tinhgon.web.overview.urls")),
    path("don-vi/", include("tinhgon.web.units.urls")),
    path("dia-ban/", include("tinhgon.web.territory.urls")),
    path("nguoi/", include("tinhgon.web.people.urls")),
    path("so-do/", include("tinhgon.web.chart.urls")),
    path("tim/", include("tinhgon.web.search.urls")),
    path("du-lieu/", include("tinhgon.web.data.urls")),
    path("ban-do/", include("tinhgon.web.atlas.urls")),
    path("con-so/", include("tinhgon.web.figures.urls")),
    path("so-sanh/", include("tinhgon.web.comparison.urls")),
    path("de-an/soan/", include("tinhgon.web.drafting.urls")),
    path("de-an/ho-so/", include("tinhgon.web.dossiers.urls")),
    path("de-an/", include("tinhgon.web.schemes.urls")),
    path("phuong-an/", include("tinhgon.web.planning.urls")),
    path("nguon-goc/", include("tinhgon.web.lineage.urls")),
    path("luat/", include("tinhgon.web.law.urls")),
    path("nhat-ky/", include("tinhgon.web.ledger.urls")),
    path("", include("tinhgon.web.accounts.urls")),
    path("", include("tinhgon.web.resolutions.urls")),
    path("", include("tinhgon.web.cases.urls")),
    path("so-ket/", include("tinhgon.web.reviews.urls")),
    path("", include("tinhgon.web.following.urls")),
    path("", include("tinhgon.web.notices.urls")),
    path("", include("tinhgon.web.petitions.urls")),
    path("tiep-dan/", include("tinhgon.web.reception.urls")),
    path("", include("tinhgon.web.denunciations.urls")),
    path("nhiem-vu/", include("tinhgon.web.tasks.urls")),
    path("thoi-han/", include("tinhgon.web.terms.urls")),
    path("tham-quyen/", include("tinhgon.web.mandates.urls")),
]
