"""Web services: the only home of HTTP; one module a service."""
