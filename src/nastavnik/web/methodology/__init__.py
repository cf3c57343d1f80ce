"""Pages of the methodology: read by parts, changed by layers, offered to programmes."""
