"""Members of staff signed in for a measurement: a session in the same store that the site reads."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from oryndau.bench.load import request
from oryndau.people.models import Staff
from oryndau.people.sign_in import BACKEND

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in browser: its cookies, and the secret that binds signature sessions to it."""

    cookies: str
    csrf: str
    signing: str

    def get(self, path: str) -> bytes:
        """The bytes of a page's request."""
        return request("GET", path, self._headers())

    def post(self, path: str, data: dict[str, str | list[str]]) -> bytes:
        """The bytes of a form's request."""
        return request("POST", path, self.form_headers(), urlencode(data, doseq=True).encode())

    def form_headers(self) -> dict[str, str]:
        """Headers of a form that is sent."""
        return {**self._headers(), "Content-Type": FORM, "X-CSRFToken": self.csrf}

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self.cookies, "Accept": "text/html", "Accept-Language": "ru"}


def browser_of(post: Staff) -> Browser:
    """Sign a member of staff in, as his EDS would."""
    visit, signing, csrf = HttpRequest(), secrets.token_hex(32), secrets.token_hex(16)
    visit.META["REMOTE_ADDR"] = "127.0.0.1"
    visit.session = SessionStore()
    login(visit, post.person, backend=BACKEND)
    visit.session.update({"acting": f"staff:{post.pk}", "certificate_bin": "", "signing-browser": signing})
    visit.session.save()
    return Browser(f"sessionid={visit.session.session_key}; csrftoken={csrf}", csrf, signing)
