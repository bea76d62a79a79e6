"""Addresses of tasks, below ``nhiem-vu/``."""

from django.urls import path

from tinhgon.web.tasks import acting, briefing, heads, one, ordering, views

urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("xuat.<str:kind>", views.export_list, name="tasks-export"),
    path("bang/", views.board, name="task-board"),
    path("moi/", ordering.new, name="task-new"),
    path("giao-ban/", briefing.briefing, name="briefing"),
    path("giao-ban/goi.<str:kind>", briefing.paper, name="briefing-paper"),
    path("giao-ban/<str:code>/", briefing.held, name="briefing-held"),
    path("nguoi/<str:code>/", heads.person, name="task-person"),
    path("chuc-vu/<int:post>/", heads.office, name="task-office"),
    path("<str:code>/", one.task, name="task"),
    path("<str:code>/lam/", acting.act, name="task-act"),
    path("<str:code>/minh-chung/<int:number>/", one.evidence, name="task-evidence"),
]
