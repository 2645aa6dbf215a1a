"""Timeline: when each point of a story happened, as far as the reports tell it, and when they were published."""
