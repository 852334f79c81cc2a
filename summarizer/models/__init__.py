"""Models: which (models.txt), from where (the hub's cache), and under which licence."""

from summarizer.models.provider import Models
from summarizer.models.registry import ModelSpec, Registry, load_registry
from summarizer.models.route import Route

__all__ = ["ModelSpec", "Models", "Registry", "Route", "load_registry"]
