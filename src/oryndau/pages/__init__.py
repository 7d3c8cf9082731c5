"""Pieces of pages that every room may use: typed components, form fields, the formats of dates and money.

The room stands low, so that the services' forms and views may import it; the layout that shows the pieces is
`oryndau.portal`, which stands on top.
"""
