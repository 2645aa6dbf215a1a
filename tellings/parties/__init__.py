"""Parties: who is who, within a report and across reports."""
