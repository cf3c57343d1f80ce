"""Jobs and carriers that real worker processes of the tests use; the product knows nothing of them."""
