"""Addresses of the Commission's room."""

from django.urls import path

from oryndau.certification.commission import interview_views, minutes_views, room_views, vote_views

app_name = "commission"
_ONE = "<uuid:session_id>/"
_WHO = f"{_ONE}<uuid:candidate_id>/"
urlpatterns = [
    path("", room_views.mine, name="mine"),
    path(_ONE, room_views.room, name="room"),
    path(f"{_ONE}open/", room_views.opening, name="open"),
    path(f"{_ONE}recuse/", room_views.recusal, name="recuse"),
    path(f"{_ONE}minutes/", minutes_views.minutes, name="minutes"),
    path(f"{_ONE}minutes/draw-up/", minutes_views.draw_up, name="draw-up"),
    path(f"{_ONE}minutes/redraw/", minutes_views.redraw, name="redraw"),
    path(f"{_ONE}minutes/sign/", minutes_views.sign, name="sign-minutes"),
    path(f"{_ONE}minutes/<uuid:text_id>/file/", minutes_views.file, name="minutes-file"),
    path(f"{_WHO}interview/", interview_views.interview, name="interview"),
    path(f"{_WHO}marks/", interview_views.marks, name="marks"),
    path(f"{_WHO}vote/", vote_views.vote, name="vote"),
    path(f"{_WHO}dissent/", vote_views.dissent, name="dissent"),
]
