"""Signs a person in by a verified EDS. There is no other way in."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from oryndau.people.models import Person


class EdsBackend(BaseBackend):
    """Finds the person of a session; `authenticate` is never asked: see `people.sign_in`."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Nobody signs in with credentials."""
        return

    def get_user(self, user_id: UUID) -> Person | None:
        """The active person of a session."""
        return Person.objects.filter(pk=user_id, is_active=True).first()
