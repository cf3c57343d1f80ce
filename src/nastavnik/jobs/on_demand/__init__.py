"""Jobs that run on."""
"""Jobs that run demand."""
