"""Opens the page: ``python app.py``. Options come from the environment; ``summarizer serve --help`` lists them."""

from summarizer.errors import SummarizerError
from summarizer.web import serve

if __name__ == "__main__":
    try:
        serve()
    except SummarizerError as error:
        raise SystemExit(str(error)) from None
