"""Comparison: how the tellings of one point relate; one file a kind."""
