"""Addresses of the scheme workspace."""

from django.urls import path

from tinhgon.web.drafting import acts, listing, stepping, workspace
from tinhgon.web.papers import views as papers

urlpatterns = [
    path("", listing.drafts, name="drafts"),
    path("moi/", listing.new, name="draft-new"),
    path("so-sanh/", listing.compare, name="draft-compare"),
    path("<str:name>/", workspace.workspace, name="draft"),
    path("<str:name>/tep.yaml", workspace.download, name="draft-file"),
    path("<str:name>/van-ban/", papers.of_draft, name="draft-papers"),
    path("<str:name>/con-so/<str:figure>/", workspace.evidence, name="draft-figure"),
    path("<str:name>/thong-tin/", acts.head, name="draft-head"),
    path("<str:name>/buoc/moi/", stepping.new_step, name="draft-step-new"),
    path("<str:name>/buoc/<int:number>/", stepping.one_step, name="draft-step"),
    path("<str:name>/buoc/<int:number>/bo/", acts.remove, name="draft-step-remove"),
    path("<str:name>/buoc/<int:number>/chuyen/", acts.carry, name="draft-step-move"),
    path("<str:name>/hoan-tac/", acts.undo, name="draft-undo"),
    path("<str:name>/lam-lai/", acts.redo, name="draft-redo"),
    path("<str:name>/phien-ban/<int:number>/", acts.take_up, name="draft-take-up"),
    path("<str:name>/doi-chieu/", acts.renew, name="draft-renew"),
    path("<str:name>/nhanh/", acts.branch, name="draft-branch"),
]
