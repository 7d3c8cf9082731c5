"""The emulated NCALayer: the WebSocket program by which a browser has a document signed (E-11).

wss on 13579 as the real one, ws on 13580 for the demonstration's plain page, control over HTTP on 13585. It
speaks `kz.gov.pki.knca.basics` and `kz.gov.pki.knca.commonUtils`, and signs with the keys of the emulated
centre.
"""

from oryndau.emulators.ncalayer.server import serve

__all__ = ["serve"]
