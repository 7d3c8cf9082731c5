"""Oryndau: Kazakhstan's enforcement services as one system."""
