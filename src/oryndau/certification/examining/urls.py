"""Addresses of this part."""

from django.urls import path

from oryndau.certification.examining.views import hall, own, photo, rulings, seat

app_name = "examining"
urlpatterns = [
    path("", hall.halls, name="halls"),
    path("<uuid:session_id>/", hall.hall, name="hall"),
    path("<uuid:session_id>/seats/", hall.seats, name="seats"),
    path("<uuid:session_id>/begin/", hall.begin_all, name="begin-all"),
    path("candidates/<uuid:case_id>/", seat.seat, name="seat"),
    path("candidates/<uuid:case_id>/photo/", photo.photo, name="photo"),
    path("candidates/<uuid:case_id>/photo/state/", photo.state, name="photo-state"),
    path("candidates/<uuid:case_id>/photo/ask/", photo.ask, name="ask-photo"),
    path("candidates/<uuid:case_id>/begin/", seat.begin, name="begin"),
    path("candidates/<uuid:case_id>/let-in/", seat.let_in, name="let-in"),
    path("candidates/<uuid:case_id>/code/", seat.code, name="code"),
    path("candidates/<uuid:case_id>/note/", seat.note, name="note"),
    path("candidates/<uuid:case_id>/suspend/", seat.suspend, name="suspend"),
    path("candidates/<uuid:case_id>/sheet/", seat.sheet, name="sheet"),
    path("candidates/<uuid:case_id>/unsigned/", seat.unsigned, name="unsigned"),
    path("my/<uuid:case_id>/", own.own, name="own"),
    path("my/<uuid:case_id>/sheet/", own.sheet, name="own-sheet"),
    path("my/<uuid:case_id>/sign/", own.sign, name="sign"),
    path("my/<uuid:case_id>/questions/<int:question>/", own.appeal, name="appeal"),
    path("rulings/", rulings.rulings, name="rulings"),
    path("rulings/<uuid:appeal_id>/", rulings.ruling, name="ruling"),
]
