"""Web services: the only home of HTTP; one module a service. There is none: Audio2 asks nothing of
the network."""
