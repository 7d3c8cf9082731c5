"""What binds a signature session to the browser that opened it."""

import secrets

from django.http import HttpRequest

_KEY = "signing-browser"


def browser_key(request: HttpRequest) -> str:
    """A secret of this browser's session, made when first asked for; it survives the sign-in."""
    if _KEY not in request.session:
        request.session[_KEY] = secrets.token_hex(32)
    return str(request.session[_KEY])
