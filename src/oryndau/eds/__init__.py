"""Electronic signatures of Kazakhstan (E-07, E-11: an application on the portal is signed with an EDS).

Pure Python, no Django. The port is `verify.Verifier`; `verify.NativeVerifier` is our own implementation,
for RSA and elliptic-curve keys. `sign` makes signatures, `xmldsig` signs and verifies XML. Everything fails
closed: what cannot be read is invalid, what cannot be asked is indeterminate, and only what was proven is
valid.
"""
