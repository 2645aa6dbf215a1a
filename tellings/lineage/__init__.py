"""Lineage: what was copied from what, and how many origins a story and each of its points have."""
