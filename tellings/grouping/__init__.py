"""Group a stream of reports into stories, as they come."""
