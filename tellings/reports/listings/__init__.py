"""Listings: feeds, lists of feeds and site maps, which hold no reports but the addresses of reports."""

from tellings.reports.listings.listing import Listed, Listing, ListingKind
from tellings.reports.listings.read import read_listing

__all__ = ["Listed", "Listing", "ListingKind", "read_listing"]
