"""How a call through the gateway fails. No error quotes what was sent or received as data."""


class GatewayError(Exception):
    """The call gave no answer to rely on; the act that needs it waits (fail closed)."""

    retryable = True
    """Whether repeating the call with the same message id can help without anybody changing something."""


class GatewayUnavailable(GatewayError):
    """No connection, no answer in time, or something that is not a SOAP answer."""


class BadSignature(GatewayError):
    """The answer's signature is absent, wrong, or not of a signer that we rely on; the answer is thrown away.

    Worth repeating, since a proxy's page or a change of the gateway's key looks the same; an operator is
    told.
    """


class GatewayRefused(GatewayError):
    """The gateway delivered the request; the register refused its data (SCSE002 or a result code)."""

    retryable = False

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class GatewayFault(GatewayError):
    """The gateway or the register failed on the request; `code` as given, `sub_code` of the system behind."""

    # 999: no such service. 401: our signature or sender is not accepted. 409: the message id was used
    # before for another request. 000: the answer is not of the agreed shape. Repeating any of them changes
    # nothing.
    _LASTING = frozenset({"000", "401", "409", "999"})

    def __init__(self, code: str, message: str, sub_code: str = "") -> None:
        super().__init__(f"{code}: {message}" + (f" ({sub_code})" if sub_code else ""))
        self.code = code
        self.sub_code = sub_code
        self.retryable = code not in self._LASTING
