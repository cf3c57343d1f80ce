"""The measures: each counts one sign of quality from facts. The pack names them, `taking` runs them."""
