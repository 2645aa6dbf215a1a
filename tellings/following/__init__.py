"""Follow the news: read feeds again and again, fetch what they list once, politely, and keep it in a library."""

from tellings.following.polite import PoliteFetcher
from tellings.following.rounds import Round, follow_round
from tellings.following.watch import watch

__all__ = ["PoliteFetcher", "Round", "follow_round", "watch"]
