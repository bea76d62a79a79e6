"""Addresses of denunciations (below ``to-cao/``) and of officers' keys."""

from django.urls import path

from tinhgon.web.denunciations import desk, doing, keeping, public

urlpatterns = [
    path("to-cao/", public.home, name="denunciations"),
    path("to-cao/gui/", public.send, name="denunciation-send"),
    path("to-cao/theo-doi/", public.follow, name="denunciation-follow"),
    path("to-cao/cong-khai/", public.published, name="denunciation-published"),
    path("to-cao/cong-khai/<str:code>/", public.publication, name="denunciation-publication"),
    path("to-cao/xu-ly/", desk.desk, name="denunciation-desk"),
    path("to-cao/xu-ly/<str:code>/", desk.matter, name="denunciation"),
    path("to-cao/xu-ly/<str:code>/lam/", doing.act, name="denunciation-act"),
    path("niem-phong/", keeping.keys, name="sealing-keys"),
]
