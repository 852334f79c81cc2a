"""Tiny models of the true architectures, trained by heart on our own sentences."""
