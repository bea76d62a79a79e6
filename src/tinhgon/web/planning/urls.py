"""Addresses of plans."""

from django.urls import path

from tinhgon.web.planning import acts, asking, listing, views

urlpatterns = [
    path("", listing.plans, name="plans"),
    path("moi/", asking.new, name="plan-new"),
    path("so-sanh/", listing.compare, name="plan-compare"),
    path("<int:number>/", views.plan, name="plan"),
    path("<int:number>/tien-do/", views.progress, name="plan-progress"),
    path("<int:number>/nhom/<str:code>/", views.group, name="plan-group"),
    path("<int:number>/bai-toan.json", views.problem, name="plan-problem"),
    path("<int:number>/dung/", acts.stop, name="plan-stop"),
    path("<int:number>/lai/", acts.again, name="plan-again"),
    path("<int:number>/cam/", acts.forbid, name="plan-forbid"),
    path("<int:number>/khac/", acts.beside, name="plan-beside"),
    path("<int:number>/de-an/", acts.to_draft, name="plan-draft"),
]
