"""The guides and the sources that they rest on."""
