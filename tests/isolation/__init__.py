"""The generated matrix: every address × every method × every principal × every foreign place."""
