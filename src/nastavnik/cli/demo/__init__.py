"""The demo school, told by calling the same actions as the pages do; all its people are invented."""
