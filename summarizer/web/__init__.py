"""The page: ``serve`` starts it. Gradio is imported only then."""

from summarizer.web.options import ServeOptions
from summarizer.web.server import build_application, serve
from summarizer.web.service import Service

__all__ = ["ServeOptions", "Service", "build_application", "serve"]
