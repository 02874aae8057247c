"""HTTP: read the request, ask, render. One blueprint a noun."""
