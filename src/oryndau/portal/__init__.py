"""The shell of the site: layout, components, the forms' look, languages, and the browser's part of signing.

Everything that every page shares stands here (E-05, E-11, E-12: the portal, in three languages, around the
clock).
"""
