"""Reports as an app of Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Báo cáo sơ kết, tổng kết."""

    name = "tinhgon.reports"
    label = "reports"
    verbose_name = "Báo cáo sơ kết, tổng kết"
