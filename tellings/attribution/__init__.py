"""Attribution: statements, their speakers and relays."""
