"""Alignment: which passages tell the same point."""
