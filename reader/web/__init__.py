"""The network: the one place that imports httpx."""
