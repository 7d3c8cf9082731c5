"""Who calls: the bearer token of an organisation (RFC 6750), its scope, and how fast it may ask."""

from datetime import timedelta

from django.http import HttpRequest
from ninja.security import HttpBearer

from oryndau.api import rates, tokens
from oryndau.api.problems import Problem
from oryndau.api.scopes import Scope
from oryndau.api.tokens import Caller
from oryndau.people import limits
from oryndau.timekeeping import now

_GUESSES, _WINDOW = 300, timedelta(minutes=5)
_REALM = 'Bearer realm="oryndau"'


class Bearer(HttpBearer):
    """Asks for a live token with a scope; without a scope any live token will do."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller:
        """The caller, or 401, 403, 429."""
        caller: Caller | None = super().__call__(request)
        if caller is None:
            raise Problem(401, "token-needed", headers={"WWW-Authenticate": _REALM})
        rates.take(caller.token)
        if self.scope and self.scope not in caller.scopes:
            said = f'{_REALM}, error="insufficient_scope", scope="{self.scope}"'
            raise Problem(403, "scope-needed", detail=self.scope, headers={"WWW-Authenticate": said})
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller of a token; guesses are counted by the address that they come from."""
        caller = tokens.find(token[:200], now())
        if caller is None:
            address = limits.address_of(request)
            limits.count("api-token", address, limit=_GUESSES, window=_WINDOW)
        return caller
