"""Addresses of this part."""

from django.urls import path

from oryndau.examination.hall.views import draw, end, seat, test

app_name = "hall"
urlpatterns = [
    path("", seat.home, name="home"),
    path("code/", seat.code, name="code"),
    path("look/", seat.look, name="look"),
    path("draw/<uuid:session_id>/", draw.page, name="draw"),
    path("draw/<uuid:session_id>/data.json", draw.data, name="draw-data"),
    path("<uuid:attempt_id>/", test.page, name="test"),
    path("<uuid:attempt_id>/answers/", test.answers, name="answers"),
    path("<uuid:attempt_id>/flag/", test.flag, name="flag"),
    path("<uuid:attempt_id>/alive/", seat.alive, name="alive"),
    path("<uuid:attempt_id>/finish/", end.finish, name="finish"),
    path("<uuid:attempt_id>/result/", end.result, name="result"),
    path("<uuid:attempt_id>/review/", end.review, name="review"),
]
