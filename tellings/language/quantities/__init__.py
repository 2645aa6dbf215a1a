"""Quantities: how many or how much of what, each as an interval with its unit and what is counted."""
