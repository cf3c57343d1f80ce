"""The API for other programs (OpenAPI): opened by a later issue; no address yet."""
