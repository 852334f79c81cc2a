"""The page: ``serve`` starts it. Gradio is imported only then."""

from summarizer.web.application import build_application
from summarizer.web.options import ServeOptions
from summarizer.web.server import serve
from summarizer.web.service import Service

__all__ = ["ServeOptions", "Service", "build_application", "serve"]
