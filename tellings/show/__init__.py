"""Show: terminal, HTML page, JSON."""
