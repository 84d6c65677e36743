"""One module a screen: builds widgets and models, calls services, listens to facts."""
