"""Schools, municipalities and regions: the passport every document needs."""
