"""Times: what a report says of when things happened, with its TIMEX3 value."""
