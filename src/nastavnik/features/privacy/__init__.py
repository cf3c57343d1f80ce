"""The desk of personal data: requests of subjects, terms, destruction by act, incidents, large exports."""
