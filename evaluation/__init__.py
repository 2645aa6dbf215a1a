"""Evaluation: predictions in the form that the scorers read."""
