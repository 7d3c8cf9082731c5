"""Tests that cross rooms; tests of one room stand in it."""
