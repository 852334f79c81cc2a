"""Short summaries: extractive always, abstractive where a model is there, every sentence traced to its sources."""
