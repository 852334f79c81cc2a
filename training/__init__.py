"""How the starter's adapter was made: prepare, train, export, evaluate (see README.md)."""
