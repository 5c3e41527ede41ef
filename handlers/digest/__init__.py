"""The weekly digest, to be read and forwarded; asked for and declined by one tap."""
