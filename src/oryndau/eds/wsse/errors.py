"""Why a message is not relied upon."""


class WsseError(ValueError):
    """The message cannot be relied upon; ``str(error)`` says why without quoting the message."""


class MalformedMessage(WsseError):
    """Not a SOAP message of the permitted shape: bad XML, a DTD, too large, two Bodies, a missing part."""


class SignatureRefused(WsseError):
    """The signature is absent, does not cover the Body, or does not match it."""


class UntrustedCertificate(WsseError):
    """The signature is the certificate's, but the certificate is not one that we rely on at this moment."""
