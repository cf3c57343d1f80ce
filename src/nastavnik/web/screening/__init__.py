"""Pages of clearances: who of the guests may be with children, and until when."""
