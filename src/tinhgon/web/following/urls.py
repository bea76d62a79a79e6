"""Addresses of what is followed: limitations, recommendations, regulations, emerging problems."""

from django.urls import path

from tinhgon.web.following import issues, limits, recommendations, regulations

urlpatterns = [
    path("han-che/", limits.limitations, name="limitations"),
    path("han-che/moi/", limits.new, name="limitation-new"),
    path("han-che/xuat.csv", limits.export, {"kind": "csv"}, name="limitations-csv"),
    path("han-che/xuat.xlsx", limits.export, {"kind": "xlsx"}, name="limitations-xlsx"),
    path("han-che/<str:code>/", limits.limitation, name="limitation"),
    path("kien-nghi-cap-tren/", recommendations.recommendations, name="recommendations"),
    path("kien-nghi-cap-tren/moi/", recommendations.new, name="recommendation-new"),
    path("kien-nghi-cap-tren/xuat.csv", recommendations.export, {"kind": "csv"}, name="recommendations-csv"),
    path("kien-nghi-cap-tren/xuat.xlsx", recommendations.export, {"kind": "xlsx"}, name="recommendations-xlsx"),
    path("kien-nghi-cap-tren/<str:code>/", recommendations.recommendation, name="recommendation"),
    path("quy-che/", regulations.regulations, name="regulations"),
    path("quy-che/moi/", regulations.new, name="regulation-new"),
    path("quy-che/<str:code>/", regulations.regulation, name="regulation"),
    path("van-de/", issues.issues, name="issues"),
    path("van-de/moi/", issues.new, name="issue-new"),
    path("van-de/<str:code>/", issues.issue, name="issue"),
]
